import { expect, it } from 'vitest';
import { resolve } from '@main/consensus/resolve';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { shownKey } from '@main/db/queries/changes';
import { olderProject } from '@tests/support/older-project';
import { box, closedAfterTest, newAnnotation, scene } from '@tests/support/temporary-store';

it('a project of before reviews keeps its labels, and they can be decided on', () => {
  const id = newAnnotation();
  let image: ReturnType<typeof scene>['images'][number] | undefined;
  const path = olderProject(40, (store) => {
    const { images, classes } = scene(store);
    [image] = images;
    const value = {
      image: image!,
      class: classes[0]!,
      author: store.member,
      geometry: box(1, 1),
      source: { type: 'drawn' } as const,
    };
    commit(store, [{ kind: 'annotation', entity: id, value }], 'no-undo');
    store.db.exec(
      'DROP TABLE resolution; DROP TABLE submission; DROP TABLE thread; DROP TABLE threadComment; DROP TABLE goldImage',
    );
  });
  const store = closedAfterTest(openStore(path));
  const made = shownKey(store.db, 'annotation', id)!;
  resolve(store, {
    image: image!,
    inputs: [{ annotation: id, made }],
    objects: [],
    method: 'none',
    threshold: 0.5,
    comment: '',
    case: null,
  });
  expect(checkStore(store).findings).toEqual([]);
});
