import type { Geometry } from '@shared/geometry/geometry';
import { boundsContain, imageExtent } from '@shared/geometry/extent';
import { boundsOf } from '@shared/geometry/operations';
import type { ImageId } from '@shared/model/ids';
import { imageById } from '@main/db/queries/images';
import type { Store } from '@main/db/store';

/** True for what reaches beyond its image, which cuts off the rest of the object. */
export function reachesOutside({ db }: Store, image: ImageId, geometry: Geometry): boolean {
  const picture = imageById(db, image);
  return picture !== undefined && !boundsContain(imageExtent(picture.width, picture.height), boundsOf(geometry));
}
