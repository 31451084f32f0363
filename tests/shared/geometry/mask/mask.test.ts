import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometrySchema } from '@shared/geometry/geometry';
import { intersect, subtract, unite } from '@shared/geometry/mask/combine';
import { maskOfSpans, spansOf } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { fillHoles, removeIslands } from '@shared/geometry/mask/islands';
import { areaOf, boundsOf, clip, hits, problemsOf, ringsOf, scale, translate } from '@shared/geometry/operations';
import { iou, overlapArea } from '@shared/geometry/overlap';
import { maskFromShape, rasterise } from '@shared/geometry/mask/rasterise';
import { polygonFromMask } from '@shared/geometry/mask/to-polygon';
import { ringArea, ringDistance } from '@shared/geometry/polygon/ring';
import { sameGeometry } from '@shared/geometry/same-geometry';
import { arbitraryMask, arbitraryPixels, maskOfPixels, pixelsOfMask } from '@tests/support/arbitrary-mask';
import { arbitraryPolygon } from '@tests/support/arbitrary-geometry';

const [WIDTH, HEIGHT] = [14, 11];
const image = { minX: 0, minY: 0, maxX: WIDTH, maxY: HEIGHT };

function everyPixel(check: (x: number, y: number) => void): void {
  for (let x = 0; x < WIDTH; x++) for (let y = 0; y < HEIGHT; y++) check(x, y);
}

/** Draws a mask: a row of text for each row of pixels. */
function drawn(...rows: string[]): Mask {
  const pixels = Array.from(rows[0]!, (_, x) => rows.map((row) => row[x] === '#'));
  return maskOfPixels(pixels)!;
}

describe('A mask', () => {
  it('is a sound record with as many pixels as were set, in the rectangle that just holds them', () => {
    fc.assert(
      fc.property(arbitraryPixels(WIDTH, HEIGHT), (pixels) => {
        const mask = maskOfPixels(pixels);
        const count = pixels.flat().filter(Boolean).length;
        expect(mask === null).toBe(count === 0);
        if (mask === null) return;
        expect(geometrySchema.parse(mask)).toEqual(mask);
        expect(problemsOf(mask, image)).toEqual([]);
        expect(areaOf(mask)).toBe(count);
        expect(pixelsOfMask(geometrySchema.parse(structuredClone(mask)) as Mask, WIDTH, HEIGHT)).toEqual(pixels);
      }),
    );
  });

  it('covers its pixels and no others, and its outline lies along their edges', () => {
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), (mask) => {
        const pixels = pixelsOfMask(mask, WIDTH, HEIGHT);
        const rings = ringsOf(mask);
        everyPixel((x, y) => expect(hits(mask, { x: x + 0.5, y: y + 0.5 }, 0)).toBe(pixels[x]![y]));
        expect(maskOfSpans(rasterise(rings, image))).toEqual(mask);
      }),
    );
  });

  it('is hit beside its outline as far as the tolerance goes', () => {
    const point = fc.record({
      x: fc.double({ min: -3, max: WIDTH + 3, noNaN: true }),
      y: fc.double({ min: -3, max: HEIGHT + 3, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), point, fc.double({ min: 0, max: 4, noNaN: true }), (mask, at, far) => {
        const distance = Math.min(...ringsOf(mask).map((ring) => ringDistance(ring, at)));
        if (Math.abs(distance - far) < 1e-6) return;
        const inside = pixelsOfMask(mask, WIDTH, HEIGHT)[Math.floor(at.x)]?.[Math.floor(at.y)] === true;
        expect(hits(mask, at, far)).toBe(inside || distance <= far);
      }),
    );
  });

  it('moves by whole pixels and stays the same mask', () => {
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), fc.integer({ min: -9, max: 9 }), fc.integer(), (mask, dx, step) => {
        const dy = step % 9;
        const moved = translate(mask, dx + 0.3, dy - 0.2);
        expect(moved).toEqual({ ...mask, x: mask.x + dx, y: mask.y + dy });
        expect(sameGeometry(translate(moved, -dx, -dy), mask)).toBe(true);
        expect(ringsOf(moved)[0]).toEqual(ringsOf(mask)[0]!.map((v, index) => v + (index % 2 === 0 ? dx : dy)));
      }),
    );
  });

  it('is mirrored twice into itself, and twice as large has four times the pixels', () => {
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), (mask) => {
        const mirror = { originX: 5, originY: 4, factorX: -1, factorY: -1 };
        expect(scale(scale(mask, mirror), mirror)).toEqual(mask);
        const large = scale(mask, { originX: 0, originY: 0, factorX: 2, factorY: 2 });
        expect(areaOf(large)).toBe(4 * areaOf(mask));
        expect(scale(large, { originX: 0, originY: 0, factorX: 0.5, factorY: 0.5 })).toEqual(mask);
      }),
    );
  });

  it('made as small as can be is still a pixel', () => {
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), (mask) => {
        const { minX, minY, maxX, maxY } = boundsOf(mask);
        const factors = { factorX: 1 / (maxX - minX), factorY: 1 / (maxY - minY) };
        const small = scale(mask, { originX: minX, originY: minY, ...factors });
        expect(areaOf(small)).toBe(1);
        expect(geometrySchema.safeParse(small).success).toBe(true);
      }),
    );
  });

  it('is cut off at the extent', () => {
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), (mask) => {
        const cut = clip(mask, { minX: 2.5, minY: 3, maxX: 9.5, maxY: 8 });
        const pixels = pixelsOfMask(mask, WIDTH, HEIGHT);
        const kept = pixelsOfMask(cut as Mask | null, WIDTH, HEIGHT);
        everyPixel((x, y) => expect(kept[x]![y]).toBe(pixels[x]![y]! && x >= 3 && x < 9 && y >= 3 && y < 8));
      }),
    );
  });

  it('is united, cut out and intersected pixel by pixel', () => {
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), arbitraryMask(WIDTH, HEIGHT), (one, other) => {
        const [a, b] = [pixelsOfMask(one, WIDTH, HEIGHT), pixelsOfMask(other, WIDTH, HEIGHT)];
        const both = [spansOf(one), spansOf(other)] as const;
        const [union, difference, shared] = [unite(...both), subtract(...both), intersect(...both)].map((spans) =>
          pixelsOfMask(maskOfSpans(spans), WIDTH, HEIGHT),
        );
        everyPixel((x, y) => {
          expect(union![x]![y]).toBe(a[x]![y]! || b[x]![y]!);
          expect(difference![x]![y]).toBe(a[x]![y]! && !b[x]![y]!);
          expect(shared![x]![y]).toBe(a[x]![y]! && b[x]![y]!);
        });
        const pixelsOf = (all: boolean[][]) => all.flat().filter(Boolean).length;
        expect(overlapArea(one, other)).toBe(pixelsOf(shared!));
        expect(iou(one, other)).toBe(pixelsOf(shared!) / pixelsOf(union!));
        expect(iou(one, one)).toBe(1);
      }),
    );
  });

  it('becomes a polygon with holes that covers the same pixels, and comes back from it', () => {
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), (mask) => {
        const polygon = polygonFromMask(mask, 0)!;
        expect(geometrySchema.safeParse(polygon).success).toBe(true);
        expect(areaOf(polygon)).toBe(areaOf(mask));
        expect(maskFromShape(polygon)).toEqual(mask);
        expect(iou(mask, polygon)).toBe(1);
        for (const [outline, ...holes] of polygon.parts) {
          expect(ringArea(outline!)).toBeGreaterThan(0);
          for (const hole of holes) expect(ringArea(hole)).toBeLessThan(0);
        }
      }),
    );
  });

  it('has a part for each set of pixels that hangs together over edges, each with its own holes', () => {
    const mask = drawn(
      '####....', //
      '#..#.###',
      '#..#.#.#',
      '####.###',
      '....#...',
    );
    const parts = polygonFromMask(mask, 0)!.parts.map((part) => part.map((ring) => Math.abs(ringArea(ring))));
    expect(parts).toEqual([[16, 4], [1], [9, 1]]);
  });

  it('as a polygon for the hand has few vertices and nearly the same pixels', () => {
    fc.assert(
      fc.property(arbitraryPolygon(400, 400), (shape) => {
        const mask = maskFromShape(shape);
        if (mask === null || areaOf(mask) < 400) return;
        const polygon = polygonFromMask(mask, 1)!;
        expect(iou(polygon, mask)).toBeGreaterThan(0.85);
        expect(ringsOf(polygon).flat().length).toBeLessThan(ringsOf(mask).flat().length);
      }),
    );
  });

  it('loses its holes when they are filled, also those behind a slanting line', () => {
    const mask = drawn(
      '.####....', //
      '.#..#..#.',
      '.####.#.#',
      '.......#.',
      '###......',
      '#.#......',
    );
    expect(fillHoles(mask)).toEqual(
      drawn(
        '.####....', //
        '.####..#.',
        '.####.###',
        '.......#.',
        '###......',
        '#.#......',
      ),
    );
  });

  it('without islands keeps the parts that are large enough, and always the largest', () => {
    const mask = drawn(
      '##...#', //
      '##.#..',
      '...##.',
    );
    expect(removeIslands(mask, 2)).toEqual(drawn('##...', '##.#.', '...##'));
    expect(removeIslands(mask, 4)).toEqual(drawn('##', '##'));
    expect(removeIslands(mask, 1000)).toEqual(drawn('##', '##'));
    expect(removeIslands(mask, 1)).toBe(mask);
  });

  it('whose holes are filled has none, and is never smaller', () => {
    fc.assert(
      fc.property(arbitraryMask(WIDTH, HEIGHT), (mask) => {
        const filled = fillHoles(mask);
        expect(fillHoles(filled)).toBe(filled);
        expect(overlapArea(filled, mask)).toBe(areaOf(mask));
        expect(polygonFromMask(filled, 0)!.parts.every((part) => part.length === 1)).toBe(true);
      }),
    );
  });

  it('is not taken from hostile records', () => {
    const sound = drawn('##', '.#');
    const refused: readonly Partial<Record<keyof Mask, unknown>>[] = [
      { counts: '' },
      { counts: '\u{1F600}' },
      { counts: 'o'.repeat(2_000_000) },
      { counts: '0oooooooooo0' },
      { counts: '03' },
      { counts: '01111' },
      { counts: '01o000001' },
      { counts: '0N5' },
      { width: 3 },
      { height: 3 },
      { width: 0 },
      { width: 1.5 },
      { x: 0.5 },
      { y: Number.NaN },
      { width: 100_000, height: 100_000 },
      { width: 1_000_000 },
      { more: 1 } as never,
    ];
    expect(geometrySchema.safeParse(sound).success).toBe(true);
    for (const change of refused) expect(geometrySchema.safeParse({ ...sound, ...change }).success).toBe(false);
  });

  it('is written in one way only', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), fc.integer({ min: 1, max: 4 }), (counts, width) => {
        const parsed = geometrySchema.safeParse({ type: 'mask', x: 0, y: 0, width, height: 3, counts });
        const again = parsed.success ? maskOfSpans(spansOf(parsed.data as Mask)) : undefined;
        expect(again).toEqual(parsed.data);
      }),
    );
  });
});
