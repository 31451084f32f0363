import fc from 'fast-check';
import type { Box } from '@shared/geometry/box/box';
import type { Ellipse } from '@shared/geometry/ellipse/ellipse';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import type { Polyline } from '@shared/geometry/polyline/polyline';
import { polylineLength } from '@shared/geometry/polyline/polyline-kernel';
import type { RotatedBox } from '@shared/geometry/rotated-box/rotated-box';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { SkeletonTemplateId } from '@shared/model/ids';

const coordinate = (most: number) => fc.double({ min: 0, max: most, noNaN: true, noDefaultInfinity: true });

/** Boxes of at least 1 px within an image of `width` by `height`. */
export function arbitraryBox(width: number, height: number): fc.Arbitrary<Box> {
  return fc
    .tuple(coordinate(width - 1), coordinate(height - 1), coordinate(1), coordinate(1))
    .map(([x, y, across, down]) => ({
      type: 'box',
      x,
      y,
      width: 1 + across * (width - 1 - x),
      height: 1 + down * (height - 1 - y),
    }));
}

/** Star-shaped polygons, which never cross themselves, of 3 to 20 vertices within the image. */
export function arbitraryPolygon(width: number, height: number): fc.Arbitrary<Polygon> {
  const reach = Math.min(width, height) / 4;
  return fc
    .tuple(
      fc.double({ min: reach, max: width - reach, noNaN: true }),
      fc.double({ min: reach, max: height - reach, noNaN: true }),
      fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 20 }),
    )
    .map(([x, y, radii]) => ({
      type: 'polygon',
      parts: [
        [
          radii.flatMap((radius, index) => {
            const angle = (2 * Math.PI * index) / radii.length;
            return [x + reach * radius * Math.cos(angle), y + reach * radius * Math.sin(angle)];
          }),
        ],
      ],
    }));
}

/** Rotated boxes with their centre within the image. */
export function arbitraryRotatedBox(width: number, height: number): fc.Arbitrary<RotatedBox> {
  return fc.record({ type: fc.constant('rotated-box' as const), ...frameMembers(width, height) });
}

function frameMembers(width: number, height: number) {
  return {
    cx: coordinate(width),
    cy: coordinate(height),
    width: fc.double({ min: 1, max: width, noNaN: true }),
    height: fc.double({ min: 1, max: height, noNaN: true }),
    angle: fc.oneof(
      fc.constantFrom(0, 15, 90, 180, 270),
      fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true }),
    ),
  };
}

/** Lines of 2 to 8 vertices within the image, some of them level. */
export function arbitraryPolyline(width: number, height: number): fc.Arbitrary<Polyline> {
  const vertex = fc.tuple(coordinate(width), fc.oneof(fc.constant(height / 2), coordinate(height)));
  return fc
    .tuple(vertex, fc.array(vertex, { minLength: 1, maxLength: 7 }))
    .map(([first, others]): Polyline => ({ type: 'polyline', points: [first, ...others].flat() }))
    .filter((line) => polylineLength(line) >= 1);
}

/** Ellipses with their centre within the image, turned or not. */
export function arbitraryEllipse(width: number, height: number): fc.Arbitrary<Ellipse> {
  return fc.record({ type: fc.constant('ellipse' as const), ...frameMembers(width, height) });
}

/** Skeletons of 1 to 6 joints within the image, at least one of them labelled. */
export function arbitrarySkeleton(width: number, height: number): fc.Arbitrary<Skeleton> {
  const place = { x: coordinate(width), y: coordinate(height) };
  const rest = fc.array(fc.record({ ...place, visibility: fc.constantFrom(0 as const, 1 as const, 2 as const) }), {
    maxLength: 5,
  });
  const labelled = fc.record({ ...place, visibility: fc.constantFrom(1 as const, 2 as const) });
  return fc.tuple(labelled, rest).map(([first, others]) => ({
    type: 'skeleton',
    template: '0192f0c1-2b3c-7def-8123-000000000600' as SkeletonTemplateId,
    joints: [first, ...others].map((joint, index) => ({ id: `joint-${index}`, ...joint })),
  }));
}
