import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { beforeAfter, type SlicedImage } from '@shared/guidelines/before-after';

const at = (id: string, annotator: string, label: string, x = 0): LabelledObject => ({
  id,
  annotator,
  class: label,
  geometry: { type: 'box', x, y: 0, width: 20, height: 20 },
});

const none: ReadonlySet<string> = new Set();

function sliced(image: string, before: LabelledObject[], after: LabelledObject[], more: Partial<SlicedImage> = {}) {
  return { image, before, after, about: new Set(before.map(({ id }) => id)), waiting: none, ...more };
}

describe('agreement before and after', () => {
  it('rises from disputed to whole when everybody came to mark the same', () => {
    const images = Array.from({ length: 40 }, (_, index) => {
      const name = `image ${index}`;
      const [a, b] = [at(`${name} a`, 'Ada', 'person'), at(`${name} b`, 'Bo', index % 2 === 0 ? 'cone' : 'person')];
      return sliced(name, [a, b], [a, { ...b, class: 'person' }]);
    });
    const { before, after } = beforeAfter(images);
    expect(before.percent.value).toBe(0.5);
    expect(before.agreement.value).toBeLessThan(0.5);
    expect(before.agreement.ci95![0]).toBeLessThan(before.agreement.value!);
    expect(after).toMatchObject({ things: 40, agreement: { value: 1 }, percent: { value: 1 } });
  });

  it('counts a thing that everybody took away as one about which they agree', () => {
    const other = at('c', 'Bo', 'car', 100);
    const report = beforeAfter([sliced('one', [at('a', 'Ada', 'person'), other], [other], { about: new Set(['a']) })]);
    expect(report.before).toMatchObject({ things: 1, percent: { value: 0 } });
    expect(report.after).toMatchObject({ things: 1, percent: { value: 1 } });
  });

  it('follows a thing to what lies at its place when its labels were drawn anew', () => {
    const before = [at('a', 'Ada', 'person'), at('b', 'Bo', 'cone')];
    const after = [at('c', 'Ada', 'cone', 2), at('b', 'Bo', 'cone')];
    const report = beforeAfter([sliced('one', before, after)]);
    expect(report.after).toMatchObject({ things: 1, percent: { value: 1 } });
  });

  it('leaves out what nobody has looked at again, on both sides', () => {
    const before = [at('a', 'Ada', 'person'), at('b', 'Bo', 'cone')];
    const report = beforeAfter([sliced('one', before, before, { waiting: new Set(['b']) })]);
    expect(report).toMatchObject({ waiting: 1, before: { things: 0 }, after: { things: 0 } });
  });

  it('says how many images have one annotator only, and measures nothing there', () => {
    const before = [at('a', 'Ada', 'person')];
    expect(beforeAfter([sliced('one', before, before)])).toMatchObject({ images: 0, alone: 1 });
  });

  it('warns of few things', () => {
    const before = [at('a', 'Ada', 'person'), at('b', 'Bo', 'cone')];
    expect(beforeAfter([sliced('one', before, before)]).before.warnings).toContainEqual({
      code: 'few-items',
      items: 1,
      needed: 30,
    });
  });

  it('finds the same before and after where nothing changed, in whatever order labels come', () => {
    const label = fc.record({
      who: fc.constantFrom('Ada', 'Bo', 'Cy'),
      what: fc.constantFrom('x', 'y'),
      x: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.array(fc.array(label, { maxLength: 6 }), { maxLength: 6 }), (drawn) => {
        const images = drawn.map((labels, image) => {
          const objects = labels.map(({ who, what, x }, index) => at(`${image} ${index}`, who, what, x));
          return sliced(String(image), objects, objects.toReversed());
        });
        const { before, after } = beforeAfter(images);
        expect(after).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
