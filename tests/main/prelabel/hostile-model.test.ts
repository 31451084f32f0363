import { symlink, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { prelabelBatch } from '@main/prelabel/batch';
import { PrelabelHost, type PrelabelHostOptions } from '@main/prelabel/host';
import { UserError } from '@shared/lib/user-error';
import { endlessModel, hungryModel } from '@tests/support/hostile-models';
import { writeModelFolder } from '@tests/support/model-folder';
import { buildModel } from '@tests/support/onnx-builder';
import { temporaryFolder } from '@tests/support/temporary-store';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');
const megabyte = 2 ** 20;

let entry: string;
const hosts: PrelabelHost[] = [];

beforeAll(async () => {
  entry = await buildPrelabelWorker();
});

afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

function startHost(options: Omit<PrelabelHostOptions, 'entry'> = {}): PrelabelHost {
  const host = new PrelabelHost({ entry, ...options });
  hosts.push(host);
  return host;
}

/** Runs a network that the real runtime has to compute, on a photograph. */
async function run(host: PrelabelHost, model: Uint8Array): Promise<unknown> {
  const folder = await writeModelFolder(join(temporaryFolder(), 'hostile'), model, {
    adapter: 'yolo-v8',
    outputs: ['output0'],
  });
  return (await host.open(folder)).detect(astronaut, { threshold: 0.5 });
}

async function expectToWork(host: PrelabelHost): Promise<void> {
  const detector = await host.open(await writeModelFolder(join(temporaryFolder(), 'sound')));
  expect(await detector.detect(astronaut, { threshold: 0.5 })).toHaveLength(1);
}

describe('a model that needs too much memory', () => {
  /** Of a picture of 32 x 32 pixels it makes eight pieces of 500 MB, one after the other. */
  const fourGigabytes = hungryModel([1, 1, 128, 320], 8);

  it('is ended before it has it, with words that say why, and the next model works', async () => {
    const host = startHost({ memoryLimit: 700 * megabyte });
    await expect(run(host, fourGigabytes)).rejects.toMatchObject({
      name: 'UserError',
      code: 'prelabel.memory',
      params: { gigabytes: '0.7' },
    });
    await expectToWork(host);
  });

  it('ends a batch, which says so and not that every picture is bad', async () => {
    const host = startHost({ memoryLimit: 700 * megabyte });
    const folder = await writeModelFolder(join(temporaryFolder(), 'hungry'), fourGigabytes, {
      adapter: 'yolo-v8',
      outputs: ['output0'],
    });
    const detector = await host.open(folder);
    const images = Array.from({ length: 40 }, () => ({ path: astronaut }));
    const results: unknown[] = [];
    const batch = prelabelBatch(images, detector, { threshold: 0.5, onResult: (result) => void results.push(result) });
    await expect(batch).rejects.toMatchObject({ code: 'prelabel.memory' });
    expect(results).toEqual([]);
  });

  it('may ask for more in one piece than any machine has', async () => {
    const host = startHost();
    const failure = await run(host, hungryModel([1, 1, 2 ** 20, 2 ** 20], 1)).catch((error: unknown) => error);
    // The runtime says so by itself where it is told; Electron's allocator ends the process instead.
    expect(failure instanceof UserError && failure.code).toBeOneOf(['model.failed', 'prelabel.memory']);
    await expectToWork(host);
  });

  it('works where it may have the memory', async () => {
    // Its answer is no list of boxes: the network ran to its end.
    await expect(run(startHost(), hungryModel([1, 1, 8, 8], 8))).rejects.toMatchObject({
      code: 'model.unexpectedOutput',
    });
  });
});

describe('a model that never returns', () => {
  it('is ended after the time that a model may take, and the next model works', async () => {
    const host = startHost({ patience: 6000 });
    await expect(run(host, endlessModel())).rejects.toMatchObject({
      code: 'prelabel.stopped',
      params: { reason: 'it gave no answer for 6 seconds' },
    });
    await expectToWork(host);
  });
});

describe('a file that is no sound model', () => {
  it('has 2 GB, which no ONNX file can have', async () => {
    const path = join(temporaryFolder(), 'large.onnx');
    await writeFile(path, '');
    // No disk is filled: the file has nothing but holes.
    await truncate(path, 2 ** 31);
    const looking = startHost().inspect(path);
    await expect(looking).rejects.toMatchObject({ code: 'model.unreadable' });
    await expect(looking).rejects.toThrow('2147483648 bytes');
  });

  it('is a folder', async () => {
    await expect(startHost().inspect(temporaryFolder())).rejects.toMatchObject({ code: 'model.missing' });
  });

  it.each(['../secret.bin', 'link.bin', 'absolute'])(
    'keeps its values in a file outside its folder (%s)',
    async (way) => {
      const outside = temporaryFolder();
      const inside = temporaryFolder();
      const secret = join(outside, 'secret.bin');
      await writeFile(secret, Buffer.alloc(4));
      if (way === 'link.bin') await symlink(secret, join(inside, 'link.bin'));
      const external = way === 'absolute' ? secret : way;
      const path = join(inside, 'thief.onnx');
      const value = { name: 'y', type: 'float32', shape: [1], values: [0], external } as const;
      await writeFile(path, buildModel([{ name: 'images', type: 'float32', shape: [1, 3, 64, 64] }], [value]));
      await expect(startHost().inspect(path)).rejects.toMatchObject({ code: 'model.unreadable' });
    },
  );

  it('claims more layers than it has bytes', async () => {
    const path = join(temporaryFolder(), 'short.onnx');
    // Field 7 of 4 GB, and then nothing.
    await writeFile(path, Uint8Array.of(8, 7, 58, 255, 255, 255, 255, 15));
    await expect(startHost().inspect(path)).rejects.toMatchObject({ code: 'model.unreadable' });
  });
});
