import type { RatingTable } from './ratings';

/** Stevens' levels of measurement: which differences between values mean something. */
export const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Level = (typeof levels)[number];

/** How large the matrices over pairs of values may become; more values than this are a measurement, not categories. */
export const MOST_PAIRED_VALUES = 5000;

/**
 * The place of each value on its scale: its number, or its rank when an order of words was declared.
 *
 * @throws RangeError for a word at the levels `interval` and `ratio`, and for a negative number at `ratio`.
 */
export function positionsOf({ values }: Pick<RatingTable, 'values'>, level: Level): Float64Array {
  const numbers = values.map((value) => (value.trim() === '' ? Number.NaN : Number(value)));
  if (level === 'nominal' || (level === 'ordinal' && !numbers.every(Number.isFinite)))
    return Float64Array.from(values, (_, rank) => rank);
  numbers.forEach((number, index) => {
    if (!Number.isFinite(number) || (level === 'ratio' && number < 0))
      throw new RangeError(
        `Level ${level} needs ${level === 'ratio' ? 'numbers from 0' : 'numbers'}, got ${values[index]}`,
      );
  });
  return Float64Array.from(numbers);
}
