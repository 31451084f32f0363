import { useEffect, useReducer } from 'react';
import type { ImageId } from '@shared/model/ids';
import { imageUrl } from '../../bridge/urls';
import { closePicture, loadPicture, type Picture } from '../../canvas/view/picture/picture';

/** Decoded pictures are large: the shown one and the next are kept. */
const MOST_KEPT = 3;

interface Kept {
  readonly loading: Promise<Picture>;
  /** Null until it is here. */
  picture: Picture | null;
}

const kept = new Map<ImageId, Kept>();

/** Makes a picture ready; one that cannot be read is told of when it is shown. */
export function preparePicture(image: ImageId): void {
  pictureOf(image).loading.catch(() => null);
}

function pictureOf(image: ImageId): Kept {
  const entry = kept.get(image) ?? load(image);
  kept.delete(image);
  kept.set(image, entry);
  for (const [oldest, { loading }] of kept) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
    loading.then(closePicture, () => {});
  }
  return entry;
}

function load(image: ImageId): Kept {
  const entry: Kept = { loading: loadPicture(imageUrl(image)), picture: null };
  entry.loading.then(
    (picture) => (entry.picture = picture),
    // Looked for again when it is asked for again.
    () => kept.delete(image),
  );
  return entry;
}

/** The picture of an image, in the same moment when it is ready; `failed` when it cannot be read. */
export function useReviewPicture(image: ImageId): { readonly picture: Picture | null; readonly failed: boolean } {
  const [failed, tell] = useReducer((_: ImageId | null, next: ImageId | null) => next, null);
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let left = false;
    const entry = pictureOf(image);
    if (entry.picture === null) {
      entry.loading.then(
        () => left || again(),
        () => left || tell(image),
      );
    }
    return () => {
      left = true;
    };
  }, [image]);
  return { picture: kept.get(image)?.picture ?? null, failed: failed === image };
}
