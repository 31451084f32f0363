import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { nearest } from '@shared/embeddings/nearest';
import { wholeImage } from '@shared/embeddings/region';
import type { RootId } from '@shared/model/ids';
import { imageIdOf } from '@shared/model/image';
import { commit, transaction } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { putEmbedding } from '@main/db/queries/embeddings';
import { allImages } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { findSimilar } from '@main/prelabel/find-similar';

// How long "find others like this" takes: to compare one embedding with many in memory (every one is looked at), and
// all that its worker does in a project, which reads each of them from the file first.

const length = 512;
const sizes = [10_000, 100_000];
const rounds = 7;
const projectImages = 20_000;
const key = Buffer.alloc(32, 1);

/** Unit vectors, the same ones in each run. */
function vectors(count: number): Float32Array {
  const data = new Float32Array(count * length);
  let state = 1;
  for (let index = 0; index < data.length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[index] = state / 2 ** 32 - 0.5;
  }
  for (let start = 0; start < data.length; start += length) {
    let sum = 0;
    for (let index = start; index < start + length; index++) sum += data[index]! ** 2;
    for (let index = start; index < start + length; index++) data[index]! /= Math.sqrt(sum);
  }
  return data;
}

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)]!;
}

const results: Record<string, number> = {};
for (const size of sizes) {
  const data = vectors(size);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const query = data.slice(round * length, (round + 1) * length);
    const start = performance.now();
    const [self] = nearest(query, { length, data }, 50);
    times.push(performance.now() - start);
    if (self?.index !== round) throw new Error(`expected ${round} to be most like itself, got ${self?.index}`);
  }
  results[`millisecondsFor${size}`] = median(times);
}
function fill(store: Store, data: Float32Array): void {
  const root = newId<RootId>();
  commit(store, [{ kind: 'root', entity: root, value: { name: 'photos' } }], 'no-undo');
  const drafts = Array.from({ length: projectImages }, (_, index): Draft => {
    const sha256 = createHash('sha256').update(String(index)).digest('hex');
    const size = { width: 640, height: 480, bytes: 300_000 + index, bitDepth: 8, format: 'jpeg' } as const;
    const value = { sha256, root, path: `${index}.jpg`, ...size, addedAt: '2026-01-01T00:00:00.000Z' };
    return { kind: 'image', entity: imageIdOf(sha256), value };
  });
  commit(store, drafts, 'no-undo');
  transaction(store.db, () => {
    for (const [index, image] of allImages(store.db).entries()) {
      const vector = data.slice(index * length, (index + 1) * length);
      putEmbedding(store.db, key, { content: image.sha256, region: wholeImage(image) }, vector);
    }
  });
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  const store = createStore(
    join(folder, 'p.plumb'),
    { name: 'Bench', template: 'objects' },
    { name: 'Ada', role: 'lead' },
  );
  const data = vectors(projectImages);
  fill(store, data);
  const [image] = allImages(store.db);
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    const request = { key, query: data.slice(0, length), to: { type: 'image', image: image!.id }, count: 50 } as const;
    const { compared } = findSimilar(store, request);
    times.push(performance.now() - start);
    if (compared !== projectImages - 1) throw new Error(`compared ${compared} of ${projectImages - 1}`);
  }
  store.db.close();
  results[`millisecondsInProjectOf${projectImages}`] = median(times);
} finally {
  rmSync(folder, { recursive: true });
}
process.stdout.write(`${JSON.stringify({ name: 'neighbours', values: length, ...results })}\n`);
