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
export type InputData = Float32Array | Uint16Array | Uint8Array;

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

/** @returns where an image of this size goes; it is to be resized to the placement's width and height. */
export function placeImage(image: Size, input: Pick<InputSpec, 'width' | 'height' | 'resize'>): Placement {
  if (input.resize === 'stretch') return { left: 0, top: 0, width: input.width, height: input.height };
  const scale = Math.min(input.width / image.width, input.height / image.height);
  const width = clamp(Math.round(image.width * scale), 1, input.width);
  const height = clamp(Math.round(image.height * scale), 1, input.height);
  if (input.resize === 'letterbox-top-left') return { left: 0, top: 0, width, height };
  return { left: Math.floor((input.width - width) / 2), top: Math.floor((input.height - height) / 2), width, height };
}

/** A box in input pixels, as a box in pixels of the image, cut off at the image's border. */
export function toImage(box: Corners, placement: Placement, image: Size): Corners {
  const scaleX = image.width / placement.width;
  const scaleY = image.height / placement.height;
  return {
    left: clamp((box.left - placement.left) * scaleX, 0, image.width),
    top: clamp((box.top - placement.top) * scaleY, 0, image.height),
    right: clamp((box.right - placement.left) * scaleX, 0, image.width),
    bottom: clamp((box.bottom - placement.top) * scaleY, 0, image.height),
  };
}

/**
 * The network's input for pixels that were already resized to `placement`.
 *
 * @returns height × width × 3 samples in the layout and type of `input`.
 */
export function toTensorData(pixels: Pixels, placement: Placement, input: InputSpec): InputData {
  const area = input.width * input.height;
  const tensor = newArray(input.dtype, area * 3);
  const pixelStep = input.layout === 'NHWC' ? 3 : 1;
  const channelStep = input.layout === 'NHWC' ? 1 : area;
  const hasBars = placement.width < input.width || placement.height < input.height;
  for (let channel = 0; channel < 3; channel++) {
    const values = valueOfSample(input, channel);
    const start = channel * channelStep;
    if (hasBars) fillChannel(tensor, start, pixelStep, area, values[input.pad]!);
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
  return dtype === 'float16' ? new Uint16Array(length) : new Float32Array(length);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
