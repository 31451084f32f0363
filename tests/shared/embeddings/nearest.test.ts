import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest, similarityOf } from '@shared/embeddings/nearest';

const length = 6;

/** Vectors of the same few values, so that equals are common. */
const vectors = fc.array(fc.array(fc.constantFrom(-1, 0, 0.5, 1), { minLength: length, maxLength: length }), {
  minLength: 1,
  maxLength: 40,
});

it('finds the same as sorting everything would, with equals in their order', () => {
  fc.assert(
    fc.property(vectors, fc.nat({ max: 12 }), (rows, count) => {
      const query = Float32Array.from(rows[0]!);
      const data = Float32Array.from(rows.flat());
      const sorted = rows
        .map((row, index) => ({ index, similarity: similarityOf(query, Float32Array.from(row)) }))
        .toSorted((one, other) => other.similarity - one.similarity || one.index - other.index);
      expect(nearest(query, { length, data }, count)).toEqual(sorted.slice(0, count));
    }),
  );
});

it('leaves out what is not wanted and fills the places with what comes next', () => {
  const data = Float32Array.from([1, 0, 0.9, 0, 0.8, 0]);
  const found = nearest(Float32Array.from([1, 0]), { length: 2, data }, 2, (index) => index !== 0);
  expect(found.map(({ index }) => index)).toEqual([1, 2]);
});

it('refuses to compare what two models made', () => {
  expect(() => nearest(new Float32Array(3), { length: 2, data: new Float32Array(4) }, 1)).toThrow(RangeError);
});
