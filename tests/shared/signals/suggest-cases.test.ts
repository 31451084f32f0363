import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalObject } from '@shared/signals/signal-object';
import { suggestCases, type SuggestedCase } from '@shared/signals/suggest-cases';

/** A unit vector in a plane, at an angle in degrees, with a little of its own so that no two are equal. */
function look(degrees: number, own = 0): Float32Array {
  const radians = (degrees * Math.PI) / 180;
  const vector = [Math.cos(radians), Math.sin(radians), own];
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => value / length);
}

function object(id: string, more: Partial<SignalObject> = {}): SignalObject {
  return { id, class: 'person', vector: null, disputed: false, doubt: 0, answers: [], ...more };
}

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => object(`person ${index}`, { vector: look(index / 2, 0) }));
const cones = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    object(`cone ${index}`, { vector: look(80 + index / 4), disputed: true, doubt: 1 }),
  );

function suggest(objects: readonly SignalObject[]): SuggestedCase[] {
  const search = suggestCases(objects);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

describe('suggested cases', () => {
  it('begin with look-alikes that people dispute, before what merely lies apart', () => {
    const odd = object('odd', { vector: look(200) });
    const [first, ...others] = suggest([...people(30), ...cones(8), odd]);
    expect(first).toMatchObject({ signal: 'disagreement', class: 'person', disputed: 8, doubt: 1 });
    expect(first!.objects).toHaveLength(8);
    expect(first!.usual).toBeCloseTo(8 / 39);
    expect(others.at(-1)).toMatchObject({ signal: 'outlier', objects: ['odd'] });
  });

  it('also come from look-alikes of which a model is unsure', () => {
    const unsure = Array.from({ length: 5 }, (_, index) =>
      object(`unsure ${index}`, { vector: look(90 + index / 4), doubt: 0.6 }),
    );
    expect(suggest([...people(20), ...unsure])[0]).toMatchObject({ signal: 'uncertainty', objects: { length: 5 } });
  });

  it('are none where look-alikes are no more doubted than their class, or nobody else looked', () => {
    const same = people(20).map((one, index) => ({ ...one, doubt: index % 2 }));
    expect(suggest(same)).toEqual([]);
    expect(suggest(cones(8).map((one) => ({ ...one, doubt: null, disputed: false })))).toEqual([]);
  });

  it('name classes that hardly occur', () => {
    const common = Array.from({ length: 60 }, (_, index) => object(`common ${index}`));
    const found = suggest([...common, object('rare', { class: 'tripod' })]);
    expect(found).toMatchObject([{ signal: 'rarity', class: 'tripod', objects: ['rare'] }]);
  });

  it('name answers that are usual one by one and hardly come together', () => {
    const half = (index: number) => (index % 2 === 0 ? 'side=front' : 'side=back');
    const usual = Array.from({ length: 100 }, (_, index) =>
      object(`usual ${index}`, { answers: [half(index), index % 2 === 0 ? 'lit=yes' : 'lit=no'] }),
    );
    const found = suggest([...usual, object('odd', { answers: ['side=front', 'lit=no'] })]);
    expect(found).toMatchObject([{ signal: 'rarity', objects: ['odd'], answers: ['lit=no', 'side=front'] }]);
  });

  it('are the same in whatever order the objects come, and each object is in one group of look-alikes', () => {
    const arbitrary = fc.array(
      fc.record({ angle: fc.integer({ min: 0, max: 360 }), disputed: fc.boolean(), label: fc.constantFrom('a', 'b') }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(arbitrary, (drawn) => {
        const objects = drawn.map(({ angle, disputed, label }, index) =>
          object(`${index}`, { class: label, vector: look(angle), disputed, doubt: disputed ? 1 : 0 }),
        );
        const found = suggest(objects);
        expect(suggest(objects.toReversed())).toEqual(found);
        const grouped = found.filter(({ signal }) => signal === 'disagreement').flatMap((one) => one.objects);
        expect(new Set(grouped).size).toBe(grouped.length);
      }),
      { numRuns: 80 },
    );
  });
});
