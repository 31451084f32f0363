import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { editImage, undoOnImage } from '@main/annotate/edit';
import { loadDocument } from '@main/annotate/document';
import { openStore } from '@main/db/open';
import { olderProject } from '@tests/support/older-project';
import { box, closedAfterTest, newAnnotation, scene, type Scene } from '@tests/support/temporary-store';

it('a project of format 70 opens with its labels as they were made, and keeps their stack from then on', () => {
  const id = newAnnotation();
  let place: Scene | undefined;
  const put = (stack?: number, x = 1) =>
    ({
      type: 'put',
      id,
      class: place!.classes[0]!,
      geometry: box(x, 5),
      ...(stack !== undefined && { stack }),
    }) as const;
  const path = olderProject(70, (store) => {
    place = scene(store);
    editImage(store, { image: place.images[0]!, label: 'draw', operations: [put()] });
    store.db.exec('ALTER TABLE annotation DROP COLUMN stack');
  });
  const store = closedAfterTest(openStore(path));
  expect(checkStore(store).findings).toEqual([]);
  const image = place!.images[0]!;
  const stack = () => loadDocument(store, image).annotations[0]!.stack ?? 0;
  expect(stack()).toBe(0);
  editImage(store, { image, label: 'order', operations: [put(3)] });
  editImage(store, { image, label: 'move', operations: [put(undefined, 2)] });
  expect(stack()).toBe(3);
  undoOnImage(store, image);
  undoOnImage(store, image);
  expect(stack()).toBe(0);
});
