import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { goldImageOf } from '@main/db/queries/gold-images';
import { newId } from '@shared/changes/new-id';
import type { GoldImageId } from '@shared/model/ids';
import { olderProject } from '@tests/support/older-project';
import { box, closedAfterTest, newAnnotation, scene } from '@tests/support/temporary-store';

it('a project of before gold images keeps its log, and what people are measured by goes into a feed of its own', () => {
  let image: ReturnType<typeof scene>['images'][number] | undefined;
  const path = olderProject(110, (store) => {
    const { images, classes } = scene(store);
    [image] = images;
    const value = {
      image: image!,
      class: classes[0]!,
      author: store.member,
      geometry: box(1, 1),
      source: { type: 'drawn' } as const,
    };
    commit(store, [{ kind: 'annotation', entity: newAnnotation(), value }], 'no-undo');
  });
  const store = closedAfterTest(openStore(path));
  expect(store.db.pragma('foreign_key_check')).toEqual([]);
  const value = { image: image!, expected: [], by: store.member, at: '2026-01-02T00:00:00.000Z' };
  commit(store, [{ kind: 'goldImage', entity: newId<GoldImageId>(), value }], 'no-undo');
  expect(goldImageOf(store.db, image!)?.expected).toEqual([]);
  expect(store.db.prepare('SELECT DISTINCT channel FROM feed WHERE own = 1 ORDER BY 1').pluck().all()).toEqual([
    'labels',
    'public',
    'review',
  ]);
  expect(checkStore(store).findings).toEqual([]);
});
