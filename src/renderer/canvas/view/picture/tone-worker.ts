import { TOP_OF_16_BITS, windowOfSamples, windowTable, type ToneWindow } from '@shared/lib/tone-window';
import type { ToneReply, ToneRequest } from './tone-messages';

/** Red, green and blue of each pixel, 16 bits each. */
let samples = new Uint16Array(0);
let [width, height] = [0, 0];

globalThis.addEventListener('message', ({ data }: MessageEvent<ToneRequest>) => {
  if (data.type === 'samples') return reply(take(data.bitmap), []);
  const bitmap = show(data.window);
  reply({ type: 'show', bitmap }, [bitmap]);
});

function reply(message: ToneReply, transfer: Transferable[]): void {
  globalThis.postMessage(message, { transfer });
}

/** The upper half holds the high bytes, the lower half the low ones. */
function take(bitmap: ImageBitmap): ToneReply {
  width = bitmap.width;
  height = bitmap.height / 2;
  const context = new OffscreenCanvas(width, bitmap.height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const high = context.getImageData(0, 0, width, height).data;
  const low = context.getImageData(0, height, width, height).data;
  samples = new Uint16Array(width * height * 3);
  for (let to = 0, from = 0; to < samples.length; from += 4) {
    for (let channel = 0; channel < 3; channel++) samples[to++] = (high[from + channel]! << 8) | low[from + channel]!;
  }
  return { type: 'samples', width, height, auto: windowOfSamples(samples) };
}

function show(window: ToneWindow): ImageBitmap {
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
