import { TOP_OF_16_BITS, windowTable, type ToneWindow } from '@shared/lib/tone-window';

/** Red, green and blue of each pixel, 16 bits each. */
export interface SampledPicture {
  readonly samples: Uint16Array;
  readonly width: number;
  readonly height: number;
}

/** Reads what came as two halves: the upper holds the high bytes, the lower the low ones. Closes the bitmap. */
export function samplesOf(bitmap: ImageBitmap): SampledPicture {
  const [width, height] = [bitmap.width, bitmap.height / 2];
  const context = new OffscreenCanvas(width, bitmap.height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const high = context.getImageData(0, 0, width, height).data;
  const low = context.getImageData(0, height, width, height).data;
  const samples = new Uint16Array(width * height * 3);
  for (let to = 0, from = 0; to < samples.length; from += 4) {
    for (let channel = 0; channel < 3; channel++) samples[to++] = (high[from + channel]! << 8) | low[from + channel]!;
  }
  return { samples, width, height };
}

/** What a screen shows of it in a window of its values. */
export function shownIn({ samples, width, height }: SampledPicture, window: ToneWindow): ImageBitmap {
  const table = windowTable(window, TOP_OF_16_BITS);
  const shown = new ImageData(width, height);
  for (let from = 0, to = 0; from < samples.length; to++) {
    shown.data[to++] = table[samples[from++]!]!;
    shown.data[to++] = table[samples[from++]!]!;
    shown.data[to++] = table[samples[from++]!]!;
    shown.data[to] = 255;
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(shown, 0, 0);
  return canvas.transferToImageBitmap();
}

/** Loads a picture that comes as two halves. @throws when it is not there. */
export async function loadHalves(url: string): Promise<ImageBitmap> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`No samples at ${url}: ${response.status}`);
  return createImageBitmap(await response.blob(), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
}
