import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { MemberId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { box, newAnnotation, scene, temporaryStore } from '@tests/support/temporary-store';

/** Three people on three images: the first is seen alike, the second disputed, the third labelled by one alone. */
export function disputedProject() {
  const store = temporaryStore();
  const { images, classes } = scene(store);
  const others = ['Bo', 'Ada'].map((name) => ({ id: newId<MemberId>(), name }));
  const members = others.map(({ id, name }): Draft => ({
    kind: 'member',
    entity: id,
    value: { name, role: 'annotator' },
  }));
  const label = (author: MemberId, image: number, name: number, x: number): Draft => ({
    kind: 'annotation',
    entity: newAnnotation(),
    value: {
      image: images[image]!,
      class: classes[name]!,
      author,
      geometry: box(x, 0, 100, 100),
      source: { type: 'drawn' },
    },
  });
  const [ada, bo, other] = [store.member, ...others.map(({ id }) => id)] as [MemberId, MemberId, MemberId];
  commit(
    store,
    [
      ...members,
      ...[ada, bo, other].map((author) => label(author, 0, 0, 10)),
      label(ada, 1, 0, 10),
      label(bo, 1, 1, 12),
      label(bo, 1, 2, 400),
      label(ada, 2, 0, 10),
    ],
    'no-undo',
  );
  return store;
}
