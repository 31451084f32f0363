import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsContain, imageExtent } from '@shared/geometry/extent';
import { geometrySchema } from '@shared/geometry/geometry';
import { areaOf, boundsOf, clip, hits, problemsOf, round, scale, translate } from '@shared/geometry/operations';
import { iou } from '@shared/geometry/overlap';
import { sameGeometry } from '@shared/geometry/same-geometry';
import { convexHull } from '@shared/geometry/skeleton/hull';
import { moveJoint, placeJoint, swapJoints, visibilityOf } from '@shared/geometry/skeleton/joints';
import type { Skeleton, Visibility } from '@shared/geometry/skeleton/skeleton';
import { ringArea, ringContains, ringDistance } from '@shared/geometry/polygon/ring';
import type { SkeletonTemplateId } from '@shared/model/ids';
import { arbitrarySkeleton } from '@tests/support/arbitrary-geometry';

const extent = imageExtent(500, 400);

type Place = readonly [id: string, x: number, y: number, visibility?: Visibility];

function skeleton(...places: Place[]): Skeleton {
  return {
    type: 'skeleton',
    template: '0192f0c1-2b3c-7def-8123-000000000600' as SkeletonTemplateId,
    joints: places.map(([id, x, y, visibility = 2]) => ({ id, x, y, visibility })),
  };
}

describe('A skeleton', () => {
  const triangle = skeleton(['a', 0, 0], ['b', 100, 0], ['c', 0, 100], ['d', 300, 300, 0]);

  it('reaches as far as the joints that are labelled, seen or not', () => {
    expect(boundsOf(triangle)).toEqual({ minX: 0, minY: 0, maxX: 100, maxY: 100 });
    expect(boundsOf(placeJoint(triangle, 'd', { x: 300, y: 300 }, 1)).maxX).toBe(300);
  });

  it('is taken by any place between its joints, and beside a single one', () => {
    expect(areaOf(triangle)).toBe(5000);
    expect(hits(triangle, { x: 30, y: 30 }, 4)).toBe(true);
    expect(hits(triangle, { x: 80, y: 80 }, 4)).toBe(false);
    const single = skeleton(['a', 50, 50]);
    expect(areaOf(single)).toBe(0);
    expect(hits(single, { x: 53, y: 50 }, 4)).toBe(true);
    expect(hits(single, { x: 58, y: 50 }, 4)).toBe(false);
    const line = skeleton(['a', 0, 0], ['b', 50, 0], ['c', 100, 0]);
    expect(hits(line, { x: 70, y: 2 }, 4)).toBe(true);
    expect(iou(line, line)).toBe(0);
  });

  it('loses what lies outside the image, and nothing is left of one that is outside altogether', () => {
    expect(clip(skeleton(['a', 10, 10], ['b', -5, 10]), extent)).toEqual(skeleton(['a', 10, 10]));
    expect(clip(skeleton(['a', -1, 10], ['b', -5, 10]), extent)).toBeNull();
    expect(clip(triangle, extent)).toBe(triangle);
  });

  it('needs a joint that is labelled', () => {
    expect(problemsOf(skeleton(['a', 10, 10, 1]), extent)).toEqual([]);
    expect(problemsOf(skeleton(['a', 10, 10, 0]), extent)).toEqual(['too-small']);
    expect(problemsOf(skeleton(['a', 600, 10]), extent)).toEqual(['outside-image']);
    expect(problemsOf(skeleton(['a', Number.NaN, 10]), extent)).toEqual(['not-finite']);
  });

  it('is refused when a joint is there twice, has no proper id or none is there', () => {
    expect(geometrySchema.safeParse(triangle).success).toBe(true);
    expect(geometrySchema.safeParse(skeleton(['a', 0, 0], ['a', 1, 1])).success).toBe(false);
    expect(geometrySchema.safeParse(skeleton(['', 0, 0])).success).toBe(false);
    expect(geometrySchema.safeParse(skeleton()).success).toBe(false);
    expect(geometrySchema.safeParse({ ...triangle, template: 'person' }).success).toBe(false);
  });

  it('is another one when a joint is seen or not, and when its template is another one', () => {
    expect(sameGeometry(triangle, { ...triangle, joints: [...triangle.joints] })).toBe(true);
    expect(sameGeometry(triangle, placeJoint(triangle, 'a', { x: 0, y: 0 }, 1))).toBe(false);
    expect(
      sameGeometry(triangle, { ...triangle, template: '0192f0c1-2b3c-7def-8123-000000000601' as SkeletonTemplateId }),
    ).toBe(false);
    expect(sameGeometry(triangle, translate(triangle, 0.5, 0), 1)).toBe(true);
  });

  it('keeps which joint is which when it is moved, scaled and rounded', () => {
    fc.assert(
      fc.property(arbitrarySkeleton(500, 400), fc.integer({ min: -300, max: 300 }), (one, by) => {
        const moved = round(translate(one, by, -by), 100);
        const names = one.joints.map(({ id, visibility }) => [id, visibility]);
        expect(moved.type === 'skeleton' && moved.joints.map(({ id, visibility }) => [id, visibility])).toEqual(names);
        const clipped = clip(moved, extent);
        if (clipped === null) return;
        expect(boundsContain(extent, boundsOf(clipped))).toBe(true);
        expect(problemsOf(clipped, extent)).toEqual([]);
      }),
    );
    expect(scale(skeleton(['a', 10, 20]), { originX: 0, originY: 0, factorX: 2, factorY: -1 })).toEqual(
      skeleton(['a', 20, -20]),
    );
  });
});

describe('The joints of a skeleton', () => {
  it('are placed, moved and hidden one by one', () => {
    const one = placeJoint(skeleton(['a', 1, 1]), 'b', { x: 5, y: 5 }, 1);
    expect(one).toEqual(skeleton(['a', 1, 1], ['b', 5, 5, 1]));
    expect(moveJoint(one, 'b', { x: 6, y: 7 })).toEqual(skeleton(['a', 1, 1], ['b', 6, 7, 1]));
    expect(moveJoint(one, 'c', { x: 6, y: 7 })).toEqual(skeleton(['a', 1, 1], ['b', 5, 5, 1], ['c', 6, 7]));
    expect(visibilityOf(one, 'c')).toBe(0);
  });

  it('change sides together with what was seen of them, and back', () => {
    const one = skeleton(['left', 1, 1], ['right', 5, 5, 1], ['nose', 3, 3]);
    const swapped = swapJoints(one, [['left', 'right']]);
    expect(visibilityOf(swapped, 'left')).toBe(1);
    expect(swapJoints(swapped, [['left', 'right']])).toEqual(one);
    expect(swapJoints(skeleton(['left', 1, 1]), [['left', 'right']])).toEqual(skeleton(['right', 1, 1]));
  });
});

describe('The convex hull', () => {
  it('runs clockwise around all points, none of which lies outside', () => {
    const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const hull = convexHull(points);
        expect(ringArea(hull)).toBeGreaterThanOrEqual(0);
        for (const one of points) expect(ringContains(hull, one) || ringDistance(hull, one) < 1e-9).toBe(true);
      }),
    );
  });
});
