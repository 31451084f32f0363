import type { Geometry } from '@shared/geometry/geometry';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { newOwnedId } from '@shared/changes/owned-id';
import type { AnnotationId, MemberId, SubmissionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import type { Store } from '@main/db/store';
import { box, newAnnotation, scene, temporaryStore } from '@tests/support/temporary-store';

/** A lead and three annotators on a few images. */
export function teamOnImages() {
  const store = temporaryStore();
  const { images, classes } = scene(store);
  const people = ['Mina', 'Jun', 'Sofia', 'Late'].map((name) => ({ id: newId<MemberId>(), name }));
  commit(
    store,
    people.map(({ id, name }): Draft => ({ kind: 'member', entity: id, value: { name, role: 'annotator' } })),
    'no-undo',
  );
  const [mina, jun, sofia, late] = people.map(({ id }) => id) as [MemberId, MemberId, MemberId, MemberId];
  return { store, images, classes, mina, jun, sofia, late, ...hands(store, images, classes) };
}

function hands(store: Store, images: ReturnType<typeof scene>['images'], classes: ReturnType<typeof scene>['classes']) {
  return {
    /** A box of 100 pixels, unless another shape is given. */
    label: (author: MemberId, image: number, name: number, place: number | Geometry): AnnotationId => {
      const id = newAnnotation(author);
      const geometry = typeof place === 'number' ? box(place, 0, 100, 100) : place;
      const value = {
        image: images[image]!,
        class: classes[name]!,
        author,
        geometry,
        source: { type: 'drawn' } as const,
      };
      commit(store, [{ kind: 'annotation', entity: id, value }], 'no-undo');
      return id;
    },
    submit: (member: MemberId, image: number): void => {
      const value = { image: images[image]!, member, at: '2026-01-02T00:00:00.000Z' };
      commit(store, [{ kind: 'submission', entity: newOwnedId<SubmissionId>(member), value }], 'no-undo');
    },
  };
}
