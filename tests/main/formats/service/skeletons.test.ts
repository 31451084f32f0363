import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import { annotationsOf } from '@main/db/queries/annotations';
import { checkStore } from '@main/db/check';
import { allImages } from '@main/db/queries/images';
import { listSkeletonTemplates } from '@main/db/queries/skeleton-templates';
import type { Store } from '@main/db/store';
import { exportLabels } from '@main/formats/service/export-labels';
import { importLabels } from '@main/formats/service/import-labels';
import { probeImage } from '@main/images/probe-image';
import { sharp } from '@main/images/sharp';
import { putSkeletonTemplate } from '@main/skeletons/templates';
import { addFaceTemplate, faceTemplate } from '@tests/support/skeletons';
import { temporaryFolder, temporaryStore } from '@tests/support/temporary-store';

const context = { signal: new AbortController().signal, onProgress: () => undefined };

/** A folder with a picture and a COCO file of one face on it. @returns the path of the file. */
async function faceFile(): Promise<string> {
  const folder = temporaryFolder();
  await sharp({ create: { width: 64, height: 48, channels: 3, background: 'red' } })
    .png()
    .toFile(join(folder, 'a.png'));
  const path = join(folder, 'labels.json');
  const face = {
    id: 7,
    name: 'face',
    keypoints: ['left eye', 'right eye', 'nose'],
    skeleton: [
      [1, 3],
      [2, 3],
    ],
  };
  const record = { id: 1, image_id: 1, category_id: 7, keypoints: [30, 10, 2, 20, 10, 1, 0, 0, 0], num_keypoints: 2 };
  writeFileSync(
    path,
    JSON.stringify({
      images: [{ id: 1, file_name: 'a.png', width: 64, height: 48 }],
      categories: [face],
      annotations: [record],
    }),
  );
  return path;
}

function importing(store: Store, path: string) {
  const request = { format: 'coco', imagesFolder: null, author: null, as: 'human', path } as const;
  return importLabels(store, request, probeImage, context);
}

const skeletons = (store: Store) =>
  annotationsOf(store.db, allImages(store.db)[0]!.id).map(({ geometry }) => geometry as Skeleton);

it('a file brings its template along, for its class, and importing it again changes nothing', async () => {
  const [store, path] = [temporaryStore(), await faceFile()];
  const report = await importing(store, path);
  expect(report).toMatchObject({ annotations: 1, losses: [] });
  const [template] = listSkeletonTemplates(store.db);
  expect(template).toMatchObject({
    name: 'face',
    edges: [
      ['left_eye', 'nose'],
      ['right_eye', 'nose'],
    ],
  });
  expect(template!.classes).toHaveLength(1);
  expect(skeletons(store)[0]).toEqual({
    type: 'skeleton',
    template: template!.id,
    joints: [
      { id: 'left_eye', x: 30, y: 10, visibility: 2 },
      { id: 'right_eye', x: 20, y: 10, visibility: 1 },
    ],
  });
  expect((await importing(store, path)).annotations).toBe(0);
  expect(listSkeletonTemplates(store.db)).toHaveLength(1);
  expect(checkStore(store).findings).toEqual([]);
});

it('a project that has joints of these names already labels with its own template', async () => {
  const [store, path] = [temporaryStore(), await faceFile()];
  const id = addFaceTemplate(store);
  const renamed = faceTemplate.joints.map((joint) => ({ ...joint, id: `own-${joint.id}` }));
  putSkeletonTemplate(store, { id, template: { ...faceTemplate, joints: renamed, edges: [], pairs: [] } });
  await importing(store, path);
  expect(listSkeletonTemplates(store.db)).toHaveLength(1);
  expect(skeletons(store)[0]).toMatchObject({
    template: id,
    joints: [{ id: 'own-left_eye' }, { id: 'own-right_eye' }],
  });
});

it.each(['coco', 'labelme'] as const)(
  'what is exported in %s comes back in another project as the same joints',
  async (format) => {
    const [first, path] = [temporaryStore(), await faceFile()];
    await importing(first, path);
    const out = join(temporaryFolder(), format === 'coco' ? 'out.json' : 'out');
    const report = await exportLabels(first, { format, path: out, labels: { type: 'all' } }, context);
    const losses = format === 'coco' ? [] : [{ code: 'labelme.skeleton-as-points', count: 1 }];
    expect(report).toMatchObject({ annotations: 1, losses });
    const second = temporaryStore();
    const request = { format, author: null, as: 'human', path: out } as const;
    await importLabels(second, { ...request, imagesFolder: join(path, '..') }, probeImage, context);
    expect(skeletons(second)).toEqual(skeletons(first));
  },
);
