import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PrelabelHost } from '@main/prelabel/host';
import type { NetworkTensor, OpenNetwork } from '@main/prelabel/network/network';
import { networkThread } from '@main/prelabel/network/open-in-thread';
import { endlessModel } from '@tests/support/hostile-models';
import { smallModel, writeModelFolder } from '@tests/support/model-folder';
import { temporaryFolder } from '@tests/support/temporary-store';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');

let entry: string;
let open: OpenNetwork;
let host: PrelabelHost | undefined;

beforeAll(async () => {
  entry = await buildPrelabelWorker();
  open = networkThread(pathToFileURL(join(dirname(entry), 'network-worker.mjs')));
});

afterEach(() => host?.close());

async function smallFile(): Promise<string> {
  const path = join(temporaryFolder(), 'small.onnx');
  await writeFile(path, smallModel());
  return path;
}

function picture(isSpent: boolean): NetworkTensor & { data: Float32Array } {
  return { type: 'float32', dims: [1, 3, 32, 32], data: new Float32Array(3 * 32 * 32), isSpent };
}

describe('a network in a thread of its own', () => {
  it('says what it takes and gives, and gives it', async () => {
    const network = await open({ path: await smallFile(), threads: 1 });
    expect(network.inputs).toEqual([{ name: 'images', type: 'float32', shape: [1, 3, 32, 32] }]);
    const results = await network.run({ images: picture(true) });
    expect(Object.keys(results)).toEqual(network.outputs.map(({ name }) => name));
    expect(Object.keys(await network.run({ images: picture(true) }, ['score0']))).toEqual(['score0']);
    await network.release();
  });

  it('takes what is spent without a copy, and leaves the rest as it was', async () => {
    const network = await open({ path: await smallFile(), threads: 1 });
    const [kept, spent] = [picture(false), picture(true)];
    await network.run({ images: kept });
    await network.run({ images: kept });
    await network.run({ images: spent });
    expect(kept.data).toHaveLength(3 * 32 * 32);
    expect(spent.data).toHaveLength(0);
    await network.release();
  });

  it('says what the runtime says when it cannot, and goes on', async () => {
    const network = await open({ path: await smallFile(), threads: 1 });
    await expect(network.run({ images: { ...picture(true), dims: [1, 3, 64, 16] } })).rejects.toThrow(/dimension/i);
    await expect(open({ path: join(temporaryFolder(), 'none.onnx'), threads: 1 })).rejects.toThrow('none.onnx');
    await expect(network.run({ images: picture(true) })).resolves.toBeDefined();
    await network.release();
  });
});

describe('the process for models', () => {
  it('answers while a network computes', async () => {
    host = new PrelabelHost({ entry });
    const sound = await writeModelFolder(join(temporaryFolder(), 'sound'));
    const { card } = await host.open(sound);
    const endless = await host.open(await endlessFolder());
    const stuck = endless.detect(astronaut, { threshold: 0.5 }).catch((error: unknown) => error);
    expect((await host.open(sound)).card).toEqual(card);
    host.close();
    expect(await stuck).toMatchObject({ code: 'prelabel.stopped' });
  });

  it('ends with whoever started it, even when a network never returns', async () => {
    const child = fork(entry, [String(2 ** 31), '1'], { execArgv: [], serialization: 'advanced' });
    const request = { imagePath: astronaut, region: null, threshold: 0.5 };
    const folder = await endlessFolder();
    child.send({ id: 1, kind: 'open', folder });
    await once(child, 'message');
    child.send({ id: 2, kind: 'detect', folder, request });
    child.disconnect();
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
  });
});

function endlessFolder(): Promise<string> {
  return writeModelFolder(join(temporaryFolder(), 'endless'), endlessModel(), {
    adapter: 'yolo-v8',
    outputs: ['output0'],
  });
}
