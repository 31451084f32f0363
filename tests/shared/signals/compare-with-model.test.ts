import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarityOn } from '@shared/agreement/objects/similarity';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { compareWithModel } from '@shared/signals/compare-with-model';
import { arbitraryBox } from '@tests/support/arbitrary-geometry';

const similarity = similarityOn(400, 300);

function object(id: string, name: string, x: number, width = 40): LabelledObject {
  return { id, annotator: 'any', class: name, geometry: { type: 'box', x, y: 20, width, height: 40 } };
}

describe('a model beside the labels', () => {
  it('tells a thing that it misses, one that nobody labelled, another class and another outline', () => {
    const labels = [
      object('same', 'car', 0),
      object('missed', 'car', 60),
      object('other', 'car', 120),
      object('loose', 'car', 200),
    ];
    const seen = [
      object('s', 'car', 1),
      object('o', 'bus', 120),
      object('l', 'car', 200, 25),
      object('e', 'tree', 320),
    ];
    const { differences, agreed } = compareWithModel(labels, seen, similarity);
    expect(agreed).toBe(1);
    expect(differences.map(({ kind, label, seen: one }) => [kind, label?.id, one?.id])).toEqual([
      ['class', 'other', 'o'],
      ['missing', 'missed', undefined],
      ['extra', undefined, 'e'],
      ['localisation', 'loose', 'l'],
    ]);
  });

  it('tells of every label and of everything seen exactly once, as a difference or as the same', () => {
    const objects = (name: string) =>
      fc
        .array(fc.tuple(arbitraryBox(400, 300), fc.constantFrom('car', 'tree')), { maxLength: 8 })
        .map((boxes) =>
          boxes.map(([geometry, label], index) => ({ id: `${name}${index}`, annotator: name, class: label, geometry })),
        );
    fc.assert(
      fc.property(objects('label'), objects('seen'), (labels, seen) => {
        const { differences, agreed } = compareWithModel(labels, seen, similarity);
        expect(differences.filter(({ label }) => label).length + agreed).toBe(labels.length);
        expect(differences.filter((one) => one.seen).length + agreed).toBe(seen.length);
      }),
    );
  });
});
