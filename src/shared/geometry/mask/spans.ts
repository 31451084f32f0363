import type { Bounds } from '../coordinate';

/**
 * A set of whole pixels as vertical spans. Those of column `x + i` are the pairs `[top, bottom)` in `ys` from `starts[i]`
 * to before `starts[i + 1]`, counted from row `y`; ascending, with a pixel or more between two of them. Moving one
 * shares its arrays, so what is worked out from `ys` can be kept by it.
 */
export interface Spans {
  readonly x: number;
  readonly y: number;
  readonly starts: Int32Array;
  readonly ys: Int32Array;
}

export function columnsOf(spans: Spans): number {
  return spans.starts.length - 1;
}

export function pixelsOf({ ys }: Spans): number {
  let sum = 0;
  for (let index = 0; index < ys.length; index += 2) sum += ys[index + 1]! - ys[index]!;
  return sum;
}

/** The least rectangle that holds all pixels; null without any. */
export function spansBounds({ x, y, starts, ys }: Spans): Bounds | null {
  if (ys.length === 0) return null;
  let [top, bottom] = [Infinity, -Infinity];
  for (let index = 0; index < ys.length; index += 2) {
    top = Math.min(top, ys[index]!);
    bottom = Math.max(bottom, ys[index + 1]!);
  }
  let first = 0;
  while (starts[first + 1] === starts[first]) first++;
  let last = starts.length - 1;
  while (starts[last - 1] === starts[last]) last--;
  return { minX: x + first, minY: y + top, maxX: x + last, maxY: y + bottom };
}

export function hasPixel({ x, y, starts, ys }: Spans, column: number, row: number): boolean {
  const index = column - x;
  if (!(index >= 0 && index < starts.length - 1)) return false;
  return (boundariesUpTo(ys, starts[index]!, starts[index + 1]!, row - y) - starts[index]!) % 2 === 1;
}

/** The index of the first boundary in `[from, to)` that lies below `row`, or `to`. */
export function boundariesUpTo(ys: Int32Array, from: number, to: number, row: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ys[middle]! <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes spans column by column, from left to right and downwards. */
export class SpanWriter {
  readonly #x: number;
  readonly #starts: number[] = [0];
  readonly #ys: number[] = [];

  /** @param x of the first column. */
  constructor(x: number) {
    this.#x = x;
  }

  /** Spans of the running column that touch become one. */
  add(top: number, bottom: number): void {
    if (bottom <= top) return;
    const ys = this.#ys;
    if (ys.length > this.#starts.at(-1)! && ys[ys.length - 1]! >= top) {
      ys[ys.length - 1] = Math.max(ys[ys.length - 1]!, bottom);
    } else ys.push(top, bottom);
  }

  endColumn(): void {
    this.#starts.push(this.#ys.length);
  }

  finish(): Spans {
    return { x: this.#x, y: 0, starts: new Int32Array(this.#starts), ys: new Int32Array(this.#ys) };
  }
}

/** All pixels of a rectangle of whole pixels. */
export function rectangleSpans({ minX, minY, maxX, maxY }: Bounds): Spans {
  const writer = new SpanWriter(minX);
  for (let column = minX; column < maxX; column++) {
    writer.add(minY, maxY);
    writer.endColumn();
  }
  return writer.finish();
}
