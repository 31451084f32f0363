import type { ImageId } from '@shared/model/ids';
import { call } from '../bridge/bridge';
import { imageUrl, samplesUrl, tileUrl } from '../bridge/urls';
import { DeepPicture } from '../canvas/view/picture/deep-picture';
import { DeepTiles } from '../canvas/view/picture/deep-tiles';
import { closePicture, loadPicture, type LoadedPicture } from '../canvas/view/picture/picture';
import { TiledPicture } from '../canvas/view/picture/tiled-picture';
import { Lending } from './lending';

/** Decoded pictures are large: the shown one and its neighbours are kept. */
const MOST_KEPT = 3;

const kept = new Map<ImageId, Promise<LoadedPicture>>();
/** Whoever goes through images quickly has more of them shown or prepared for a moment than are kept. */
export const shownPictures = new Lending<LoadedPicture>(closePicture);

const ready = new WeakMap<Promise<LoadedPicture>, LoadedPicture>();

/** The tiles of a large picture are not there: a job makes them, or nobody does when it was not wanted. */
export class TilesAbsent extends Error {
  constructor(readonly job: string | null) {
    super('The tiles of this picture are not made yet');
  }
}

/**
 * The picture; at once when it was prefetched.
 *
 * @param build make the tiles of a large picture when they are not there.
 * @throws TilesAbsent for a large picture whose tiles are not there yet.
 */
export function pictureOf(image: ImageId, build: boolean): Promise<LoadedPicture> {
  const known = kept.get(image);
  const loading = known ?? openPicture(image, build);
  kept.delete(image);
  kept.set(image, loading);
  if (!known)
    loading.then(
      (picture) => ready.set(loading, picture),
      () => kept.delete(image),
    );
  for (const [oldest, picture] of kept) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
    picture.then(
      (one) => shownPictures.retire(one),
      () => {},
    );
  }
  return loading;
}

/** The picture when it is decoded already, to be shown in the same moment. */
export function readyPicture(image: ImageId): LoadedPicture | null {
  const known = kept.get(image);
  return (known && ready.get(known)) ?? null;
}

async function openPicture(image: ImageId, build: boolean): Promise<LoadedPicture> {
  const tiling = await call('tiles.prepare', { image, build });
  if (tiling.state === 'whole') return tiling.deep ? DeepPicture.load(samplesUrl(image)) : loadPicture(imageUrl(image));
  if (tiling.state !== 'ready') throw new TilesAbsent(tiling.state === 'building' ? tiling.job : null);
  if (tiling.deep) return DeepTiles.open(tiling, (level, column, row) => tileUrl(image, level, column, row));
  return new TiledPicture(tiling.width, tiling.height, async (level, column, row) => {
    const response = await fetch(tileUrl(image, level, column, row));
    if (!response.ok) throw new Error(`No tile ${level}/${column}/${row}`);
    return createImageBitmap(await response.blob());
  });
}

/** Makes a picture ready to be shown next; one that is missing, or whose tiles are, is told of when it is shown. */
export function preparePicture(image: ImageId): void {
  pictureOf(image, false).catch(() => null);
}
