import { useEffect, useLayoutEffect, useState } from 'react';
import type { ImageId } from '@shared/model/ids';
import { whenOver } from '../bridge/jobs';
import { thumbnailUrl } from '../bridge/urls';
import { loadPicture, type LoadedPicture } from '../canvas/view/picture/picture';
import { pictureOf, preparePicture, readyPicture, shownPictures, TilesAbsent } from './pictures';

interface Shown {
  readonly image: ImageId | null;
  readonly picture: LoadedPicture | null;
  readonly failed: boolean;
  /** What makes the tiles of a large picture, and whether it was stopped; meanwhile the thumbnail is shown. */
  readonly preparing: { readonly job: string; readonly stopped: boolean } | null;
}

const nothing: Shown = { image: null, picture: null, failed: false, preparing: null };

interface ShownPicture extends Omit<Shown, 'image'> {
  /** Makes the tiles after all. */
  readonly prepareAgain: () => void;
}

/** The picture of an image, and that of the next one made ready. */
export function usePicture(image: ImageId | null, next: ImageId | null): ShownPicture {
  const [shown, setShown] = useState<Shown>(nothing);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let left = false;
    const show = (part: Partial<Shown>) => {
      if (!left) setShown((before) => changed(before.image === image ? before : { ...nothing, image }, part));
    };
    void (async () => {
      if (image === null) return;
      // Counted so that another attempt is another run of this.
      if (attempt > 0) show({ preparing: null });
      try {
        show({ picture: await openPrepared(image, show), failed: false, preparing: null });
      } catch (error) {
        if (!(error instanceof TilesAbsent)) show({ picture: null, failed: true, preparing: null });
      }
      if (!left && next !== null) preparePicture(next);
    })();
    return () => {
      left = true;
    };
  }, [image, next, attempt]);
  const prepareAgain = () => setAttempt((count) => count + 1);
  // One that is ready is there at once: the effect above only comes after a frame without it.
  const before = shown.image === image ? shown : nothing;
  const picture = stillOpen(before.picture) ?? (image && readyPicture(image));
  useHeld(picture);
  // Kept for somebody who goes on to the next image and comes straight back.
  useHeld(stillOpen(shown.picture));
  return { ...before, picture, prepareAgain };
}

/**
 * Keeps a picture from being closed from the moment that it is shown until everything that painted it has the next one:
 * that is told in an effect, after the layout.
 */
function useHeld(picture: LoadedPicture | null): void {
  const hold = () => {
    if (picture === null) return undefined;
    shownPictures.hold(picture);
    return () => shownPictures.letGo(picture);
  };
  useLayoutEffect(hold, [picture]);
  useEffect(hold, [picture]);
}

/** Between being loaded and being held, others may have taken its place. */
function stillOpen(picture: LoadedPicture | null): LoadedPicture | null {
  return picture && !shownPictures.isClosed(picture) ? picture : null;
}

/** The same when nothing of it is new, so that nothing is drawn again. */
function changed(before: Shown, part: Partial<Shown>): Shown {
  const isNew = (Object.keys(part) as (keyof Shown)[]).some((name) => part[name] !== before[name]);
  return isNew ? { ...before, ...part } : before;
}

/** Waits for the tiles of a large picture. @throws TilesAbsent when their making was stopped. */
async function openPrepared(image: ImageId, show: (part: Partial<Shown>) => void): Promise<LoadedPicture> {
  try {
    return await pictureOf(image, true);
  } catch (error) {
    if (!(error instanceof TilesAbsent) || error.job === null) throw error;
    const { job } = error;
    show({ preparing: { job, stopped: false } });
    void loadPicture(thumbnailUrl(image)).then(
      (picture) => show({ picture }),
      () => undefined,
    );
    const over = await whenOver(job);
    if (over.status === 'done') return pictureOf(image, true);
    show({ preparing: { job, stopped: true } });
    throw error;
  }
}
