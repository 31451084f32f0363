import { cpus } from 'node:os';
import { resolve } from 'node:path';
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
  await session.run(tensor);
  const start = performance.now();
  for (const _ of images) await session.run(tensor);
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

const host = new PrelabelHost({ entry: await buildPrelabelWorker() });
const bare: number[] = [];
const batch: number[] = [];
// Taken in turn, so that what else the machine does meets both alike.
for (let round = 0; round < rounds; round++) {
  bare.push(await barePerImage());
  batch.push(await batchPerImage(host));
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
  })}\n`,
);
