import { useEffect, useState } from 'react';
import type { ImageId } from '@shared/model/ids';
import { imageUrl } from '../../bridge/urls';
import { closePicture, loadPicture, type Picture } from '../../canvas/view/picture/picture';

/** Decoded pictures are large: the shown one and the next are kept. */
const MOST_KEPT = 3;

const kept = new Map<ImageId, Promise<Picture>>();

/** Makes a picture ready; one that cannot be read is told of when it is shown. */
export function preparePicture(image: ImageId): void {
  pictureOf(image).catch(() => null);
}

function pictureOf(image: ImageId): Promise<Picture> {
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

/** The picture of an image; `failed` when it cannot be read. */
export function useReviewPicture(image: ImageId | null): {
  readonly picture: Picture | null;
  readonly failed: boolean;
} {
  const [shown, setShown] = useState<{ image: ImageId; picture: Picture | null } | null>(null);
  useEffect(() => {
    let left = false;
    if (image !== null)
      pictureOf(image).then(
        (picture) => !left && setShown({ image, picture }),
        () => !left && setShown({ image, picture: null }),
      );
    return () => {
      left = true;
    };
  }, [image]);
  const isShown = shown !== null && shown.image === image;
  return { picture: isShown ? shown.picture : null, failed: isShown && shown.picture === null };
}
