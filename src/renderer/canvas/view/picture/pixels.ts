import type { Pixels } from '../../tools/wand/alike';
import type { Picture } from './picture';

/** More pixels than this are read at half the size: a wand must answer while the hand waits. */
const MOST_PIXELS = 24_000_000;

const read = new WeakMap<Picture, Pixels>();

/** The pixels of a picture, read once when they are first asked for; null of one that is shown in tiles. */
export function pixelsOf(picture: Picture): Pixels | null {
  // Only what is seen of a picture in tiles is in memory: nothing could follow its pixels.
  if (picture.type === 'tiled') return null;
  const known = read.get(picture);
  if (known) return known;
  const bitmap = picture.levels.find(({ width, height }) => width * height <= MOST_PIXELS) ?? picture.levels.at(-1);
  if (bitmap === undefined) return null;
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(bitmap, 0, 0);
  const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height);
  read.set(picture, pixels);
  return pixels;
}
