import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '@shared/geometry/mask/codec';
import { rasterise } from '@shared/geometry/mask/rasterise';
import { decodeRuns, encodeRuns } from '@shared/geometry/mask/rle';
import { ringContains, ringDistance } from '@shared/geometry/polygon/ring';

describe('Masks in COCO’s run lengths', () => {
  it('are written as the reference implementation writes them', () => {
    // A pair of run lengths and text as pycocotools gives it.
    expect(encodeRuns([6, 1, 40, 4, 5, 4, 5, 4, 21])).toBe('61X13mN000`0');
  });

  it('come back from their text, however long the runs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { maxLength: 40 }), (runs) => {
        expect(decodeRuns(encodeRuns(runs))).toEqual(runs);
      }),
    );
  });

  it('hold exactly the pixels whose centres are inside', () => {
    const at = fc.double({ min: -5, max: 25, noNaN: true });
    const ring = fc.array(fc.tuple(at, at), { minLength: 3, maxLength: 8 }).map((points) => points.flat());
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const [width, height] = [20, 16];
        const image = { minX: 0, minY: 0, maxX: width, maxY: height };
        const runs = runsOf(rasterise(rings, image), image);
        expect(runs.reduce((sum, run) => sum + run, 0)).toBe(width * height);
        const pixels = runs.flatMap((run, index) => Array.from({ length: run }, () => index % 2 === 1));
        for (let x = 0; x < width; x++)
          for (let y = 0; y < height; y++) {
            const centre = { x: x + 0.5, y: y + 0.5 };
            // On the outline itself the last digit decides, differently in each way of computing it.
            if (rings.some((ring) => ringDistance(ring, centre) < 1e-6)) continue;
            const inside = rings.filter((ring) => ringContains(ring, centre)).length % 2 === 1;
            expect(pixels[x * height + y]).toBe(inside);
          }
      }),
    );
  });
});
