import { useEffect, useState } from 'react';
import type { ImageId } from '@shared/model/ids';
import type { Picture } from '../../../canvas/view/picture/picture';
import { pictureOf } from './pictures';

interface Shown {
  readonly image: ImageId | null;
  readonly picture: Picture | null;
  readonly failed: boolean;
}

/** The picture of an image, and that of the next one made ready. */
export function usePicture(image: ImageId | null, next: ImageId | null): Omit<Shown, 'image'> {
  const [shown, setShown] = useState<Shown>({ image: null, picture: null, failed: false });
  useEffect(() => {
    let left = false;
    void (async () => {
      if (image === null) return;
      try {
        const picture = await pictureOf(image);
        if (!left) setShown({ image, picture, failed: false });
      } catch {
        if (!left) setShown({ image, picture: null, failed: true });
      }
      // A next picture that is missing is told of when it is opened.
      if (!left && next !== null) await pictureOf(next).catch(() => null);
    })();
    return () => {
      left = true;
    };
  }, [image, next]);
  return shown.image === image ? shown : { picture: null, failed: false };
}
