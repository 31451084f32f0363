import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iou } from '@shared/geometry/overlap';
import { Confusion } from '@shared/evaluation/confusion';
import { scoresOf } from '@shared/evaluation/detection-scores';
import { countsOf, pairObjects } from '@shared/evaluation/pair-objects';
import { scoresOfImages } from '@shared/evaluation/score-intervals';
import { object } from '../agreement/objects/objects';

describe('pairing what was found with what is there', () => {
  it('takes the same class first, and pairs what is left over as confusions', () => {
    const truths = [object('t1', 'car', 0, 0, 40, 40), object('t2', 'dog', 100, 0, 140, 40)];
    const found = [
      object('f1', 'van', 0, 0, 40, 40),
      object('f2', 'car', 0, 0, 40, 34),
      object('f3', 'cat', 101, 0, 141, 40),
      object('f4', 'cat', 300, 0, 340, 40),
    ];
    const pairs = pairObjects(found, truths, iou, 0.5);
    expect(pairs.map(({ found: one, truth }) => `${one?.id ?? '-'} ${truth?.id ?? '-'}`).sort()).toEqual([
      'f1 -',
      'f2 t1',
      'f3 t2',
      'f4 -',
    ]);
    expect(countsOf(pairs)).toMatchObject({ right: 1, wrong: 3, missed: 1 });
  });

  it('counts as the documentation of Label Studio does', () => {
    // IoU .99 ok, .34 ok, .82 wrong class, .44 wrong class, .67 wrong class, at .5.
    const regions = [
      { iou: 0.99, same: true },
      { iou: 0.34, same: true },
      { iou: 0.82, same: false },
      { iou: 0.44, same: false },
      { iou: 0.67, same: false },
    ];
    const near = regions.filter((one) => one.iou >= 0.5);
    const scores = scoresOf({
      right: near.filter(({ same }) => same).length,
      wrong: near.filter(({ same }) => !same).length,
      missed: regions.filter((one) => one.iou < 0.5 && one.same).length,
      overlap: 0.99,
    });
    expect(scores.precision).toBeCloseTo(1 / 3, 12);
    expect(scores.recall).toBeCloseTo(1 / 2, 12);
    expect(scores.f1).toBeCloseTo(0.4, 12);
    const matched = [0.99, 0.34, 0.82].filter((value) => value >= 0.5).length;
    expect(scoresOf({ right: matched, wrong: 3 - matched, missed: 0, overlap: 1.81 }).precision).toBeCloseTo(2 / 3, 12);
  });

  it('has every object in exactly one pairing, the same in any order', () => {
    const boxes = (who: string) =>
      fc
        .array(fc.tuple(fc.nat(2), fc.nat(30), fc.nat(30), fc.integer({ min: 5, max: 30 })), { maxLength: 7 })
        .map((all) => all.map(([name, x, y, size], at) => object(`${who}${at}`, `c${name}`, x, y, x + size, y + size)));
    fc.assert(
      fc.property(boxes('f'), boxes('t'), (found, truths) => {
        const pairs = pairObjects(found, truths, iou, 0.5);
        expect(pairs.flatMap((one) => one.found ?? [])).toHaveLength(found.length);
        expect(pairs.flatMap(({ truth }) => truth ?? [])).toHaveLength(truths.length);
        const { right, wrong, missed } = countsOf(pairs);
        expect(right + wrong).toBe(found.length);
        expect(right + missed).toBe(truths.length);
        expect(countsOf(pairObjects([...found].reverse(), [...truths].reverse(), iou, 0.5)).right).toBe(right);
      }),
    );
  });
});

describe('scores', () => {
  it('are undefined for nothing, and 1 for all that is there', () => {
    expect(scoresOf({ right: 0, wrong: 0, missed: 0, overlap: 0 })).toMatchObject({ precision: null, f1: null });
    expect(scoresOf({ right: 4, wrong: 0, missed: 0, overlap: 3.2 })).toEqual({
      precision: 1,
      recall: 1,
      f1: 1,
      meanOverlap: 0.8,
      accuracy: 1,
      panopticQuality: 0.8,
    });
  });

  it('have intervals that hold them and narrow with the images', () => {
    const image = (right: number) => ({ right, wrong: 1, missed: 2 - right, overlap: right * 0.9 });
    const some = (times: number) => Array.from({ length: times }, () => [image(0), image(1), image(2)]).flat();
    const [few, many] = [scoresOfImages(some(3)), scoresOfImages(some(60))];
    expect(few.intervals.recall![0]).toBeLessThan(few.scores.recall!);
    expect(few.intervals.recall![1]).toBeGreaterThan(few.scores.recall!);
    const width = ([low, high]: readonly [number, number]) => high - low;
    expect(width(many.intervals.f1!)).toBeLessThan(width(few.intervals.f1!) / 3);
    expect(scoresOfImages([image(1)]).intervals.recall).toBeNull();
  });
});

describe('confusions', () => {
  it('name the images behind each cell, the fullest first', () => {
    const confusion = new Confusion();
    confusion.add('car', 'van', 'b.jpg');
    confusion.add('car', 'car', 'b.jpg');
    confusion.add('car', 'van', 'a.jpg');
    confusion.add(null, 'van', 'a.jpg');
    expect(confusion.report()).toEqual([
      { one: 'car', other: 'van', count: 2, images: ['a.jpg', 'b.jpg'] },
      { one: 'car', other: 'car', count: 1, images: ['b.jpg'] },
      { one: null, other: 'van', count: 1, images: ['a.jpg'] },
    ]);
  });
});
