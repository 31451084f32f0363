import type { Pixels } from '../pixels/pixels';

/**
 * How strong the edge is at each corner between pixels, and where it leads. A picture of `width` by `height` pixels has
 * `columns` by `rows` = `width + 1` by `height + 1` corners, row by row; those on its border have no edge.
 */
export interface Edges {
  readonly columns: number;
  readonly rows: number;
  /** 0 (none) to 1. */
  readonly strength: Float32Array;
  /** Unit vector across the edge, in the direction of rising brightness; zero where there is none. */
  readonly acrossX: Float32Array;
  readonly acrossY: Float32Array;
  /** 1 where the edge is at its strongest across its own direction (Canny, 1986): the zero of the second derivative. */
  readonly isRidge: Uint8Array;
}

/** Noise of a picture of 8 bits: no edge is called strong below this difference. */
const LEAST_STRONG = 12;

/** This part of all corners may be stronger than what counts as fully strong. */
const STRONGEST = 0.02;

/**
 * Finds edges on the corners between pixels, where the borders of things in a picture really run. Each colour is smoothed
 * by 1-2-1, and the difference is taken over the four pixels round a corner; the colour that changes most decides.
 */
export function findEdges({ data, width, height }: Pixels): Edges {
  const [columns, rows] = [width + 1, height + 1];
  const strength = new Float32Array(columns * rows);
  const acrossX = new Float32Array(columns * rows);
  const acrossY = new Float32Array(columns * rows);
  for (let channel = 0; channel < 3; channel++) {
    const plane = smoothed(data, width, height, channel);
    for (let y = 1; y < height; y++) {
      for (let x = 1, at = y * columns + 1, low = y * width + 1; x < width; x++, at++, low++) {
        const [a, b] = [plane[low - width - 1]!, plane[low - width]!];
        const [c, d] = [plane[low - 1]!, plane[low]!];
        const [dx, dy] = [(b + d - a - c) / 2, (c + d - a - b) / 2];
        const size = Math.sqrt(dx * dx + dy * dy);
        if (size <= strength[at]!) continue;
        strength[at] = size;
        acrossX[at] = dx / size;
        acrossY[at] = dy / size;
      }
    }
  }
  const isRidge = ridges(strength, acrossX, acrossY, columns, rows);
  const strong = Math.max(LEAST_STRONG, strongest(strength));
  for (let at = 0; at < strength.length; at++) strength[at] = Math.min(1, strength[at]! / strong);
  return { columns, rows, strength, acrossX, acrossY, isRidge };
}

function smoothed(data: Uint8ClampedArray, width: number, height: number, channel: number): Float32Array {
  const across = new Float32Array(width * height);
  const plane = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const left = x === 0 ? at : at - 1;
      const right = x === width - 1 ? at : at + 1;
      across[at] = (data[left * 4 + channel]! + 2 * data[at * 4 + channel]! + data[right * 4 + channel]!) / 4;
    }
  }
  for (let y = 0, at = 0; y < height; y++) {
    const [up, down] = [y === 0 ? 0 : -width, y === height - 1 ? 0 : width];
    for (let x = 0; x < width; x++, at++) plane[at] = (across[at + up]! + 2 * across[at]! + across[at + down]!) / 4;
  }
  return plane;
}

function ridges(
  strength: Float32Array,
  acrossX: Float32Array,
  acrossY: Float32Array,
  columns: number,
  rows: number,
): Uint8Array {
  const isRidge = new Uint8Array(strength.length);
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1, at = y * columns + 1; x < columns - 1; x++, at++) {
      const own = strength[at]!;
      if (own === 0) continue;
      const step = Math.round(acrossX[at]!) + columns * Math.round(acrossY[at]!);
      if (own >= strength[at + step]! && own >= strength[at - step]!) isRidge[at] = 1;
    }
  }
  return isRidge;
}

/** The strength that only the strongest corners exceed, by a histogram of whole steps. */
function strongest(strength: Float32Array): number {
  const counts = new Uint32Array(362);
  for (const value of strength) counts[Math.min(361, Math.round(value))]!++;
  let left = strength.length * STRONGEST;
  for (let value = 361; value > 0; value--) {
    left -= counts[value]!;
    if (left <= 0) return value;
  }
  return 0;
}
