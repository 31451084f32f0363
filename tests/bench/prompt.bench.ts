import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharp } from '@main/images/sharp';
import { draftModel } from '@main/prelabel/draft-model';
import { PrelabelHost } from '@main/prelabel/host';
import { installModel } from '@main/prelabel/install-model';
import { writePointingModel } from '@tests/support/pointing-model';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

/*
 * How long a person waits for the mask after a click, once the model has looked at the picture: from the prompt in one
 * process to the mask in the other. The decoder is made here, with the sizes of SAM's and about as many operations
 * (7 products of 4096 × 255 by 255 × 255: 3.7 thousand million operations; SAM's take some 3.5); of SAM's own there are no weights to ship.
 */

const PROMPTS = 40;
const folder = await mkdtemp(join(tmpdir(), 'plumbline-prompt-'));
const host = new PrelabelHost({ entry: await buildPrelabelWorker() });

async function installed(work: number): Promise<string> {
  const root = join(folder, `model-${work}`);
  const { encoder, decoder } = await writePointingModel(folder, {
    side: 1024,
    places: 256,
    embedding: [255, 64],
    work,
  });
  const files = { model: encoder, parts: { decoder } };
  return installModel(root, files, (await draftModel(host, files)).card);
}

async function latencies(model: string, width: number, height: number) {
  const path = join(folder, `${width}.jpg`);
  await sharp({ create: { width, height, channels: 3, background: '#607080' } })
    .jpeg()
    .toFile(path);
  const begun = performance.now();
  await host.see(model, path);
  const seeMs = performance.now() - begun;
  const times: number[] = [];
  for (let prompt = 0; prompt < PROMPTS; prompt++) {
    const share = (prompt + 1) / (PROMPTS + 1);
    const points = [
      { x: width * share, y: height / 2, isInside: true },
      { x: width / 2, y: height * share, isInside: prompt % 3 > 0 },
    ];
    const start = performance.now();
    await host.prompt(model, path, { points, box: null });
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return { seeMs, minMs: times[0]!, medianMs: times[PROMPTS / 2]!, p95Ms: times[Math.floor(PROMPTS * 0.95)]! };
}

const [light, heavy] = [await installed(0), await installed(7)];
const pictures = [
  [1920, 1080],
  [6000, 4000],
] as const;
const results: Record<string, unknown> = {};
for (const [width, height] of pictures) {
  results[`${width}x${height}`] = {
    /** What is ours: the ways between the processes, and the mask of the picture's own pixels. */
    withoutDecoder: await latencies(light, width, height),
    withDecoderOfSamsSize: await latencies(heavy, width, height),
  };
}
host.close();
await rm(folder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ name: 'prompt', cores: cpus().length, goalMs: 100, ...results })}\n`);
