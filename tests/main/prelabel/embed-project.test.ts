import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { embeddingOf } from '@main/db/queries/embeddings';
import { allImages } from '@main/db/queries/images';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import { addImages } from '@main/image-library/add-images';
import { imageTools } from '@main/image-library/image-tools';
import { ImagePool } from '@main/images/image-pool';
import { embedProject, type Embedder } from '@main/prelabel/embed-project';
import { findEmbedder } from '@main/prelabel/embedder';
import { findSimilar } from '@main/prelabel/find-similar';
import { PrelabelHost } from '@main/prelabel/host';
import { regionsOfProject } from '@main/prelabel/project-regions';
import { newId } from '@shared/changes/new-id';
import { regionOf, wholeImage } from '@shared/embeddings/region';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import { buildWorker } from '@tests/support/build-worker';
import { writeJpeg } from '@tests/support/pictures';
import { temporaryFolder, temporaryStore } from '@tests/support/temporary-store';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

const models = resolve(import.meta.dirname, '../../../resources/models');

let pool: ImagePool;
let host: PrelabelHost;
let embedder: Embedder;
let store: Store;
let folder: string;

beforeAll(async () => {
  pool = new ImagePool(await buildWorker('image-worker.ts', ['main/images', 'shared']), 1);
  host = new PrelabelHost({ entry: await buildPrelabelWorker() });
  embedder = await findEmbedder(host, { shipped: models, added: models + '-none' });
});

afterAll(async () => {
  host.close();
  await pool.close();
});

/** Three pictures of a small mark on blue: red, red and green, each with a label on its mark. */
beforeEach(async () => {
  store = temporaryStore();
  folder = temporaryFolder();
  for (const [name, seed] of [
    ['a.jpg', 1],
    ['b.jpg', 1.0001],
    ['c.jpg', 99],
  ] as const) {
    await writeJpeg(join(folder, name), seed);
  }
  await addImages(store, [folder], imageTools(pool), context());
  const thing = newId<ClassId>(store.machine.now());
  const drafts = allImages(store.db).map((image) => ({
    kind: 'annotation' as const,
    entity: newId<AnnotationId>(store.machine.now()),
    value: {
      image: image.id,
      class: listClasses(store.db)[0]?.id ?? thing,
      author: store.member,
      geometry: { type: 'box' as const, x: 0, y: 0, width: 32, height: 24 },
      source: { type: 'drawn' as const },
    },
  }));
  const named = { kind: 'class' as const, entity: thing, value: { name: 'mark', colour: '#d03020', order: 0 } };
  commit(store, [...(listClasses(store.db).length > 0 ? [] : [named]), ...drafts], 'no-undo');
});

function context(signal = new AbortController().signal, onDone: () => void = () => undefined) {
  return { signal, progress: (done: number) => (done > 0 ? onDone() : undefined) };
}

async function compute(signal?: AbortSignal, onDone?: () => void) {
  return embedProject(
    store,
    embedder,
    await regionsOfProject(store, new AbortController().signal),
    context(signal, onDone),
  );
}

it('keeps an embedding of each image and each label, and makes none twice', async () => {
  expect(await compute()).toEqual({ made: 6, known: 0, failed: [] });
  for (const image of allImages(store.db)) {
    const place = { content: image.sha256, region: wholeImage(image) };
    expect(embeddingOf(store.db, embedder.key, place)).toHaveLength(512);
  }
  expect(await compute()).toEqual({ made: 0, known: 6, failed: [] });
  expect(checkStore(store).findings).toEqual([]);
});

it('goes on where a picture is gone, and says which', async () => {
  rmSync(join(folder, 'b.jpg'));
  const report = await compute();
  expect(report).toMatchObject({ made: 4, failed: [{ path: 'b.jpg', code: 'image.missing' }] });
});

it('keeps what it has when it is cancelled, and goes on from there', async () => {
  const controller = new AbortController();
  await expect(compute(controller.signal, () => controller.abort(new Error('enough')))).rejects.toThrow('enough');
  const { made, known } = await compute();
  expect(known).toBeGreaterThan(0);
  expect(made + known).toBe(6);
});

it('finds the objects that look most like one, but not itself', async () => {
  await compute();
  const [a, b, c] = allImages(store.db);
  const label = { type: 'box' as const, x: 0, y: 0, width: 32, height: 24 };
  const place = { content: a!.sha256, region: regionOf(label, a!) };
  const query = embeddingOf(store.db, embedder.key, place)!;
  const id = store.db
    .prepare('SELECT lower(hex(id)) FROM annotation WHERE image = (SELECT id FROM image ORDER BY path LIMIT 1)')
    .pluck()
    .get() as string;
  const own =
    `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}` as AnnotationId;
  const answer = findSimilar(store, {
    key: embedder.key,
    query,
    to: { type: 'object', image: a!.id, geometry: label, id: own },
    count: 5,
  });
  expect(answer).toMatchObject({ compared: 2, unknown: 0 });
  expect(answer.found.map(({ image }) => image)).toEqual([b!.id, c!.id]);
  expect(answer.found[0]!.similarity).toBeGreaterThan(answer.found[1]!.similarity);
});

it('says how many it could not compare yet', () => {
  const [a] = allImages(store.db);
  const answer = findSimilar(store, {
    key: embedder.key,
    query: new Float32Array(512),
    to: { type: 'image', image: a!.id },
    count: 5,
  });
  expect(answer).toEqual({ found: [], compared: 0, unknown: 2 });
});
