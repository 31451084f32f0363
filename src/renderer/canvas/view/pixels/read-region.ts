import type { Bounds } from '@shared/geometry/coordinate';
import type { Picture } from '../picture/picture';
import type { Region } from './region';

/** Pixels on their way to where they are looked at. */
export interface RegionBitmap {
  readonly bitmap: ImageBitmap;
  /** What it shows, in pixels of the image. */
  readonly place: Bounds;
}

/**
 * Copies a part of a picture; decoding and scaling happen elsewhere, so that the hand is not held up.
 *
 * @param image the size that coordinates refer to; a picture may be shown at another.
 * @throws when a tile cannot be had, or the picture was closed meanwhile.
 */
export async function readRegion(
  picture: Picture,
  image: { readonly width: number; readonly height: number },
  { bounds, unit }: Region,
): Promise<RegionBitmap> {
  const level = Math.min(picture.levels.length - 1, Math.round(Math.log2(unit)));
  const { width, height } = picture.levels[level]!;
  const [across, down] = [width / image.width, height / image.height];
  const left = Math.max(0, Math.floor(bounds.minX * across));
  const top = Math.max(0, Math.floor(bounds.minY * down));
  const right = Math.min(width, Math.max(left + 1, Math.ceil(bounds.maxX * across)));
  const bottom = Math.min(height, Math.max(top + 1, Math.ceil(bounds.maxY * down)));
  const bitmap =
    picture.type === 'tiled'
      ? await picture.part(level, { minX: left, minY: top, maxX: right, maxY: bottom })
      : await createImageBitmap(picture.levels[level]!, left, top, right - left, bottom - top);
  return { bitmap, place: { minX: left / across, minY: top / down, maxX: right / across, maxY: bottom / down } };
}
