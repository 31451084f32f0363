import { newOwnedId } from '@shared/changes/owned-id';
import type { AnnotationId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { box } from './temporary-store';

/** Draws a box at `x`, as whoever works on this project, of its first class on its first image; again: moves it. */
export function drawLabel(store: Store, x: number, entity = newOwnedId<AnnotationId>(store.member)): AnnotationId {
  const image = allImages(store.db)[0]!.id;
  const value = {
    image,
    class: listClasses(store.db)[0]!.id,
    author: store.member,
    geometry: box(x, 1),
    source: { type: 'drawn' },
  } as const;
  commit(store, [{ kind: 'annotation', entity, value }], { image, label: 'draw' });
  return entity;
}
