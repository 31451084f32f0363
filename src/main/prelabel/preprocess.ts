import type { Rectangle } from '@shared/embeddings/region';
import type { InputSpec } from './card';
import { toHalf } from './half';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Rows of interleaved 8-bit samples: 3 channels (RGB) or 4 (RGBA, alpha ignored). */
export interface Pixels extends Size {
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

/** Samples as the network's type stores them; float16 as its bits. */
export type InputData = Float32Array | Uint16Array | Uint8Array | Int32Array;

/** Where the resized image lies in the network's input, in whole input pixels. */
export interface Placement extends Size {
  readonly left: number;
  readonly top: number;
}

/** An axis-parallel box by its corners. */
export interface Corners {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Letters of a small cut-out are too small to be found when it is left as it is. Input pixels. */
const smallestSide = 320;

const multiple = 32;

/** The input for an image of this size: where a network takes any size, one that suits the image. */
export function inputFor(image: Size, input: InputSpec): InputSpec {
  const longest = Math.max(image.width, image.height);
  if (input.resize === 'longest') {
    const side = (size: number) => Math.max(1, Math.round((size * input.width) / longest));
    return { ...input, width: side(image.width), height: side(image.height) };
  }
  if (input.resize !== 'fit-32') return input;
  const least = Math.min(input.width, smallestSide);
  const scale = clamp(longest, least, Math.max(input.width, input.height)) / longest;
  const fit = (size: number, most: number) =>
    clamp(Math.round((size * scale) / multiple) * multiple, multiple, Math.max(multiple, most));
  return { ...input, width: fit(image.width, input.width), height: fit(image.height, input.height) };
}

/** The part of the image that the network sees, where it does not see all of it. */
export function seenPart(image: Size, { resize, width, height }: InputSpec): Rectangle | null {
  if (resize !== 'centre-crop') return null;
  const scale = Math.min(image.width / width, image.height / height);
  const [partWidth, partHeight] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  return {
    x: Math.floor((image.width - partWidth) / 2),
    y: Math.floor((image.height - partHeight) / 2),
    width: partWidth,
    height: partHeight,
  };
}

/** @returns where an image of this size goes; it is to be resized to the placement's width and height. */
export function placeImage(image: Size, input: Pick<InputSpec, 'width' | 'height' | 'resize'>): Placement {
  if (!input.resize.startsWith('letterbox')) return { left: 0, top: 0, width: input.width, height: input.height };
  const scale = Math.min(input.width / image.width, input.height / image.height);
  const width = clamp(Math.round(image.width * scale), 1, input.width);
  const height = clamp(Math.round(image.height * scale), 1, input.height);
  if (input.resize === 'letterbox-top-left') return { left: 0, top: 0, width, height };
  return { left: Math.floor((input.width - width) / 2), top: Math.floor((input.height - height) / 2), width, height };
}

/**
 * The network's input for pixels that were already resized to `placement`.
 *
 * @returns height × width × 3 samples in the layout and type of `input`.
 */
export function toTensorData(pixels: Pixels, placement: Placement, input: InputSpec): InputData {
  const area = input.width * input.height;
  const tensor = newArray(input.dtype, area * 3);
  const isInterleaved = input.layout === 'NHWC' || input.layout === 'HWC';
  const pixelStep = isInterleaved ? 3 : 1;
  const channelStep = isInterleaved ? 1 : area;
  const hasBars = placement.width < input.width || placement.height < input.height;
  for (let channel = 0; channel < 3; channel++) {
    const values = valueOfSample(input, channel);
    const start = channel * channelStep;
    if (hasBars) fillChannel(tensor, start, pixelStep, area, input.pad === 'mean' ? 0 : values[input.pad]!);
    const source = input.order === 'RGB' ? channel : 2 - channel;
    for (let row = 0; row < placement.height; row++) {
      let from = row * placement.width * pixels.channels + source;
      let to = start + ((row + placement.top) * input.width + placement.left) * pixelStep;
      for (let column = 0; column < placement.width; column++) {
        tensor[to] = values[pixels.data[from]!]!;
        from += pixels.channels;
        to += pixelStep;
      }
    }
  }
  return tensor;
}

function fillChannel(tensor: InputData, start: number, step: number, count: number, value: number): void {
  for (let pixel = 0; pixel < count; pixel++) tensor[start + pixel * step] = value;
}

/** The normalised value of each of the 256 sample values: a look-up is cheaper than a division for each pixel. */
function valueOfSample(input: InputSpec, channel: number): InputData {
  const mean = input.mean[channel]!;
  const std = input.std[channel]!;
  const values = newArray(input.dtype, 256);
  for (let sample = 0; sample < 256; sample++) {
    const value = (sample - mean) / std;
    values[sample] = input.dtype === 'float16' ? toHalf(value) : value;
  }
  return values;
}

function newArray(dtype: InputSpec['dtype'], length: number): InputData {
  if (dtype === 'uint8') return new Uint8Array(length);
  if (dtype === 'int32') return new Int32Array(length);
  return dtype === 'float16' ? new Uint16Array(length) : new Float32Array(length);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
