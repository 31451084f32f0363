import type { Pixels } from '../../tools/pixels/pixels';
import { LiveWire } from '../../tools/scissors/live-wire';
import { alike } from '../../tools/wand/alike';
import type { PixelReply, PixelRequest } from './messages';
import type { RegionBitmap } from './read-region';

/** The pixels that were asked about last by each kind of question. */
let chosenFrom: Pixels | null = null;
let wire: LiveWire | null = null;

globalThis.addEventListener('message', ({ data }: MessageEvent<PixelRequest>) => {
  const found = find(data);
  globalThis.postMessage({ id: data.id, found } satisfies PixelReply);
});

/** What throws here ends the worker: the desk answers that nothing was found, and begins another. */
function find({ region, question }: PixelRequest): PixelReply['found'] {
  if (question.kind === 'alike') {
    if (region !== null) chosenFrom = pixelsOf(region);
    return chosenFrom && alike(chosenFrom, question.point, question.settings);
  }
  if (region !== null) wire = new LiveWire(pixelsOf(region));
  return wire && wire.trace(question.from, question.to);
}

function pixelsOf({ bitmap, place }: RegionBitmap): Pixels {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { data: context.getImageData(0, 0, width, height).data, width, height, place };
}
