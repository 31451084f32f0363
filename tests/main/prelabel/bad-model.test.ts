import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detect } from '@main/prelabel/detect';
import { loadCard } from '@main/prelabel/load-card';
import { findModel, listModels } from '@main/prelabel/models';
import { openSession } from '@main/prelabel/session';
import { UserError } from '@shared/lib/user-error';
import { nanodetOutputs, smallModel, writeModelFolder } from '@tests/support/model-folder';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');
const shipped = resolve(import.meta.dirname, '../../../resources/models');

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'plumbline-models-'));
});

afterAll(() => rm(root, { recursive: true }));

async function failureOf(attempt: Promise<unknown>): Promise<UserError> {
  const outcome = await attempt.catch((error: unknown) => error);
  if (outcome instanceof UserError) return outcome;
  return expect.fail(`expected an error for the user, got ${String(outcome)}`);
}

/** Opens the model in `folder` and runs it on a photograph. */
async function tryModel(folder: string): Promise<unknown> {
  const session = await openSession(folder);
  try {
    return await detect(session, { imagePath: astronaut, region: null, threshold: 0.5 }, () => false);
  } finally {
    await session.close();
  }
}

describe('a sound model of a few hundred bytes', () => {
  it('runs, and its box comes out in the pixels of the image', async () => {
    const folder = await writeModelFolder(join(root, 'sound'));
    expect(await tryModel(folder)).toEqual([
      { classIndex: 0, score: Math.fround(0.9), box: { x: 0, y: 0, width: 512, height: 512 } },
    ]);
  });
});

describe('a model that is not what its card says', () => {
  it('is missing its card', async () => {
    const { code, message } = await failureOf(openSession(join(root, 'nowhere')));
    expect(code).toBe('model.missing');
    expect(message).toContain(join(root, 'nowhere', 'card.json'));
  });

  it('has a card that is not JSON', async () => {
    const folder = await writeModelFolder(join(root, 'no-json'));
    await writeFile(join(folder, 'card.json'), '{"id": ');
    expect((await failureOf(openSession(folder))).code).toBe('model.badCard');
  });

  it('has a card whose fields are wrong, and each is named', async () => {
    const folder = await writeModelFolder(join(root, 'fields'), smallModel(), { classes: [], adapter: 'yolo99' });
    const { code, message } = await failureOf(openSession(folder));
    expect(code).toBe('model.badCard');
    expect(message).toContain('adapter');
    expect(message).toContain('classes');
  });

  it('wants a file outside its own folder', async () => {
    const folder = await writeModelFolder(join(root, 'outside'), smallModel(), { file: '../sound/model.onnx' });
    expect((await failureOf(openSession(folder))).message).toContain('without a folder');
  });

  it('has lost its file', async () => {
    const folder = await writeModelFolder(join(root, 'lost'));
    await rm(join(folder, 'model.onnx'));
    expect((await failureOf(openSession(folder))).code).toBe('model.missing');
  });

  it('was cut off while it was copied', async () => {
    const folder = await writeModelFolder(join(root, 'cut'));
    await truncate(join(folder, 'model.onnx'), 100);
    const { code, message } = await failureOf(openSession(folder));
    expect(code).toBe('model.changed');
    expect(message).toContain('got 100 bytes');
  });

  it('was changed in one byte', async () => {
    const folder = await writeModelFolder(join(root, 'changed'));
    const bytes = await readFile(join(folder, 'model.onnx'));
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(join(folder, 'model.onnx'), bytes);
    expect((await failureOf(openSession(folder))).message).toContain('sha256');
  });

  it.each([
    ['is a text', new TextEncoder().encode('this is not a network')],
    ['is empty of a graph', new Uint8Array([8, 7])],
    ['is half of a network', smallModel().slice(0, 300)],
  ])('%s and not ONNX', async (name, bytes) => {
    const folder = await writeModelFolder(join(root, name), bytes);
    expect((await failureOf(openSession(folder))).code).toBe('model.unreadable');
  });

  it('has no output of the name in its card', async () => {
    const folder = await writeModelFolder(join(root, 'names'), smallModel(nanodetOutputs().slice(1)));
    const { code, message } = await failureOf(openSession(folder));
    expect(code).toBe('model.cardMismatch');
    expect(message).toContain('output "score0"');
  });

  it('wants an input that the card knows nothing of', async () => {
    const { input } = await loadCard(join(root, 'sound'));
    const folder = await writeModelFolder(join(root, 'input'), smallModel(), { input: { ...input, name: 'pixels' } });
    expect((await failureOf(openSession(folder))).message).toContain('nothing is given to "images"');
  });

  it('wants an input of another size', async () => {
    const folder = await writeModelFolder(join(root, 'size'), smallModel(nanodetOutputs(), 64));
    expect((await failureOf(tryModel(folder))).code).toBe('model.failed');
  });

  it('gives tensors of another shape', async () => {
    const outputs = nanodetOutputs().map((output) => (output.name === 'score2' ? { ...output, shape: [1] } : output));
    const { code, message } = await failureOf(
      tryModel(await writeModelFolder(join(root, 'shape'), smallModel(outputs))),
    );
    expect(code).toBe('model.unexpectedOutput');
    expect(message).toContain('"score2" is [1] where [1, 1, 1] was expected');
  });

  it('gives tensors of another type', async () => {
    const outputs = nanodetOutputs().map((output) => ({ ...output, type: 'uint16' as const }));
    const { message } = await failureOf(tryModel(await writeModelFolder(join(root, 'type'), smallModel(outputs))));
    expect(message).toContain('uint16 where numbers were expected');
  });

  it('gives what is not a number', async () => {
    const outputs = nanodetOutputs().map((output) =>
      output.name === 'score0' ? { ...output, values: output.values.map(() => Number.NaN) } : output,
    );
    const { code } = await failureOf(tryModel(await writeModelFolder(join(root, 'nan'), smallModel(outputs))));
    expect(code).toBe('model.notANumber');
  });
});

describe('a model that gives what is infinite', () => {
  it('says so instead of suggesting an object without an end', async () => {
    const outputs = nanodetOutputs().map((output) =>
      output.name === 'score0' || output.name === 'score2'
        ? { ...output, values: output.values.map(() => Number.POSITIVE_INFINITY) }
        : output,
    );
    const { code, message } = await failureOf(
      tryModel(await writeModelFolder(join(root, 'infinite'), smallModel(outputs))),
    );
    expect(code).toBe('model.notANumber');
    expect(message).toContain('infinite values');
  });
});

describe('the list of models', () => {
  it('has the shipped detector, with its licence and where it comes from', async () => {
    const { models, problems } = await listModels({ shipped: shipped, added: 'no such folder' });
    expect(problems).toEqual([]);
    const { card } = models.find((model) => model.card.id === 'nanodet-g-416')!;
    expect(card.classes).toHaveLength(80);
    expect(card.licence.spdx).toBe('Apache-2.0');
    expect(card.source.origin).toContain('https://');
  });

  it('lists the good ones and says what is wrong with the others', async () => {
    const mixed = join(root, 'mixed');
    await writeModelFolder(join(mixed, 'good'));
    await writeModelFolder(join(mixed, 'bad'), smallModel(), { bytes: -1 });
    const { models, problems } = await listModels({ shipped: mixed, added: 'no such folder' });
    expect(models.map(({ folder }) => folder)).toEqual([join(mixed, 'good')]);
    expect(problems.map(({ code }) => code)).toEqual(['model.badCard']);
  });

  it('finds a model by its name with or without the version, and says which there are', async () => {
    const mixed = join(root, 'mixed');
    expect((await findModel({ shipped: mixed, added: 'no such folder' }, 'small')).folder).toBe(join(mixed, 'good'));
    expect((await findModel({ shipped: mixed, added: 'no such folder' }, 'small@1')).folder).toBe(join(mixed, 'good'));
    const { code, message } = await failureOf(findModel({ shipped: mixed, added: 'no such folder' }, 'small@2'));
    expect(code).toBe('model.unknown');
    expect(message).toContain('small@1');
  });
});
