import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { prelabelBatch } from '@main/prelabel/batch';
import { openImage } from '@main/prelabel/decode-image';
import { PrelabelHost } from '@main/prelabel/host';
import { placeImage, toTensorData } from '@main/prelabel/preprocess';
import { openSession } from '@main/prelabel/session';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

// What a batch costs for each image, files in and detections out, against the bare network on one preloaded tensor.

const nanodet = resolve(import.meta.dirname, '../../resources/models/nanodet');
const astronaut = resolve(import.meta.dirname, '../fixtures/images/astronaut.jpg');
const images = Array.from({ length: 60 }, () => ({ path: astronaut }));
const rounds = 5;

async function barePerImage(): Promise<number> {
  const session = await openSession(nanodet);
  const { input } = session.card;
  const image = await openImage(astronaut);
  const placement = placeImage(image.size, input);
  const tensor = toTensorData(await image.pixels(placement), placement, input);
  await session.run(tensor, input);
  const start = performance.now();
  for (const _ of images) await session.run(tensor, input);
  const perImage = (performance.now() - start) / images.length;
  await session.close();
  return perImage;
}

async function batchPerImage(host: PrelabelHost): Promise<number> {
  const detector = await host.open(nanodet);
  await detector.detect(astronaut, { threshold: 0.35 });
  const start = performance.now();
  await prelabelBatch(images, detector, { threshold: 0.35, onResult: () => undefined });
  return (performance.now() - start) / images.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)]!;
}

/** Memory of the process that runs the models, in MB; it is the only child. */
function childMegabytes(): number {
  const listed = execFileSync('ps', ['-o', 'rss=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const line = listed.split('\n').find((text) => text.includes('prelabel-worker')) ?? '';
  return Math.round(Number.parseInt(line, 10) / 1024);
}

const host = new PrelabelHost({ entry: await buildPrelabelWorker() });
const coldStart = performance.now();
await (await host.open(nanodet)).detect(astronaut, { threshold: 0.35 });
const firstDetectionMs = performance.now() - coldStart;
const bare: number[] = [];
const batch: number[] = [];
const megabytes: number[] = [];
const delay = monitorEventLoopDelay({ resolution: 5 });
// Taken in turn, so that what else the machine does meets both alike.
for (let round = 0; round < rounds; round++) {
  bare.push(await barePerImage());
  delay.enable();
  batch.push(await batchPerImage(host));
  delay.disable();
  megabytes.push(childMegabytes());
}
host.close();
process.stdout.write(
  `${JSON.stringify({
    name: 'prelabel',
    cores: cpus().length,
    images: images.length,
    bareMsPerImage: median(bare),
    batchMsPerImage: median(batch),
    /** 1 is the speed of the bare network. */
    throughputOfBare: median(bare.map((time, round) => time / batch[round]!)),
    firstDetectionMs,
    /** How late the caller's event loop is while a batch runs. */
    eventLoopDelayP99Ms: delay.percentile(99) / 1e6,
    childMegabytesByRound: megabytes,
  })}\n`,
);
