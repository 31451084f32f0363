import { assertExists } from '@shared/lib/assert';
import { levelsOf } from './decode';
import type { DecodeAnswer, DecodeRequest } from './decode-worker';
import type { DeepPicture } from './deep-picture';
import type { DeepTiles } from './deep-tiles';
import type { TiledPicture } from './tiled-picture';

/** What a canvas shows: all of it decoded, or in tiles that come when they are seen. */
export type Picture = DecodedPicture | TiledPicture;

/** What is loaded of an image: a picture of 16 bits has to be brought to those of a screen first. */
export type LoadedPicture = Picture | DeepPicture | DeepTiles;

/** A decoded image with copies of half, a quarter ... of its size, so that showing it small costs little. */
export interface DecodedPicture {
  readonly type: 'decoded';
  readonly width: number;
  readonly height: number;
  /** The largest first; each has half the sides of the one before. */
  readonly levels: readonly ImageBitmap[];
}

let worker: Worker | null = null;
let asked = 0;

/**
 * Loads and decodes in a worker: a picture of many megapixels would keep the window waiting, and so would its copies.
 *
 * @throws when there is no image at the address or it cannot be decoded.
 */
export async function loadPicture(url: string): Promise<DecodedPicture> {
  return pictureOf(await decode(url));
}

/** Makes the smaller copies of a bitmap. */
export async function withLevels(full: ImageBitmap): Promise<DecodedPicture> {
  return pictureOf(await levelsOf(full));
}

function pictureOf(levels: readonly ImageBitmap[]): DecodedPicture {
  const { width, height } = assertExists(levels[0], 'the first is the picture itself');
  return { type: 'decoded', width, height, levels };
}

/** Starts what decodes, so that the first picture need not wait for it. */
export function startDecoder(): Worker {
  return (worker ??= new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' }));
}

function decode(url: string): Promise<readonly ImageBitmap[]> {
  const to = startDecoder();
  const id = asked++;
  return new Promise((resolve, reject) => {
    function hear({ data }: MessageEvent<DecodeAnswer>): void {
      if (data.id !== id) return;
      to.removeEventListener('message', hear);
      if ('levels' in data) resolve(data.levels);
      else reject(new Error(data.problem));
    }
    to.addEventListener('message', hear);
    to.postMessage({ id, url } satisfies DecodeRequest);
  });
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
