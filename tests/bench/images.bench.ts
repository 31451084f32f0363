import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { PictureSource } from '@main/images/derive-picture';
import { ImagePool } from '@main/images/image-pool';
import { sharp } from '@main/images/sharp';
import { buildWorker } from '@tests/support/build-worker';

// Thumbnails for a gallery, files in and files out, against a bare loop of sharp with as many in flight.

const folder = resolve(import.meta.dirname, '../../resources/sample/images');
const files = readdirSync(folder).map((name) => join(folder, name));
const copies = 5;
const rounds = 5;
const workers = new ImagePool(await buildWorker('image-worker.ts', ['main/images', 'shared/lib', 'shared/model']));

async function bare(): Promise<number> {
  const out = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const jobs = Array.from({ length: copies }, () => files).flat();
  const start = performance.now();
  const lane = async (first: number) => {
    for (let at = first; at < jobs.length; at += workers.width) {
      await sharp(jobs[at])
        .autoOrient()
        .resize(320, 320, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 78, effort: 2 })
        .toFile(join(out, `${at}.webp`));
    }
  };
  await Promise.all(Array.from({ length: workers.width }, (_, first) => lane(first)));
  const seconds = (performance.now() - start) / 1000;
  rmSync(out, { recursive: true });
  return jobs.length / seconds;
}

async function pooled(sources: readonly PictureSource[]): Promise<number> {
  const cache = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const jobs = Array.from({ length: copies }, (_, copy) =>
    // Another content each time, or the cache would answer.
    sources.map((source) => ({ ...source, sha256: `${copy}${source.sha256.slice(1)}` })),
  ).flat();
  const start = performance.now();
  await Promise.all(jobs.map((source) => workers.run('thumbnail', { cache, source })));
  const seconds = (performance.now() - start) / 1000;
  rmSync(cache, { recursive: true });
  return jobs.length / seconds;
}

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)]!;
}

const probeStart = performance.now();
const sources = await Promise.all(
  files.map(async (path) => ({ path, ...(await workers.run('probe', { path })) }) satisfies PictureSource),
);
const firstProbesMs = performance.now() - probeStart;
// The workers decode with one thread each; so does the loop they are held against.
sharp.concurrency(1);
sharp.cache(false);
const loop: number[] = [];
const pool: number[] = [];
const delay = monitorEventLoopDelay({ resolution: 5 });
await bare();
await pooled(sources);
// Taken in turn, so that what else the machine does meets both alike.
for (let round = 0; round < rounds; round++) {
  loop.push(await bare());
  delay.enable();
  pool.push(await pooled(sources));
  delay.disable();
}
const probesStart = performance.now();
await Promise.all(
  Array.from({ length: copies }, () => files)
    .flat()
    .map((path) => workers.run('probe', { path })),
);
const probesPerSecond = (files.length * copies * 1000) / (performance.now() - probesStart);
await workers.close();
process.stdout.write(
  `${JSON.stringify({
    name: 'images',
    cores: cpus().length,
    threads: workers.width,
    images: files.length * copies,
    bareThumbnailsPerSecond: median(loop),
    thumbnailsPerSecond: median(pool),
    /** 1 is the speed of the bare loop. */
    throughputOfBare: median(pool.map((speed, round) => speed / loop[round]!)),
    probesPerSecond,
    /** With the threads' start. */
    firstProbesMs,
    /** How late the caller's event loop is while thumbnails are made. */
    eventLoopDelayP99Ms: delay.percentile(99) / 1e6,
  })}\n`,
);
