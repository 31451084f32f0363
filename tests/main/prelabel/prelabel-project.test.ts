import { copyFileSync, renameSync, rmSync } from 'node:fs';
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
import { newId } from '@shared/changes/new-id';
import type { ClassId } from '@shared/model/ids';
import type { Decision } from '@shared/model/prediction';
import { buildWorker } from '@tests/support/build-worker';
import { nanodetOutputs, smallModel, writeModelFolder } from '@tests/support/model-folder';
import { writeJpeg } from '@tests/support/pictures';
import { box, newAnnotation, temporaryFolder, temporaryStore } from '@tests/support/temporary-store';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

const request: PrelabelRequest = {
  threshold: 0.5,
  images: null,
  addClasses: true,
  mapping: {},
  again: false,
  replaces: 'own',
};

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
  await addPictures(['a.jpg', 'b.jpg', 'c.jpg']);
  detector = await host.open(await writeModelFolder(join(temporaryFolder(), 'small')));
});

async function addPictures(names: readonly string[]): Promise<void> {
  const before = allImages(store.db).length;
  for (const [index, name] of names.entries()) await writeJpeg(join(folder, name), before + index + 1);
  const context = { signal: new AbortController().signal, progress: () => undefined };
  await addImages(store, [folder], imageTools(pool), context);
}

function prelabel(changed: Partial<PrelabelRequest> = {}, signal = new AbortController().signal, onImage = () => {}) {
  return prelabelProject(store, detector, { ...request, ...changed }, { signal, progress: () => undefined, onImage });
}

function suggestions() {
  return allImages(store.db).flatMap(({ id }) => predictionsOf(store.db, id));
}

function imagesWithSuggestions(): number {
  return new Set(suggestions().map(({ image }) => image)).size;
}

function decide(index: number, decision: Decision): void {
  const { id, ...value } = suggestions()[index]!;
  commit(store, [{ kind: 'prediction', entity: id, value: { ...value, decision } }], 'no-undo');
}

describe('pre-labelling a project', () => {
  it('keeps what the model sees as suggestions that say where they come from', async () => {
    expect(await prelabel()).toEqual({ images: 3, known: 0, predictions: 3, unmapped: [], failed: [] });
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
    expect(await prelabel({ again: true })).toMatchObject({ images: 3, predictions: 1 });
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
    await prelabel({ again: true, replaces: 'all' });
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
    await addPictures(['d.jpg', 'e.jpg', 'f.jpg', 'g.jpg', 'h.jpg']);
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

  it('does not look twice at an image in the same way, and looks again when the way is another', async () => {
    await prelabel();
    const before = suggestions();
    expect(await prelabel()).toEqual({ images: 0, known: 3, predictions: 0, unmapped: [], failed: [] });
    expect(suggestions()).toEqual(before);
    expect(await prelabel({ threshold: 0.6 })).toMatchObject({ images: 3, known: 0 });
    expect(await prelabel({ threshold: 0.6, mapping: { thing: 'object' } })).toMatchObject({ images: 3, known: 0 });
    expect(await prelabel({ threshold: 0.6, mapping: { thing: 'object' } })).toMatchObject({ images: 0, known: 3 });
    const other = await writeModelFolder(join(temporaryFolder(), 'other'), smallModel(), {
      thresholds: { score: 0.3, overlap: 0.7 },
    });
    detector = await host.open(other);
    expect(await prelabel({ threshold: 0.6, mapping: { thing: 'object' } })).toMatchObject({ images: 3, known: 0 });
  });

  it('looks again once the project has a class for what was left out', async () => {
    await prelabel({ addClasses: false });
    expect(await prelabel({ addClasses: false })).toMatchObject({ images: 0, known: 3 });
    const named = { name: 'Thing', colour: '#d03020', order: 0 };
    commit(store, [{ kind: 'class', entity: newId<ClassId>(store.machine.now()), value: named }], 'no-undo');
    expect(await prelabel({ addClasses: false })).toMatchObject({ images: 3, predictions: 3, unmapped: [] });
  });

  it('does after a cancel only what is left', async () => {
    await addPictures(['d.jpg', 'e.jpg', 'f.jpg', 'g.jpg', 'h.jpg']);
    const controller = new AbortController();
    const run = prelabel({}, controller.signal, () => controller.abort(new Error('enough')));
    await expect(run).rejects.toThrow('enough');
    const kept = suggestions().length;
    expect(await prelabel()).toMatchObject({ images: 8 - kept, known: kept });
    expect(suggestions()).toHaveLength(8);
  });

  it('looks the next time at a picture that was gone', async () => {
    const away = join(folder, 'away');
    renameSync(join(folder, 'b.jpg'), away);
    expect(await prelabel()).toMatchObject({ images: 2, failed: [{ path: 'b.jpg', code: 'image.missing' }] });
    renameSync(away, join(folder, 'b.jpg'));
    expect(await prelabel()).toMatchObject({ images: 1, known: 2, failed: [] });
  });

  it('goes on when pictures go away while it runs', async () => {
    const report = await prelabel({}, undefined, () => {
      for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) rmSync(join(folder, name), { force: true });
    });
    expect(report.images + report.failed.length).toBe(3);
    expect(report.images).toBeGreaterThan(0);
    expect(report.failed.every(({ code }) => code === 'image.missing')).toBe(true);
  });

  it('stops when the disk is full, keeps what it has, and does the rest when there is room', async () => {
    // Twenty objects an image, more than there is room for in pages that are there.
    const outputs = nanodetOutputs().map((output) =>
      output.name.startsWith('score') ? { ...output, values: output.values.map(() => 0.9) } : output,
    );
    detector = await host.open(await writeModelFolder(join(temporaryFolder(), 'many'), smallModel(outputs)));
    const run = prelabel({}, undefined, () => {
      // As SQLite meets a full disk: no page more.
      const pages = store.db.pragma('page_count', { simple: true }) as number;
      store.db.pragma(`max_page_count = ${pages}`);
    });
    await expect(run).rejects.toMatchObject({ code: 'store.full' });
    const kept = imagesWithSuggestions();
    expect(kept).toBeOneOf([1, 2]);
    store.db.pragma('max_page_count = 1000000');
    expect(checkStore(store).findings).toEqual([]);
    expect(await prelabel()).toMatchObject({ images: 3 - kept, known: kept });
  });

  it('makes of a label the class that it is told to, or leaves such objects out on purpose', async () => {
    expect(await prelabel({ mapping: { thing: 'vehicle' } })).toMatchObject({ predictions: 3, unmapped: [] });
    const names = () => listClasses(store.db).map(({ name }) => name);
    expect(names()).toEqual(['vehicle']);
    expect(await prelabel({ mapping: { thing: null } })).toMatchObject({ images: 3, predictions: 0, unmapped: [] });
    expect(names()).toEqual(['vehicle']);
    expect(suggestions()).toEqual([]);
  });

  it('replaces undecided suggestions of its own, of all models, or of none, as it is told', async () => {
    await prelabel();
    detector = await host.open(await writeModelFolder(join(temporaryFolder(), 'b'), smallModel(), { id: 'second' }));
    const models = () =>
      suggestions()
        .map(({ model }) => model)
        .toSorted();
    await prelabel();
    expect(models()).toEqual(['second@1', 'second@1', 'second@1', 'small@1', 'small@1', 'small@1']);
    const before = suggestions();
    await prelabel({ again: true, replaces: 'none' });
    expect(suggestions()).toEqual(before);
    await prelabel({ again: true, replaces: 'all' });
    expect(models()).toEqual(['second@1', 'second@1', 'second@1']);
  });
});
