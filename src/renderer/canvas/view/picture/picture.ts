import type { DeepPicture } from './deep-picture';
import type { TiledPicture } from './tiled-picture';

/** What a canvas shows: all of it decoded, or in tiles that come when they are seen. */
export type Picture = DecodedPicture | TiledPicture;

/** What is loaded of an image: a picture of 16 bits has to be brought to those of a screen first. */
export type LoadedPicture = Picture | DeepPicture;

/** A decoded image with copies of half, a quarter ... of its size, so that showing it small costs little. */
export interface DecodedPicture {
  readonly type: 'decoded';
  readonly width: number;
  readonly height: number;
  /** The largest first; each has half the sides of the one before. */
  readonly levels: readonly ImageBitmap[];
}

/** Copies are made down to this length of the long side. */
const SMALLEST_LEVEL = 600;

/**
 * Loads and decodes off the main thread.
 *
 * @throws when there is no image at the address or it cannot be decoded.
 */
export async function loadPicture(url: string): Promise<DecodedPicture> {
  const element = new Image();
  element.src = url;
  await element.decode().catch((error: unknown) => {
    // A picture of 100 megapixels loads, but is more than the browser keeps decoded: the bitmap decodes it once more.
    if (element.naturalWidth === 0) throw error;
  });
  return withLevels(await createImageBitmap(element));
}

/** Makes the smaller copies of a bitmap. */
export async function withLevels(full: ImageBitmap): Promise<DecodedPicture> {
  const levels = [full];
  let last = full;
  while (Math.max(last.width, last.height) >= 2 * SMALLEST_LEVEL) {
    last = await createImageBitmap(last, {
      resizeWidth: Math.max(1, Math.round(last.width / 2)),
      resizeHeight: Math.max(1, Math.round(last.height / 2)),
      // At half the size linear sampling is the exact mean of four pixels.
      resizeQuality: 'low',
    });
    levels.push(last);
  }
  return { type: 'decoded', width: full.width, height: full.height, levels };
}

/** The smallest copy that still has a pixel for each device pixel. */
export function levelFor(picture: DecodedPicture, density: number): ImageBitmap {
  let best = picture.levels[0]!;
  for (const level of picture.levels) if (level.width >= picture.width * density) best = level;
  return best;
}

/** Gives the memory back. */
export function closePicture(picture: LoadedPicture): void {
  if (picture.type !== 'decoded') return picture.close();
  for (const level of picture.levels) level.close();
}
