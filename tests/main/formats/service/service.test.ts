import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { assertExists } from '@shared/lib/assert';
import type { ImageId, ResolutionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { lastRevision } from '@main/db/log';
import { annotationsOf } from '@main/db/queries/annotations';
import { shownKey } from '@main/db/queries/changes';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import { memberByName } from '@main/db/queries/members';
import { predictionsOf } from '@main/db/queries/predictions';
import { counts } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import { exportLabels, type ExportedLabels } from '@main/formats/service/export-labels';
import { importLabels, type ImportRequest } from '@main/formats/service/import-labels';
import { sharp } from '@main/images/sharp';
import { probeImage } from '@main/images/probe-image';
import { teamOnImages } from '@tests/main/consensus/team-on-images';
import { userErrorOf } from '@tests/support/datasets';
import { box, newAnnotation, scene, temporaryFolder, temporaryStore } from '@tests/support/temporary-store';

const context = { signal: new AbortController().signal, onProgress: () => undefined };

function importing(store: Store, request: Partial<ImportRequest> & { path: string }, signal = context.signal) {
  const whole: ImportRequest = { format: 'coco', imagesFolder: null, author: null, as: 'human', ...request };
  return importLabels(store, whole, probeImage, { ...context, signal });
}

function exporting(
  store: Store,
  path: string,
  format: 'coco' | 'labelme' = 'coco',
  labels: ExportedLabels = { type: 'all' },
) {
  return exportLabels(store, { format, path, labels }, context);
}

async function picture(path: string, width: number, height: number, colour = 'red'): Promise<void> {
  await sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toFile(path);
}

interface CocoParts {
  readonly images?: unknown[];
  readonly annotations?: unknown[];
  readonly categories?: unknown[];
}

function cocoFile(folder: string, parts: CocoParts): string {
  const path = join(folder, 'labels.json');
  const images = [{ id: 1, file_name: 'a.png', width: 64, height: 48 }];
  const categories = [
    { id: 1, name: 'Person' },
    { id: 2, name: 'tree' },
  ];
  writeFileSync(path, JSON.stringify({ images, categories, annotations: [], ...parts }));
  return path;
}

/** A folder with one picture and a COCO file of three labels on it, two of them alike. */
async function labelledFolder(): Promise<string> {
  const folder = temporaryFolder();
  await picture(join(folder, 'a.png'), 64, 48);
  const annotation = (id: number, category_id: number, bbox: number[]) => ({ id, image_id: 1, category_id, bbox });
  cocoFile(folder, {
    annotations: [annotation(1, 1, [1, 2, 3, 4]), annotation(2, 1, [1, 2, 3, 4]), annotation(3, 2, [5, 5, 9, 9])],
  });
  return folder;
}

function onlyImage(store: Store): ImageId {
  return allImages(store.db)[0]!.id;
}

describe('Importing labels', () => {
  it('adds the pictures beside the file, the missing classes and the labels', async () => {
    const store = temporaryStore();
    const folder = await labelledFolder();
    scene(store, 0);
    const report = await importing(store, { path: join(folder, 'labels.json') });
    expect(report).toEqual({
      format: 'coco',
      images: 1,
      imagesAdded: 1,
      annotations: 3,
      classesAdded: ['tree'],
      losses: [],
    });
    expect(allImages(store.db)).toMatchObject([{ path: 'a.png', folder, width: 64, height: 48 }]);
    expect(listClasses(store.db).map(({ name }) => name)).toEqual(['person', 'car', 'sign', 'tree']);
    expect(annotationsOf(store.db, onlyImage(store))).toMatchObject(
      [1, 2, 3].map(() => ({ author: store.member, source: { type: 'imported', format: 'coco' } })),
    );
  });

  it('changes nothing the second time, and says that the labels are there', async () => {
    const store = temporaryStore();
    const path = join(await labelledFolder(), 'labels.json');
    await importing(store, { path });
    const before = lastRevision(store.db);
    const report = await importing(store, { path });
    expect(lastRevision(store.db)).toBe(before);
    expect(report).toMatchObject({
      annotations: 0,
      imagesAdded: 0,
      classesAdded: [],
      losses: [{ code: 'import.already-there', count: 3 }],
    });
  });

  it('never takes back what somebody has changed since', async () => {
    const store = temporaryStore();
    const path = join(await labelledFolder(), 'labels.json');
    await importing(store, { path });
    const image = onlyImage(store);
    const { id, ...label } = annotationsOf(store.db, image)[0]!;
    commit(store, [{ kind: 'annotation', entity: id, value: { ...label, geometry: box(7, 7) } }], 'no-undo');
    await importing(store, { path });
    expect(annotationsOf(store.db, image)).toHaveLength(3);
    expect(annotationsOf(store.db, image).find((other) => other.id === id)?.geometry).toEqual(box(7, 7));
  });

  it('writes nothing at all when the last record is malformed', async () => {
    const store = temporaryStore();
    const folder = temporaryFolder();
    await picture(join(folder, 'a.png'), 64, 48);
    const annotations: unknown[] = Array.from({ length: 1000 }, (_, id) => ({
      id,
      image_id: 1,
      category_id: 1,
      bbox: [id, 0, 1, 1],
    }));
    const path = cocoFile(folder, {
      annotations: [...annotations, { id: 1001, image_id: 1, category_id: 1, bbox: [0, 0, -1, 1] }],
    });
    const before = lastRevision(store.db);
    const error = await userErrorOf(importing(store, { path }));
    expect(error.params).toMatchObject({ file: path, place: 'annotations[1000].bbox[2]' });
    expect(lastRevision(store.db)).toBe(before);
    expect(counts(store)).toEqual({ images: 0, annotations: 0, pendingPredictions: 0 });
    expect(listClasses(store.db)).toEqual([]);
  });

  it('writes nothing when it is cancelled on the way', async () => {
    const store = temporaryStore();
    const folder = await labelledFolder();
    const abort = new AbortController();
    const onProgress = (_: number, total: number | null): void => {
      if (total !== null) abort.abort();
    };
    const request = {
      format: 'coco',
      path: join(folder, 'labels.json'),
      imagesFolder: null,
      author: null,
      as: 'human',
    } as const;
    await expect(importLabels(store, request, probeImage, { signal: abort.signal, onProgress })).rejects.toThrow(
      /abort/i,
    );
    expect(counts(store)).toEqual({ images: 0, annotations: 0, pendingPredictions: 0 });
  });

  it('gives the labels to the author that is named', async () => {
    const store = temporaryStore();
    await importing(store, { path: join(await labelledFolder(), 'labels.json'), author: '지우' });
    const author = memberByName(store.db, '지우');
    expect(annotationsOf(store.db, onlyImage(store)).every((label) => label.author === author)).toBe(true);
  });

  it('keeps the scores of a model, apart from labels', async () => {
    const store = temporaryStore();
    const folder = await labelledFolder();
    const results = join(folder, 'results.json');
    writeFileSync(results, '[{"image_id":1,"category_id":2,"bbox":[1,1,5,5],"score":0.625}]');
    const report = await importing(store, {
      path: results,
      reference: join(folder, 'labels.json'),
      as: 'model',
      author: 'yolo@2',
    });
    expect(report.annotations).toBe(1);
    expect(predictionsOf(store.db, onlyImage(store))).toMatchObject([
      { score: 0.625, model: 'yolo@2', decision: 'pending' },
    ]);
    expect(annotationsOf(store.db, onlyImage(store))).toEqual([]);
  });

  it('knows a picture of the folder by its content, whatever the project calls it', async () => {
    const store = temporaryStore();
    const folder = await labelledFolder();
    await importing(store, { path: join(folder, 'labels.json') });
    const elsewhere = temporaryFolder();
    copyFileSync(join(folder, 'a.png'), join(elsewhere, 'renamed.png'));
    const path = cocoFile(elsewhere, {
      images: [{ id: 1, file_name: 'renamed.png', width: 64, height: 48 }],
      annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [0, 0, 2, 2] }],
    });
    expect(await importing(store, { path })).toMatchObject({ images: 1, imagesAdded: 0, annotations: 1 });
  });

  it('never puts labels on another picture of the same name', async () => {
    const store = temporaryStore();
    await importing(store, { path: join(await labelledFolder(), 'labels.json') });
    const other = temporaryFolder();
    await picture(join(other, 'a.png'), 64, 48, 'blue');
    const path = cocoFile(other, { annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [0, 0, 2, 2] }] });
    expect(await importing(store, { path })).toMatchObject({ imagesAdded: 1, annotations: 1 });
    expect(
      allImages(store.db)
        .map(({ id }) => annotationsOf(store.db, id).length)
        .sort(),
    ).toEqual([1, 3]);
  });

  it('refuses labels that were made on another size', async () => {
    const store = temporaryStore();
    const folder = temporaryFolder();
    await picture(join(folder, 'a.png'), 48, 64);
    const error = await userErrorOf(importing(store, { path: cocoFile(folder, {}) }));
    expect(error.code).toBe('import.imageSize');
    expect(error.message).toMatch(/64 × 48 pixels, the picture has 48 × 64 \(the labels ignore the EXIF orientation/);
  });

  it('looks for no picture outside of the folder', async () => {
    const store = temporaryStore();
    const secret = temporaryFolder();
    await picture(join(secret, 'secret.png'), 64, 48);
    const folder = join(temporaryFolder(), 'in');
    mkdirSync(folder);
    symlinkSync(join(secret, 'secret.png'), join(folder, 'a.png'));
    const images = [`../../${secret.slice(1)}/secret.png`, join(secret, 'secret.png'), 'a.png'].map(
      (file_name, id) => ({ id, file_name, width: 64, height: 48 }),
    );
    const error = await userErrorOf(importing(store, { path: cocoFile(folder, { images: images.slice(0, 1) }) }));
    expect(error.code).toBe('import.noImages');
    for (const image of images.slice(1))
      expect((await userErrorOf(importing(store, { path: cocoFile(folder, { images: [image] }) }))).code).toBe(
        'import.noImages',
      );
  });

  it('says which pictures it could not find or read, and imports the rest', async () => {
    const store = temporaryStore();
    const folder = await labelledFolder();
    writeFileSync(join(folder, 'broken.png'), 'no picture');
    const images = ['a.png', 'gone.png', 'broken.png'].map((file_name, id) => ({
      id,
      file_name,
      width: 64,
      height: 48,
    }));
    const annotations = images.map(({ id }) => ({ id, image_id: id, category_id: 1, bbox: [1, 1, 2, 2] }));
    const report = await importing(store, { path: cocoFile(folder, { images, annotations }) });
    expect(report).toMatchObject({ images: 1, imagesAdded: 1, annotations: 1 });
    expect(report.losses.map(({ code, count }) => [code, count])).toEqual([
      ['import.missing-image', 1],
      ['import.unusable-picture', 1],
      ['import.labels-without-image', 2],
    ]);
  });
});

describe('Exporting labels', () => {
  it('gives back in COCO exactly what the project holds', async () => {
    const store = temporaryStore();
    const { images, classes } = scene(store, 2);
    const labels = [
      box(0.1, 1 / 3),
      { type: 'polygon', parts: [[[1.5, 2, 30, 4, 20, 1e-7]], [[40, 40, 50, 40, 50, 55.5]]] } as const,
    ];
    for (const geometry of labels)
      commit(
        store,
        [
          {
            kind: 'annotation',
            entity: newAnnotation(),
            value: { image: images[1]!, class: classes[0]!, author: store.member, geometry, source: { type: 'drawn' } },
          },
        ],
        'no-undo',
      );
    const path = join(temporaryFolder(), 'out.json');
    const report = await exporting(store, path);
    expect(report).toEqual({ format: 'coco', path, images: 2, annotations: 2, losses: [] });
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      annotations: { bbox: number[]; segmentation: number[][] }[];
    };
    expect(file.annotations.map(({ bbox, segmentation }) => (segmentation.length ? segmentation : bbox))).toEqual([
      [0.1, 1 / 3, 20, 10],
      labels[1]!.type === 'polygon' && labels[1]!.parts.flat(),
    ]);
  });

  it.each(['coco', 'labelme'] as const)('comes back from %s into another project', async (format) => {
    const store = temporaryStore();
    const folder = await labelledFolder();
    await importing(store, { path: join(folder, 'labels.json') });
    const out = join(folder, format === 'coco' ? 'out.json' : 'out');
    await exporting(store, out, format);
    const other = temporaryStore();
    const report = await importing(other, { format, path: out, imagesFolder: folder });
    expect(report).toMatchObject({ annotations: 3, losses: [] });
    const plain = (from: Store): unknown[] =>
      annotationsOf(from.db, onlyImage(from))
        .map(({ geometry }) => geometry)
        .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    expect(plain(other)).toEqual(plain(store));
    expect(onlyImage(other)).toBe(onlyImage(store));
  });

  it('never mixes suggestions of models with labels', async () => {
    const store = temporaryStore();
    const { images, classes } = scene(store, 1);
    const prediction = {
      image: images[0]!,
      class: classes[0]!,
      geometry: box(1, 1),
      score: 0.5,
      model: 'm@1',
      threshold: 0.1,
      decision: 'pending',
    } as const;
    commit(store, [{ kind: 'prediction', entity: newAnnotation() as never, value: prediction }], 'no-undo');
    const path = join(temporaryFolder(), 'out.json');
    expect((await exporting(store, path)).annotations).toBe(0);
    expect((await exporting(store, path, 'coco', { type: 'predictions' })).annotations).toBe(1);
    expect(readFileSync(path, 'utf8')).toMatch(/"score":0.5/);
  });

  it('writes what people rejected only when asked', async () => {
    const store = temporaryStore();
    const { images, classes } = scene(store, 1);
    const base = { image: images[0]!, class: classes[0]!, score: 0.5, model: 'm@1', threshold: 0.1 } as const;
    const drafts = (['pending', 'accepted', 'rejected'] as const).map((decision, at) => ({
      kind: 'prediction' as const,
      entity: newAnnotation() as never,
      value: { ...base, geometry: box(1 + 30 * at, 1), decision },
    }));
    commit(store, drafts, 'no-undo');
    const path = join(temporaryFolder(), 'out.json');
    expect((await exporting(store, path, 'coco', { type: 'predictions' })).annotations).toBe(2);
    expect((await exporting(store, path, 'coco', { type: 'predictions', rejected: true })).annotations).toBe(3);
  });

  it.each(['coco', 'labelme'] as const)('writes as %s what was decided, and which labels wait', async (format) => {
    const { store, images, label, mina, jun } = teamOnImages();
    const [one, other] = [label(mina, 0, 0, 10), label(jun, 0, 0, 12)];
    label(mina, 0, 1, 300);
    label(mina, 1, 1, 10);
    const input = (annotation: typeof one) => ({
      annotation,
      made: assertExists(shownKey(store.db, 'annotation', annotation), 'it was made'),
    });
    const value = {
      image: images[0]!,
      inputs: [input(one), input(other)],
      objects: [{ class: annotationsOf(store.db, images[0]!)[0]!.class, geometry: box(11, 0, 100, 100) }],
      method: 'merged' as const,
      threshold: 0.5,
      by: store.member,
      at: '2026-01-02T00:00:00.000Z',
      comment: '',
      case: null,
    };
    commit(store, [{ kind: 'resolution', entity: newId<ResolutionId>(), value }], 'no-undo');
    const path = join(temporaryFolder(), format === 'coco' ? 'gold.json' : 'gold');
    // The image that nothing was decided on is no empty one, and is not written.
    const report = await exporting(store, path, format, { type: 'gold' });
    expect(report).toMatchObject({ images: 1, annotations: 1 });
    expect(report.losses.find(({ code }) => code === 'export.undecided')?.count).toBe(1);
  });

  it('writes one person’s labels when asked, and says when nobody has that name', async () => {
    const store = temporaryStore();
    const folder = await labelledFolder();
    await importing(store, { path: join(folder, 'labels.json') });
    await importing(store, { path: join(folder, 'labels.json'), author: 'Bo' });
    const path = join(folder, 'out.json');
    expect(await exporting(store, path)).toMatchObject({
      annotations: 6,
      losses: [{ code: 'export.authors', count: 2 }],
    });
    expect(await exporting(store, path, 'coco', { type: 'author', name: 'Bo' })).toMatchObject({
      annotations: 3,
      losses: [],
    });
    expect((await userErrorOf(exporting(store, path, 'coco', { type: 'author', name: 'Cy' }))).code).toBe(
      'export.noAuthor',
    );
  });
});
