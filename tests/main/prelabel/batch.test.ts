import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prelabelBatch, type BatchResult } from '@main/prelabel/batch';
import { PrelabelHost, type Detector } from '@main/prelabel/host';
import { writeModelFolder } from '@tests/support/model-folder';
import { buildTrappedWorker } from '@tests/support/trapped-worker';

const astronaut = resolve(import.meta.dirname, '../../fixtures/images/astronaut.jpg');

interface Picture {
  readonly path: string;
}

describe('pre-labelling many images', () => {
  let folder: string;
  let host: PrelabelHost;
  let detector: Detector;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-batch-'));
    host = new PrelabelHost({ entry: await buildTrappedWorker(folder) });
    detector = await host.open(await writeModelFolder(join(folder, 'small')));
  });

  afterAll(async () => {
    host.close();
    await rm(folder, { recursive: true });
  });

  async function pictures(names: readonly string[]): Promise<Picture[]> {
    for (const name of names) await copyFile(astronaut, join(folder, name));
    return names.map((name) => ({ path: join(folder, name) }));
  }

  /** Runs the batch; gives the number of detections or the error code for each file name. */
  async function run(images: readonly Picture[]): Promise<Record<string, number | string>> {
    const outcome: Record<string, number | string> = {};
    await prelabelBatch(images, detector, {
      threshold: 0.5,
      onResult: (result) => {
        outcome[basename(result.image.path)] = 'error' in result ? result.error.code : result.detections.length;
      },
    });
    return outcome;
  }

  it('gives a result for each, and counts them', async () => {
    const images = await pictures(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg']);
    const results: BatchResult<Picture>[] = [];
    const progress: number[] = [];
    await prelabelBatch(images, detector, {
      threshold: 0.5,
      onResult: (result) => void results.push(result),
      onProgress: (done, total) => progress.push(done * 10 + total),
    });
    expect(new Set(results.map(({ image }) => image))).toEqual(new Set(images));
    expect(results.every((result) => 'detections' in result && result.detections.length === 1)).toBe(true);
    expect(progress).toEqual([15, 25, 35, 45, 55]);
  });

  it('goes on after a broken image', async () => {
    const images = await pictures(['good.jpg', 'broken.jpg', 'fine.jpg']);
    await writeFile(join(folder, 'broken.jpg'), 'not a photograph');
    expect(await run(images)).toEqual({ 'good.jpg': 1, 'broken.jpg': 'image.unsupported', 'fine.jpg': 1 });
  });

  it('blames a crash on the one image that causes it', async () => {
    const images = await pictures(['1.jpg', 'crash.jpg', '2.jpg', '3.jpg', '4.jpg']);
    expect(await run(images)).toEqual({
      '1.jpg': 1,
      'crash.jpg': 'prelabel.stopped',
      '2.jpg': 1,
      '3.jpg': 1,
      '4.jpg': 1,
    });
  });

  it('gives up on a model that stops on every image', async () => {
    const images = await pictures(Array.from({ length: 40 }, (_, index) => `crash ${index}.jpg`));
    await expect(run(images)).rejects.toMatchObject({ code: 'prelabel.stopped' });
  });

  it('stops when it is cancelled, and what was found until then has been handed over', async () => {
    const images = await pictures(['f.jpg', 'g.jpg', 'h.jpg', 'i.jpg', 'j.jpg', 'k.jpg', 'l.jpg', 'm.jpg']);
    const controller = new AbortController();
    let count = 0;
    const batch = prelabelBatch(images, detector, {
      threshold: 0.5,
      signal: controller.signal,
      onResult: () => {
        count++;
        if (count === 2) controller.abort(new Error('enough'));
      },
    });
    await expect(batch).rejects.toThrow('enough');
    expect(count).toBe(2);
  });

  it('stops when a result cannot be taken', async () => {
    const images = await pictures(['n.jpg', 'o.jpg']);
    const batch = prelabelBatch(images, detector, {
      threshold: 0.5,
      onResult: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(batch).rejects.toThrow('the disk is full');
  });

  it('has nothing to do for no images', async () => {
    expect(await run([])).toEqual({});
  });
});
