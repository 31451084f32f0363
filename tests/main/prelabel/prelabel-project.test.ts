import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { annotationsOf } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import { addImages } from '@main/image-library/add-images';
import { imageTools } from '@main/image-library/image-tools';
import { ImagePool } from '@main/images/image-pool';
import { PrelabelHost, type Detector } from '@main/prelabel/host';
import { prelabelProject, type PrelabelRequest } from '@main/prelabel/prelabel-project';
import type { Decision } from '@shared/model/prediction';
import { buildWorker } from '@tests/support/build-worker';
import { writeModelFolder } from '@tests/support/model-folder';
import { writeJpeg } from '@tests/support/pictures';
import { box, newAnnotation, temporaryFolder, temporaryStore } from '@tests/support/temporary-store';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

const request: PrelabelRequest = { threshold: 0.5, images: null, addClasses: true };

let pool: ImagePool;
let host: PrelabelHost;
let detector: Detector;
let store: Store;
let folder: string;

beforeAll(async () => {
  pool = new ImagePool(await buildWorker('image-worker.ts', ['main/images', 'shared']), 1);
  host = new PrelabelHost({ entry: await buildPrelabelWorker() });
});

afterAll(async () => {
  host.close();
  await pool.close();
});

/** Three pictures of 64 x 48 pixels; the model sees one "thing" in each, as large as the picture. */
beforeEach(async () => {
  store = temporaryStore();
  folder = temporaryFolder();
  for (const [seed, name] of ['a.jpg', 'b.jpg', 'c.jpg'].entries()) await writeJpeg(join(folder, name), seed + 1);
  const context = { signal: new AbortController().signal, progress: () => undefined };
  await addImages(store, [folder], imageTools(pool), context);
  detector = await host.open(await writeModelFolder(join(temporaryFolder(), 'small')));
});

function prelabel(changed: Partial<PrelabelRequest> = {}, signal = new AbortController().signal, onImage = () => {}) {
  return prelabelProject(store, detector, { ...request, ...changed }, { signal, progress: () => undefined, onImage });
}

function suggestions() {
  return allImages(store.db).flatMap(({ id }) => predictionsOf(store.db, id));
}

function decide(index: number, decision: Decision): void {
  const { id, ...value } = suggestions()[index]!;
  commit(store, [{ kind: 'prediction', entity: id, value: { ...value, decision } }], 'no-undo');
}

describe('pre-labelling a project', () => {
  it('keeps what the model sees as suggestions that say where they come from', async () => {
    expect(await prelabel()).toEqual({ images: 3, predictions: 3, unmapped: [], failed: [] });
    const thing = listClasses(store.db).find(({ name }) => name === 'thing');
    expect(suggestions()).toMatchObject(
      Array.from({ length: 3 }, () => ({
        class: thing?.id,
        geometry: { type: 'box', x: 0, y: 0, width: 64, height: 48 },
        score: Math.fround(0.9),
        model: 'small@1',
        threshold: 0.5,
        decision: 'pending',
      })),
    );
    expect(checkStore(store).findings).toEqual([]);
  });

  it('counts what the project has no class for, when it may not make one', async () => {
    const report = await prelabel({ addClasses: false });
    expect(report).toMatchObject({ predictions: 0, unmapped: [{ label: 'thing', count: 3 }] });
    expect(suggestions()).toEqual([]);
  });

  it('looks only at the images that it is given', async () => {
    const [first] = allImages(store.db);
    expect(await prelabel({ images: [first!.id] })).toMatchObject({ images: 1, predictions: 1 });
  });

  it('replaces its own undecided suggestions, and leaves decided ones as they are', async () => {
    await prelabel();
    decide(0, 'accepted');
    decide(1, 'rejected');
    const before = suggestions();
    expect(await prelabel()).toMatchObject({ images: 3, predictions: 1 });
    const after = suggestions();
    expect(after).toHaveLength(3);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]!.id).not.toBe(before[2]!.id);
  });

  it("never touches a person's annotation", async () => {
    await prelabel();
    const [image] = allImages(store.db);
    const value = {
      image: image!.id,
      class: listClasses(store.db)[0]!.id,
      author: store.member,
      geometry: box(1, 2),
      source: { type: 'drawn' },
    } as const;
    commit(store, [{ kind: 'annotation', entity: newAnnotation(), value }], 'no-undo');
    const before = annotationsOf(store.db, image!.id);
    await prelabel();
    expect(annotationsOf(store.db, image!.id)).toEqual(before);
  });

  it('goes on where a picture is gone or broken, and says which', async () => {
    rmSync(join(folder, 'a.jpg'));
    copyFileSync(import.meta.filename, join(folder, 'b.jpg'));
    const report = await prelabel();
    expect(report).toMatchObject({ images: 1, predictions: 1 });
    expect(report.failed.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual([
      'a.jpg image.missing',
      'b.jpg image.unsupported',
    ]);
  });

  it('keeps what it has when it is cancelled', async () => {
    const controller = new AbortController();
    let told = 0;
    const run = prelabel({}, controller.signal, () => {
      told++;
      controller.abort(new Error('enough'));
    });
    await expect(run).rejects.toThrow('enough');
    // Images that were found by then may be in as well: exactly those that the window was told of, one each.
    expect(told).toBeGreaterThanOrEqual(1);
    expect(suggestions()).toHaveLength(told);
    expect(checkStore(store).findings).toEqual([]);
  });
});
