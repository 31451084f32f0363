import { spansOf } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { columnsOf, type Spans } from '@shared/geometry/mask/spans';

/** How a mask is painted. */
export interface MaskLook {
  /** `#rrggbb` */
  readonly colour: string;
  /** Of what is inside, 0 to 1; its edge is opaque. */
  readonly alpha: number;
  readonly isDashed: boolean;
}

export interface MaskBitmap {
  readonly canvas: OffscreenCanvas;
  /** Its place and size in image pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All pixels that are kept for painting again. */
const MOST_KEPT = 48_000_000;

/** One bitmap is not larger than this, however large its mask. */
const LARGEST = 8_000_000;

interface Kept {
  readonly canvas: OffscreenCanvas;
  readonly cell: number;
}

/** From the one that was not used for the longest time. */
const kept = new Map<string, Kept>();
let keptPixels = 0;

const numbers = new WeakMap<Int32Array, number>();
let lastNumber = 0;

/** A tinted picture of the mask with about one pixel for each device pixel. The same mask elsewhere has the same one. */
export function maskBitmap(mask: Mask, look: MaskLook, density: number): MaskBitmap {
  const spans = spansOf(mask);
  let cell = 2 ** Math.max(0, Math.floor(Math.log2(1 / density)));
  while ((mask.width / cell) * (mask.height / cell) > LARGEST) cell *= 2;
  let number = numbers.get(spans.ys);
  if (number === undefined) numbers.set(spans.ys, (number = ++lastNumber));
  const key = `${number}/${cell}/${look.colour}/${look.alpha}/${look.isDashed}`;
  const found = kept.get(key) ?? { canvas: draw(mask, spans, look, cell), cell };
  if (!kept.delete(key)) keptPixels += found.canvas.width * found.canvas.height;
  kept.set(key, found);
  forgetOldest();
  const { canvas } = found;
  return { canvas, x: mask.x, y: mask.y, width: canvas.width * cell, height: canvas.height * cell };
}

function forgetOldest(): void {
  for (const [key, { canvas }] of kept) {
    if (keptPixels <= MOST_KEPT || kept.size <= 1) return;
    kept.delete(key);
    keptPixels -= canvas.width * canvas.height;
  }
}

function draw(mask: Mask, spans: Spans, look: MaskLook, cell: number): OffscreenCanvas {
  const width = Math.ceil(mask.width / cell);
  const height = Math.ceil(mask.height / cell);
  const canvas = new OffscreenCanvas(width, height);
  const image = new ImageData(width, height);
  tint(image, coverage(mask, spans, width, height, cell), look, cell * cell);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

/** How many pixels of the mask lie in each cell, row by row. */
function coverage(mask: Mask, spans: Spans, width: number, height: number, cell: number): Float32Array {
  const cells = new Float32Array(width * height);
  const [left, top] = [spans.x - mask.x, spans.y - mask.y];
  for (let index = 0; index < columnsOf(spans); index++) {
    const column = Math.floor((left + index) / cell);
    for (let at = spans.starts[index]!; at < spans.starts[index + 1]!; at += 2) {
      const [from, to] = [spans.ys[at]! + top, spans.ys[at + 1]! + top];
      for (let row = Math.floor(from / cell); row * cell < to; row++)
        cells[row * width + column]! += Math.min(to, (row + 1) * cell) - Math.max(from, row * cell);
    }
  }
  return cells;
}

/** What is on the edge is opaque, what is inside translucent. */
export function tint(image: ImageData, cells: ArrayLike<number>, look: MaskLook, full: number): void {
  const { width, height, data } = image;
  const colour = Number.parseInt(look.colour.slice(1), 16);
  const inside = Math.round(look.alpha * 255);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const covered = cells[at]!;
      if (covered === 0) continue;
      const atEdge =
        covered < full ||
        (x > 0 && cells[at - 1] === 0) ||
        (x + 1 < width && cells[at + 1] === 0) ||
        (y > 0 && cells[at - width] === 0) ||
        (y + 1 < height && cells[at + width] === 0);
      const shown = atEdge && !(look.isDashed && ((x + y) >> 2) % 2 === 1);
      data[at * 4] = colour >> 16;
      data[at * 4 + 1] = (colour >> 8) & 255;
      data[at * 4 + 2] = colour & 255;
      data[at * 4 + 3] = shown ? 230 : inside;
    }
  }
}
