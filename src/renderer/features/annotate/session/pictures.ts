import type { ImageId } from '@shared/model/ids';
import { imageUrl } from '../../../bridge/urls';
import { closePicture, loadPicture, type Picture } from '../../../canvas/view/picture/picture';

/** Decoded pictures are large: the shown one and its neighbours are kept. */
const MOST_KEPT = 3;

const kept = new Map<ImageId, Promise<Picture>>();

/** The decoded picture; at once when it was prefetched. */
export function pictureOf(image: ImageId): Promise<Picture> {
  const known = kept.get(image);
  const loading = known ?? loadPicture(imageUrl(image));
  kept.delete(image);
  kept.set(image, loading);
  if (!known) loading.catch(() => kept.delete(image));
  for (const [oldest, picture] of kept) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
    picture.then(closePicture, () => {});
  }
  return loading;
}
