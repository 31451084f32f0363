import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterObjects } from '@shared/agreement/objects/cluster';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { objectAgreement } from '@shared/agreement/objects/object-agreement';
import { iou } from '@shared/geometry/overlap';

const label = (id: string, annotator: string, x: number, name = 'car'): LabelledObject => ({
  id,
  annotator,
  class: name,
  geometry: { type: 'box', x, y: 0, width: 10, height: 10 },
});

const agreementOn = (objects: readonly LabelledObject[], looked: readonly string[]) =>
  objectAgreement(clusterObjects(objects, 0.5, iou), looked, iou);

describe('The agreement on an object', () => {
  it('is whole where all others drew the same, and none where nobody else did', () => {
    const found = agreementOn([label('1', 'mina', 0), label('2', 'jun', 0), label('3', 'mina', 90)], ['mina', 'jun']);
    expect([...found].toSorted()).toEqual([
      ['1', 1],
      ['2', 1],
      ['3', 0],
    ]);
  });

  it('is the mean over the others: who took it for another class, or saw nothing, does not agree', () => {
    const objects = [label('1', 'mina', 0), label('2', 'jun', 0), label('3', 'sofia', 0, 'tree')];
    const found = agreementOn(objects, ['mina', 'jun', 'sofia', 'late']);
    expect(found.get('1')).toBeCloseTo(1 / 3);
    expect(found.get('3')).toBe(0);
  });

  it('is not known where nobody else looked', () => {
    expect(agreementOn([label('1', 'mina', 0)], ['mina']).size).toBe(0);
  });

  it('lies between none and all, and is the same from both sides when two looked', () => {
    const places = fc.array(fc.tuple(fc.constantFrom('mina', 'jun'), fc.nat(60)), { maxLength: 12 });
    fc.assert(
      fc.property(places, (drawn) => {
        const objects = drawn.map(([annotator, x], index) => label(String(index), annotator, x));
        const clusters = clusterObjects(objects, 0.5, iou);
        const found = objectAgreement(clusters, ['mina', 'jun'], iou);
        for (const share of found.values()) expect(share >= 0 && share <= 1).toBe(true);
        const pairs = clusters.filter(({ length }) => length === 2);
        for (const [one, other] of pairs) expect(found.get(one!.id)).toBe(found.get(other!.id));
      }),
    );
  });
});
