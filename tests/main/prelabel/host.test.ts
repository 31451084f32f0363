import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrelabelHost } from '@main/prelabel/host';
import { smallModel, writeModelFolder } from '@tests/support/model-folder';
import { buildPrelabelWorker, buildTrappedWorker } from '@tests/support/trapped-worker';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');
const nanodet = resolve(import.meta.dirname, '../../../resources/models/nanodet');

let folder: string;
let entry: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-host-'));
  entry = await buildPrelabelWorker();
  await writeModelFolder(join(folder, 'small'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('the process that runs the models', () => {
  let host: PrelabelHost;

  beforeEach(() => {
    host = new PrelabelHost({ entry });
  });

  afterEach(() => host.close());

  it('finds the person in the astronaut photograph', async () => {
    const detector = await host.open(nanodet);
    expect(detector.card.id).toBe('nanodet-g-416');
    const [best] = await detector.detect(astronaut, { threshold: 0.5 });
    expect(best!.score).toBeGreaterThan(0.7);
    expect(detector.card.classes[best!.classIndex]).toBe('person');
  });

  it('answers many requests at once', async () => {
    const detector = await host.open(join(folder, 'small'));
    const all = await Promise.all(Array.from({ length: 20 }, () => detector.detect(astronaut, { threshold: 0.5 })));
    expect(all.map((detections) => detections.length)).toEqual(Array.from({ length: 20 }, () => 1));
  });

  it('changes from one model to another and back, also while the first is at work', async () => {
    const small = await host.open(join(folder, 'small'));
    const working = small.detect(astronaut, { threshold: 0.5 });
    const large = await host.open(nanodet);
    expect(await large.detect(astronaut, { threshold: 0.5 })).toHaveLength(1);
    expect(await working).toHaveLength(1);
    expect(await small.detect(astronaut, { threshold: 0.95 })).toEqual([]);
  });

  it('says what is wrong with a bad image, and goes on', async () => {
    const detector = await host.open(join(folder, 'small'));
    const path = join(folder, 'broken.jpg');
    await writeFile(path, 'not a photograph');
    await expect(detector.detect(path, { threshold: 0.5 })).rejects.toMatchObject({
      name: 'UserError',
      code: 'image.unsupported',
      params: { path },
    });
    expect(await detector.detect(astronaut, { threshold: 0.5 })).toHaveLength(1);
  });

  it('says what is wrong with a bad model, and takes it once it is repaired', async () => {
    const bad = await writeModelFolder(join(folder, 'bad'), new TextEncoder().encode('not a network'));
    await expect(host.open(bad)).rejects.toMatchObject({ name: 'UserError', code: 'model.unreadable' });
    await writeModelFolder(bad, smallModel());
    expect((await host.open(bad)).card.id).toBe('small');
  });

  it('lets a request be cancelled, before and after it was made', async () => {
    const detector = await host.open(join(folder, 'small'));
    await expect(detector.detect(astronaut, { threshold: 0.5, signal: AbortSignal.abort() })).rejects.toThrow('abort');
    const controller = new AbortController();
    const waiting = detector.detect(astronaut, { threshold: 0.5, signal: controller.signal });
    controller.abort(new Error('changed my mind'));
    await expect(waiting).rejects.toThrow('changed my mind');
    expect(await detector.detect(astronaut, { threshold: 0.5 })).toHaveLength(1);
  });

  it('fails what still waits when it is closed, and can be used again', async () => {
    const detector = await host.open(join(folder, 'small'));
    const waiting = detector.detect(astronaut, { threshold: 0.5 });
    host.close();
    await expect(waiting).rejects.toMatchObject({ code: 'prelabel.stopped' });
    expect(await detector.detect(astronaut, { threshold: 0.5 })).toHaveLength(1);
  });

  it('says so when its program is not there', async () => {
    const lost = new PrelabelHost({ entry: join(folder, 'no-such-worker.js') });
    await expect(lost.open(nanodet)).rejects.toMatchObject({ code: 'prelabel.stopped' });
  });
});

describe('a model that takes its process down', () => {
  let host: PrelabelHost;

  beforeAll(async () => {
    for (const name of ['crash.jpg', 'hang.jpg']) await copyFile(astronaut, join(folder, name));
    // Long enough for a process to start on a machine that has much else to do.
    host = new PrelabelHost({ entry: await buildTrappedWorker(folder), patience: 8000 });
  });

  afterAll(() => host.close());

  it('leaves a clear error, and the next image works', async () => {
    const detector = await host.open(join(folder, 'small'));
    const crashed = detector.detect(join(folder, 'crash.jpg'), { threshold: 0.5 });
    await expect(crashed).rejects.toMatchObject({ name: 'UserError', code: 'prelabel.stopped' });
    await expect(crashed).rejects.toThrow(/SIGSEGV.*out of luck/);
    expect(await detector.detect(astronaut, { threshold: 0.5 })).toHaveLength(1);
  });

  it('is stopped when it never answers, and the next image works', async () => {
    const detector = await host.open(join(folder, 'small'));
    await expect(detector.detect(join(folder, 'hang.jpg'), { threshold: 0.5 })).rejects.toMatchObject({
      code: 'prelabel.stopped',
      params: { reason: 'it gave no answer for 8 seconds' },
    });
    expect(await detector.detect(astronaut, { threshold: 0.5 })).toHaveLength(1);
  });
});
