import type { ImageId } from '@shared/model/ids';
import { annotationsOf } from '@main/db/queries/annotations';
import { allImages, type StoredImage } from '@main/db/queries/images';
import { decidedImageIds, resolutionsOf } from '@main/db/queries/resolutions';
import type { Store } from '@main/db/store';
import type { LossCollector } from '../losses';

/** The images that something was decided on: of the others nobody knows whether they are empty. */
export function decidedImages({ db }: Store): StoredImage[] {
  const decided = new Set(decidedImageIds(db));
  return allImages(db).filter(({ id }) => decided.has(id));
}

/** What was decided that there is on an image, oldest decision first. */
export function goldObjects({ db }: Store, image: ImageId) {
  return resolutionsOf(db, image).flatMap(({ id, objects }) =>
    objects.map((object, index) => ({ ...object, id: `${id} ${index}`, origin: 'gold', score: null })),
  );
}

/** Says of which labels on these images nobody has decided yet what they are: they are not in the gold layer. */
export function reportUndecided({ db }: Store, images: readonly StoredImage[], losses: LossCollector): void {
  for (const { id: image, path } of images) {
    const decided = new Set(resolutionsOf(db, image).flatMap(({ inputs }) => inputs.map((input) => input.annotation)));
    const open = annotationsOf(db, image).filter(({ id }) => !decided.has(id)).length;
    if (open > 0) losses.add('export.undecided', 'Labels that nobody has decided on yet were left out.', path, open);
  }
}
