import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distribute } from '@shared/assignments/distribute';
import type { ImageId, MemberId } from '@shared/model/ids';
import { idNumber } from '@tests/support/histories';

const image = (number: number) => idNumber<ImageId>(5, number);
const member = (number: number) => idNumber<MemberId>(3, number);

describe('sharing pictures out', () => {
  it('gives everybody as many as anybody, give or take one, and each picture to as many people as asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 7 }), fc.nat(), (count, people, many) => {
        const overlap = (many % people) + 1;
        const images = Array.from({ length: count }, (_, number) => image(number));
        const members = Array.from({ length: people }, (_, number) => member(number));
        const given = distribute({ images, members, overlap, before: new Map(), open: new Map() });
        expect(given).toHaveLength(count * overlap);
        expect(new Set(given.map((one) => one.image + one.member)).size).toBe(given.length);
        const loads = members.map((one) => given.filter((pair) => pair.member === one).length);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('counts who has a picture already, and gives nobody a picture twice', () => {
    const before = new Map([[image(0), [member(0)]]]);
    const members = [member(0), member(1)];
    const open = new Map<MemberId, number>();
    expect(distribute({ images: [image(0), image(0)], members, overlap: 2, before, open })).toEqual([
      { image: image(0), member: member(1) },
    ]);
    expect(distribute({ images: [image(0)], members, overlap: 1, before, open })).toEqual([]);
  });

  it('gives less to who has much to do still', () => {
    const images = Array.from({ length: 10 }, (_, number) => image(number));
    const members = [member(0), member(1), member(2)];
    const open = new Map([
      [member(0), 6],
      [member(1), 2],
    ]);
    const given = distribute({ images, members, overlap: 1, before: new Map(), open });
    expect(members.map((one) => given.filter((pair) => pair.member === one).length)).toEqual([0, 4, 6]);
  });
});
