import { allImages, type StoredImage } from '@main/db/queries/images';
import { memberById } from '@main/db/queries/members';
import { isWorkSharedOut, neededImages } from '@main/db/queries/needed-images';
import { placeFetchesAll } from '@main/db/queries/places';
import type { Store } from '@main/db/store';

/**
 * The pictures that this machine is to have. Reviewers and leads look at everything, annotators at what they were asked
 * for; whoever wants it otherwise chose so for the place.
 *
 * @param asked a choice for this one time.
 */
export function picturesWanted(store: Store, place: string, asked?: boolean): StoredImage[] {
  const images = allImages(store.db);
  if (asked ?? fetchesAll(store, placeFetchesAll(store.db, place))) return images;
  const needed = neededImages(store.db, store.member);
  return images.filter(({ id }) => needed.has(id));
}

/** @param chosen by the person of this machine; null: not yet. */
export function fetchesAll({ db, member }: Store, chosen: boolean | null): boolean {
  return chosen ?? (memberById(db, member)?.role !== 'annotator' || !isWorkSharedOut(db));
}
