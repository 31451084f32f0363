/** The part of a picture's range of values that is shown from black to white, as parts of that range: 0 to 1 is all. */
export interface ToneWindow {
  readonly low: number;
  readonly high: number;
}

/** The largest value of a sample of 16 bits. */
export const TOP_OF_16_BITS = 65_535;

/** This part of all values may lie below a window that was found by itself, and as many above it. */
const LEFT_OUT = 0.001;

/** A window this wide at least, of 16 bits: a picture of one grey has some range too. */
const LEAST_VALUES = 16;

/**
 * The window that shows nearly all of a picture, by the histogram of its samples of 16 bits: a few hot or dead pixels do
 * not count.
 */
export function windowOfSamples(samples: Uint16Array): ToneWindow {
  const counts = new Uint32Array(TOP_OF_16_BITS + 1);
  for (const sample of samples) counts[sample]!++;
  const most = samples.length * LEFT_OUT;
  const low = firstBeyond(counts, most, 0, 1);
  const high = firstBeyond(counts, most, TOP_OF_16_BITS, -1);
  const missing = Math.max(0, LEAST_VALUES - (high - low)) / 2;
  return { low: (low - missing) / TOP_OF_16_BITS, high: (high + missing) / TOP_OF_16_BITS };
}

function firstBeyond(counts: Uint32Array, most: number, from: number, step: 1 | -1): number {
  let sum = 0;
  let value = from;
  while (value + step >= 0 && value + step < counts.length) {
    sum += counts[value]!;
    if (sum > most) return value;
    value += step;
  }
  return value;
}

/** What each of the values from 0 to `top` is shown as, 0 to 255. */
export function windowTable({ low, high }: ToneWindow, top: number): Uint8ClampedArray {
  const table = new Uint8ClampedArray(top + 1);
  for (let value = 0; value <= top; value++) table[value] = (255 * (value / top - low)) / (high - low);
  return table;
}
