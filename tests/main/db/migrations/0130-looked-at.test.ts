import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { imagesLookedAt, noteLook } from '@main/db/queries/looked-at';
import { allImages } from '@main/db/queries/images';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project of format 120 opens with all it had, and notes what models have looked at from then on', () => {
  const path = olderProject(120, (store) => {
    scene(store);
    store.db.exec('DROP TABLE looked_at');
  });
  const store = closedAfterTest(openStore(path));
  expect(checkStore(store).findings).toEqual([]);
  const [image] = allImages(store.db);
  const look = { model: 'nanodet@1', way: Buffer.alloc(32, 7) };
  expect(imagesLookedAt(store.db, look)).toEqual(new Set());
  noteLook(store.db, image!.id, look);
  expect(imagesLookedAt(store.db, look)).toEqual(new Set([image!.id]));
  expect(imagesLookedAt(store.db, { ...look, model: 'nanodet@2' })).toEqual(new Set());
  noteLook(store.db, image!.id, { ...look, way: Buffer.alloc(32, 8) });
  expect(imagesLookedAt(store.db, look)).toEqual(new Set());
});
