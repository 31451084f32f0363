import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '@shared/agreement/objects/assignment';

function total(weights: Float64Array, columns: number, assigned: Int32Array): number {
  return assigned.reduce((sum, column, row) => sum + (column < 0 ? 0 : weights[row * columns + column]!), 0);
}

/** By trying everything. */
function best(weights: Float64Array, rows: number, columns: number, row = 0, taken: readonly number[] = []): number {
  if (row === rows) return 0;
  const skip = rows > columns ? best(weights, rows, columns, row + 1, taken) : Number.NEGATIVE_INFINITY;
  const choices = Array.from({ length: columns }, (_, column) => column)
    .filter((column) => !taken.includes(column))
    .map((column) => weights[row * columns + column]! + best(weights, rows, columns, row + 1, [...taken, column]));
  return Math.max(skip, ...choices);
}

describe('the assignment with the largest sum', () => {
  it('is the published one', () => {
    const cost = [4, 1, 3, 2, 0, 5, 3, 2, 2];
    expect([
      ...assign(
        Float64Array.from(cost, (value) => -value),
        3,
        3,
      ),
    ]).toEqual([1, 0, 2]);
  });

  it('is the published one when what is too weak counts nothing', () => {
    const similarities = [0.9, 0.6, 0, 0.8, 0.1, 0, 0, 0.55, 0.2].map((value) => (value < 0.5 ? 0 : value));
    const weights = Float64Array.from(similarities);
    const assigned = assign(weights, 3, 3);
    expect([assigned[0], assigned[2]]).toEqual([0, 1]);
    expect(total(weights, 3, assigned)).toBeCloseTo(1.45, 12);
  });

  it('leaves over what there is no partner for, and takes nothing at all', () => {
    expect([...assign(Float64Array.of(1, 3, 2), 3, 1)]).toEqual([-1, 0, -1]);
    expect([...assign(Float64Array.of(1, 3, 2), 1, 3)]).toEqual([1]);
    expect([...assign(new Float64Array(), 0, 4)]).toEqual([]);
    expect([...assign(new Float64Array(), 2, 0)]).toEqual([-1, -1]);
  });

  it('cannot be beaten by trying every other one', () => {
    const tables = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.tuple(
          fc.constant(rows),
          fc.constant(columns),
          fc.array(fc.integer({ min: 0, max: 20 }), { minLength: rows * columns, maxLength: rows * columns }),
        ),
      );
    fc.assert(
      fc.property(tables, ([rows, columns, values]) => {
        const weights = Float64Array.from(values);
        const assigned = assign(weights, rows, columns);
        const used = assigned.filter((column) => column >= 0);
        expect(new Set(used).size).toBe(Math.min(rows, columns));
        expect(total(weights, columns, assigned)).toBe(best(weights, rows, columns));
      }),
    );
  });
});
