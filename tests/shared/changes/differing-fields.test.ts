import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingFields } from '@shared/changes/differing-fields';

describe('what differs between the values of one record', () => {
  it('is named by its path, with what each says', () => {
    const [a, b] = [
      { name: 'Car', colour: '#112233', shapes: ['box', 'polygon'] },
      { name: 'Car', colour: '#445566', shapes: ['box'] },
    ];
    expect(differingFields([a, b])).toEqual([
      { path: 'colour', values: ['#112233', '#445566'] },
      { path: 'shapes.1', values: ['polygon', null] },
    ]);
  });

  it('takes a shape as one thing', () => {
    const geometry = (x: number) => ({ type: 'box', box: { x, y: 0, width: 2, height: 2 } });
    const fields = differingFields([{ geometry: geometry(1) }, { geometry: geometry(2) }]);
    expect(fields.map(({ path }) => path)).toEqual(['geometry']);
  });

  it('is everything beside a value that was deleted', () => {
    expect(differingFields([{ name: 'Car' }, null])).toEqual([{ path: 'name', values: ['Car', null] }]);
  });

  it('is nothing for equal values, and something for different ones', () => {
    const value = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,4}$/),
      fc.oneof(fc.string(), fc.array(fc.integer()), fc.boolean()),
    );
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(differingFields([a, structuredClone(a)])).toEqual([]);
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(differingFields([a, b]).length === 0).toBe(same);
      }),
    );
  });
});

function sorted(value: Record<string, unknown>): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
