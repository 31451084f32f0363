import fc from 'fast-check';
import type { Rating } from '@shared/agreement/ratings';

/** Ratings of up to 12 items by up to 5 annotators with up to 4 values, each by an annotator at most once an item. */
export const arbitraryRatings: fc.Arbitrary<Rating[]> = fc
  .array(fc.array(fc.option(fc.nat(3), { nil: null, freq: 4 }), { minLength: 2, maxLength: 5 }), { maxLength: 12 })
  .map((items) =>
    items.flatMap((values, item) =>
      values.flatMap((value, annotator) =>
        value === null ? [] : [{ item: `i${item}`, annotator: `a${annotator}`, value: String(value) }],
      ),
    ),
  );

/** The same elements in any order. */
export function shuffled<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...all], { minLength: all.length });
}
