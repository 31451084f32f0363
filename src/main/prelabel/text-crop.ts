import type { Pixels } from './preprocess';

export interface ImagePlace {
  readonly x: number;
  readonly y: number;
}

/** The corners of a line of text as one reads it: top left, top right, bottom right, bottom left. */
export type LineCorners = readonly [ImagePlace, ImagePlace, ImagePlace, ImagePlace];

/** A line that is this much higher than wide runs downwards. */
const tall = 1.5;
/** Samples along a side of one pixel of the crop, at most. */
const mostSamples = 4;

export function lineLength([topLeft, topRight, , bottomLeft]: LineCorners): { width: number; height: number } {
  const between = (one: ImagePlace, other: ImagePlace) => Math.hypot(one.x - other.x, one.y - other.y);
  return { width: between(topLeft, topRight), height: between(topLeft, bottomLeft) };
}

/** Corners of a box that is turned by less than an eighth, so that the text in it is read from left to right. */
export function readingOrder(corners: LineCorners): LineCorners {
  const { width, height } = lineLength(corners);
  if (height < tall * width) return corners;
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  return [topRight, bottomRight, bottomLeft, topLeft];
}

export function turnedByHalf([topLeft, topRight, bottomRight, bottomLeft]: LineCorners): LineCorners {
  return [bottomRight, bottomLeft, topLeft, topRight];
}

/** A line of text put straight: what lies between the corners as a picture of `width` × `height` pixels. */
export function cutLine(image: Pixels, corners: LineCorners, width: number, height: number): Pixels {
  const [origin, right, , down] = corners;
  const size = lineLength(corners);
  const samples = Math.min(mostSamples, Math.max(1, Math.round(Math.max(size.width / width, size.height / height))));
  const data = new Uint8Array(width * height * 3);
  const place = (along: number, across: number): ImagePlace => ({
    x: origin.x + (right.x - origin.x) * along + (down.x - origin.x) * across,
    y: origin.y + (right.y - origin.y) * along + (down.y - origin.y) * across,
  });
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const sum = [0, 0, 0] as [number, number, number];
      for (let index = 0; index < samples * samples; index++) {
        const along = (column + ((index % samples) + 0.5) / samples) / width;
        const across = (row + (Math.floor(index / samples) + 0.5) / samples) / height;
        addSample(image, place(along, across), sum);
      }
      for (let channel = 0; channel < 3; channel++) {
        data[(row * width + column) * 3 + channel] = Math.round(sum[channel]! / (samples * samples));
      }
    }
  }
  return { data, width, height, channels: 3 };
}

/** Bilinear; beyond the border the last pixel goes on. */
function addSample(image: Pixels, { x, y }: ImagePlace, sum: [number, number, number]): void {
  const { data, width, height, channels } = image;
  const [atX, atY] = [clamp(x - 0.5, width - 1), clamp(y - 0.5, height - 1)];
  const [left, top] = [Math.floor(atX), Math.floor(atY)];
  const [shareX, shareY] = [atX - left, atY - top];
  const stepX = left + 1 < width ? channels : 0;
  const stepY = top + 1 < height ? width * channels : 0;
  const from = (top * width + left) * channels;
  for (let channel = 0; channel < 3; channel++) {
    const at = from + channel;
    const above = data[at]! * (1 - shareX) + data[at + stepX]! * shareX;
    const below = data[at + stepY]! * (1 - shareX) + data[at + stepX + stepY]! * shareX;
    sum[channel]! += above * (1 - shareY) + below * shareY;
  }
}

function clamp(value: number, high: number): number {
  return Math.min(Math.max(value, 0), high);
}
