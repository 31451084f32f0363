import type { ImageId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import { annotationsOf } from '@main/db/queries/annotations';
import { goldImageOf, listGoldImages } from '@main/db/queries/gold-images';
import { allImages, type StoredImage } from '@main/db/queries/images';
import { memberById } from '@main/db/queries/members';
import { decidedImageIds, resolutionsOf } from '@main/db/queries/resolutions';
import type { Store } from '@main/db/store';
import type { LossCollector } from '../losses';

/** The images whose truth was decided or given: of the others nobody knows whether they are empty. */
export function decidedImages(store: Store): StoredImage[] {
  const given = listGoldImages(store.db).filter(({ image }) => givenTruth(store, image));
  const decided = new Set([...decidedImageIds(store.db), ...given.map(({ image }) => image)]);
  return allImages(store.db).filter(({ id }) => decided.has(id));
}

/** What there is on an image: what it was marked with, or what was decided, oldest decision first. */
export function goldObjects(store: Store, image: ImageId) {
  const given = givenTruth(store, image);
  if (given) return given.map((object, index) => ({ ...object, id: `${image} ${index}`, origin: 'gold', score: null }));
  return resolutionsOf(store.db, image).flatMap(({ id, objects }) =>
    objects.map((object, index) => ({ ...object, id: `${id} ${index}`, origin: 'gold', score: null })),
  );
}

/** What people are measured by is not told to those who are measured. */
function givenTruth({ db, member }: Store, image: ImageId): readonly GoldObject[] | null {
  if ((memberById(db, member)?.role ?? 'annotator') === 'annotator') return null;
  return goldImageOf(db, image)?.expected ?? null;
}

/** Says of which labels on these images nobody has decided yet what they are: they are not in the gold layer. */
export function reportUndecided(store: Store, images: readonly StoredImage[], losses: LossCollector): void {
  for (const { id: image, path } of images) {
    if (givenTruth(store, image)) continue;
    const decided = new Set(
      resolutionsOf(store.db, image).flatMap(({ inputs }) => inputs.map((input) => input.annotation)),
    );
    const open = annotationsOf(store.db, image).filter(({ id }) => !decided.has(id)).length;
    if (open > 0) losses.add('export.undecided', 'Labels that nobody has decided on yet were left out.', path, open);
  }
}
