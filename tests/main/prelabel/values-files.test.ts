import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { assertExists } from '@shared/lib/assert';
import type { ModelCard } from '@main/prelabel/card';
import { detect } from '@main/prelabel/detect';
import { installModel } from '@main/prelabel/install-model';
import { inspectModel } from '@main/prelabel/recognise/inspect-model';
import { recogniseModel } from '@main/prelabel/recognise/recognise-model';
import { openSession } from '@main/prelabel/session';
import { familySamples } from '@tests/support/detector-families';
import { buildModel } from '@tests/support/onnx-builder';
import { temporaryFolder } from '@tests/support/temporary-store';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');
const { inputs, outputs, metadata } = familySamples[0]!;

let folder: string;
let model: string;

/** Writes a model whose values lie in another file. @returns the card that is drafted for it. */
async function draft(valuesFile: string): Promise<ModelCard> {
  const bytes = new Uint8Array(Float32Array.from(outputs[0]!.values).buffer);
  await writeFile(join(folder, valuesFile), bytes);
  const [output] = outputs;
  await writeFile(model, buildModel(inputs, [{ ...output!, external: valuesFile }], metadata));
  return assertExists(recogniseModel(await inspectModel(model)).card, 'recognised');
}

beforeEach(() => {
  folder = temporaryFolder();
  model = join(folder, 'large.onnx');
});

describe('a model whose values lie in files beside it', () => {
  it('is installed with them, and runs without the ones it came from', async () => {
    const card = await draft('large.onnx.data');
    expect(card.parts).toMatchObject([{ role: 'values', file: 'large.onnx.data' }]);
    const installed = await installModel(join(folder, 'models'), { model }, card);
    await rm(model);
    await rm(join(folder, 'large.onnx.data'));
    const session = await openSession(installed);
    try {
      const found = await detect(session, { imagePath: astronaut, region: null, threshold: 0.5 }, () => false);
      expect(found).toMatchObject([{ classIndex: 2 }]);
    } finally {
      await session.close();
    }
  });

  it('is refused when they were changed or lost since, and nothing is left of an attempt to add it', async () => {
    const card = await draft('large.onnx.data');
    const installed = await installModel(join(folder, 'models'), { model }, card);
    await writeFile(join(installed, 'large.onnx.data'), Buffer.alloc(card.parts[0]!.bytes));
    await expect(openSession(installed)).rejects.toMatchObject({ code: 'model.changed' });
    await rm(join(installed, 'large.onnx.data'));
    await expect(openSession(installed)).rejects.toMatchObject({ code: 'model.missing' });
    await rm(join(folder, 'large.onnx.data'));
    await expect(installModel(join(folder, 'others'), { model }, card)).rejects.toMatchObject({
      code: 'model.missing',
    });
    await expect(openSession(join(folder, 'others', card.id))).rejects.toMatchObject({ code: 'model.missing' });
  });

  it('is refused with words when they lie in a folder of their own', async () => {
    await mkdir(join(folder, 'weights'));
    await expect(draft('weights/values.bin')).rejects.toThrow('its values are in weights/values.bin');
  });
});
