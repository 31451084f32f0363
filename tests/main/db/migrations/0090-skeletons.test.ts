import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { loadDocument } from '@main/annotate/document';
import { editImage } from '@main/annotate/edit';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { addFaceTemplate } from '@tests/support/skeletons';
import { olderProject } from '@tests/support/older-project';
import { box, closedAfterTest, newAnnotation, scene, type Scene } from '@tests/support/temporary-store';

it('a project of before skeletons keeps its labels, which are in no group, and can have templates', () => {
  let place: Scene | null = null;
  const path = olderProject(40, (store) => {
    place = scene(store);
    const operations = [{ type: 'put', id: newAnnotation(), class: place.classes[0]!, geometry: box(1, 1) }] as const;
    editImage(store, { image: place.images[0]!, label: 'draw', operations });
    store.db.exec('ALTER TABLE annotation DROP COLUMN grouped; DROP TABLE skeletonTemplate; DROP TABLE relation');
  });
  const old = new Database(path, { readonly: true });
  const before = old.prepare('SELECT * FROM change ORDER BY revision').raw().all();
  old.close();
  const store = closedAfterTest(openStore(path));
  expect(store.db.prepare('SELECT * FROM change ORDER BY revision').raw().all()).toEqual(before);
  const document = loadDocument(store, place!.images[0]!);
  expect(document.relations).toEqual([]);
  expect(document.annotations).toMatchObject([{ geometry: box(1, 1) }]);
  expect(document.annotations[0]).not.toHaveProperty('group');
  addFaceTemplate(store);
  expect(checkStore(store).findings).toEqual([]);
});
