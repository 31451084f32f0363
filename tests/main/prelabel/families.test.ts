import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharp } from '@main/images/sharp';
import { assertExists } from '@shared/lib/assert';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelCard } from '@main/prelabel/card';
import { detect } from '@main/prelabel/detect';
import type { Detection } from '@main/prelabel/detection';
import { installModel } from '@main/prelabel/install-model';
import { inspectModel } from '@main/prelabel/recognise/inspect-model';
import { recogniseModel, type Recognition } from '@main/prelabel/recognise/recognise-model';
import { openSession } from '@main/prelabel/session';
import { familySamples, type FamilySample } from '@tests/support/detector-families';
import { buildModel, type ConstantOutput } from '@tests/support/onnx-builder';

let folder: string;
let picture: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-families-'));
  picture = join(folder, 'picture.png');
  await sharp({ create: { width: 128, height: 64, channels: 3, background: '#804020' } }).toFile(picture);
});

afterAll(() => rm(folder, { recursive: true }));

async function recognise(name: string, model: Uint8Array): Promise<Recognition> {
  const path = join(folder, `${name}.onnx`);
  await writeFile(path, model);
  return recogniseModel(await inspectModel(path));
}

async function draftOf(name: string, { inputs, outputs, metadata }: FamilySample): Promise<ModelCard> {
  const { card } = await recognise(name, buildModel(inputs, outputs, metadata));
  return assertExists(card, `${name} is recognised`);
}

/** Installs the model with the card, and runs it on the picture. */
async function tryCard(name: string, card: ModelCard): Promise<Detection[] | null> {
  const session = await openSession(
    await installModel(join(folder, 'models'), { model: join(folder, `${name}.onnx`) }, card),
  );
  try {
    return await detect(session, { imagePath: picture, region: null, threshold: 0.5 }, () => false);
  } finally {
    await session.close();
  }
}

describe.each(familySamples)('a model of the family $title', (sample) => {
  it('is recognised by its looks, and its box comes out at the right place', async () => {
    const card = await draftOf(sample.title, sample);
    expect(card.adapter).toBe(sample.adapter);
    const found = await tryCard(sample.title, card);
    expect(found).toHaveLength(1);
    const { classIndex, score, box } = found![0]!;
    expect(classIndex).toBe(2);
    expect(score).toBeCloseTo(0.8, 4);
    expect(box.x).toBeCloseTo(48, 3);
    expect(box.y).toBeCloseTo(24, 3);
    expect(box.width).toBeCloseTo(32, 3);
    expect(box.height).toBeCloseTo(16, 3);
  });

  it('is refused when its tensors have another shape than the card says', async () => {
    const card = await draftOf(sample.title, sample);
    const name = `${sample.title} lies`;
    const outputs = sample.outputs.map((output): ConstantOutput => ({
      ...output,
      shape: [output.values.length, 1, 1],
    }));
    await writeFile(join(folder, `${name}.onnx`), buildModel(sample.inputs, outputs));
    const facts = await inspectModel(join(folder, `${name}.onnx`));
    const lying = { ...card, id: `${card.id}-lies`, file: `${name}.onnx`, bytes: facts.bytes, sha256: facts.sha256 };
    await expect(tryCard(name, lying)).rejects.toMatchObject({ code: 'model.unexpectedOutput' });
  });
});

const yolo = familySamples[0]!;

describe('what an .onnx file says of itself', () => {
  it('names the classes, the licence and the size', async () => {
    const { card, ...rest } = await recognise(
      'named',
      buildModel(
        [{ name: 'images', type: 'float32', shape: ['batch', 3, 'height', 'width'] }],
        yolo.outputs.map((output) => ({ ...output, declared: ['batch', 7, 'anchors'] })),
        {
          task: 'detect',
          imgsz: '[64, 64]',
          names: `{0: 'cat', 1: "cat's tail", 2: 'don\\'t know'}`,
          license: 'AGPL-3.0 License (https://ultralytics.com/license)',
          author: 'Ultralytics',
        },
      ),
    );
    expect(rest).toMatchObject({ unsure: [] });
    expect(card).toMatchObject({
      adapter: 'yolo-v8',
      classes: ['cat', "cat's tail", "don't know"],
      licence: { spdx: 'AGPL-3.0 License (https://ultralytics.com/license)', holder: 'Ultralytics' },
      input: { name: 'images', width: 64, height: 64 },
    });
  });

  it('leaves open what a person then has to look at', async () => {
    const recognition = await recognise('bare', buildModel(yolo.inputs, yolo.outputs));
    expect(recognition).toMatchObject({ unsure: ['classes', 'licence'] });
    expect(recognition.card?.classes).toEqual(['class 0', 'class 1', 'class 2']);
  });

  it('may be of half precision', async () => {
    const half = {
      ...yolo,
      inputs: yolo.inputs.map((input) => ({ ...input, type: 'float16' as const })),
      outputs: yolo.outputs.map((output) => ({ ...output, type: 'float16' as const })),
    };
    const card = await draftOf('half', half);
    expect(card.input.dtype).toBe('float16');
    expect(await tryCard('half', card)).toMatchObject([{ classIndex: 2, box: { x: 48, y: 24 } }]);
  });

  it('may fit no family, and then its tensors are told', async () => {
    const strange: ConstantOutput = {
      name: 'strange',
      type: 'float32',
      shape: [2, 3, 1, 1, 1],
      values: [0, 0, 1, 0, 0, 0],
    };
    const { card, ...rest } = await recognise('strange', buildModel(yolo.inputs, [strange]));
    expect(card).toBeNull();
    expect(rest).toMatchObject({ problem: { code: 'model.unknownFamily' } });
    expect(JSON.stringify(rest)).toContain('strange float32 [2, 3, 1, 1, 1]');
  });

  it('may give a class that the card does not name', async () => {
    const card = await draftOf(
      'few',
      familySamples.find(({ adapter }) => adapter === 'end-to-end')!,
    );
    await expect(tryCard('few', { ...card, classes: ['cat', 'dog'] })).rejects.toMatchObject({
      code: 'model.unknownClass',
      params: { index: 2, count: 2 },
    });
  });

  it('may not read files outside its folder', async () => {
    await writeFile(join(folder, 'secret.bin'), Buffer.alloc(4));
    const thief: ConstantOutput = { name: 'y', type: 'float32', shape: [1], values: [0], external: '../secret.bin' };
    await mkdir(join(folder, 'inside'));
    await expect(recognise('inside/thief', buildModel(yolo.inputs, [thief]))).rejects.toMatchObject({
      code: 'model.unreadable',
    });
  });

  it('may be no model at all', async () => {
    await expect(recognise('text', Buffer.from('hello'))).rejects.toMatchObject({ code: 'model.unreadable' });
    await expect(inspectModel(join(folder, 'none.onnx'))).rejects.toMatchObject({ code: 'model.missing' });
  });
});

describe('installing a model', () => {
  it('refuses to replace another one, and its file stays as it was', async () => {
    const card = await draftOf('first', yolo);
    await installModel(join(folder, 'shelf'), { model: join(folder, 'first.onnx') }, card);
    await expect(
      installModel(join(folder, 'shelf'), { model: join(folder, 'first.onnx') }, card),
    ).rejects.toMatchObject({
      code: 'model.exists',
    });
  });
});
