import { describe, expect, it } from 'vitest';
import { findExcess } from '@main/ipc/input-limits';

const small = { depth: 4, values: 100, characters: 50 };

describe('the limits of an input', () => {
  it('let plain data through', () => {
    const input = { a: [1, null, true, undefined, 'text'], b: { c: { d: -0.5 } } };
    expect(findExcess(input, small)).toBeNull();
  });

  it('let a hundred thousand paths through', () => {
    const paths = Array.from({ length: 100_000 }, (_, index) => `/photographs/of the whole year/${index}.jpeg`);
    expect(findExcess({ paths })).toBeNull();
  });

  it('stop at a cycle', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(findExcess(cycle)).toBe('is nested deeper than 24 levels');
  });

  it('stop at data that unfolds without end from few objects', () => {
    let layer: unknown[] = [0];
    for (let depth = 0; depth < 20; depth++) layer = Array.from({ length: 10 }, () => layer);
    expect(findExcess(layer)).toBe('holds more than 4000000 values');
  });

  it('stop at a sparse array without walking it', () => {
    const sparse: unknown[] = [];
    sparse.length = 4_000_000_000;
    expect(findExcess(sparse, small)).toBe('holds more than 100 values');
  });

  it('count the characters of texts and of keys', () => {
    expect(findExcess({ text: 'x'.repeat(60) }, small)).toBe('holds more than 50 characters');
    expect(findExcess({ ['k'.repeat(60)]: 1 }, small)).toBe('holds more than 50 characters');
  });

  it.each([
    ['a map', new Map()],
    ['a buffer', new Uint8Array(8)],
    ['a date', new Date(0)],
    ['an error', new Error('no')],
    ['a big integer', 7n],
    ['a function', () => {}],
  ])('refuse %s, which is not plain data', (_name, value) => {
    expect(findExcess({ value }, small)).toMatch(/^holds /);
  });
});
