import { assertNever } from '../lib/assert';
import { frameCorners } from './frame/frame';
import type { Geometry } from './geometry';
import type { Mask } from './mask/mask';

/** True when both are of one type and say the same, each number within `tolerance` of the other. */
export function sameGeometry(one: Geometry, other: Geometry, tolerance = 0): boolean {
  if (one === other) return true;
  if (one.type === 'mask' || other.type === 'mask') return sameMask(one, other);
  if (!sameNames(one, other)) return false;
  const [lists, others] = [numbersOf(one, tolerance === 0), numbersOf(other, tolerance === 0)];
  return (
    one.type === other.type &&
    lists.length === others.length &&
    lists.every((list, index) => near(list, others[index]!, tolerance))
  );
}

/**
 * Everything that a geometry says besides its type; polygons begin each part with its number of rings. What is not
 * compared exactly is compared in pixels: corners instead of an angle, which leaps from 360 to 0.
 */
function numbersOf(geometry: Exclude<Geometry, Mask>, exact: boolean): readonly (readonly number[])[] {
  switch (geometry.type) {
    case 'box':
      return [[geometry.x, geometry.y, geometry.width, geometry.height]];
    case 'rotated-box':
    case 'ellipse':
      if (!exact) return [frameCorners(geometry)];
      return [[geometry.cx, geometry.cy, geometry.width, geometry.height, geometry.angle]];
    case 'point':
      return [[geometry.x, geometry.y]];
    case 'polyline':
      return [geometry.points];
    case 'skeleton':
      return geometry.joints.map(({ x, y, visibility }) => (visibility === 0 && !exact ? [] : [x, y]));
    case 'polygon':
      return geometry.parts.flatMap((part) => [[part.length], ...part]);
    default:
      return assertNever(geometry);
  }
}

/** Pixels are there or not, and one set of them is written in one way. */
function sameMask(one: Geometry, other: Geometry): boolean {
  if (one.type !== 'mask' || other.type !== 'mask') return false;
  const samePlace = one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
  return samePlace && one.counts === other.counts;
}

/** What a skeleton says in words: its template, and which joint is seen and which is not. */
function sameNames(one: Geometry, other: Geometry): boolean {
  if (one.type !== 'skeleton' || other.type !== 'skeleton') return true;
  return (
    one.template === other.template &&
    one.joints.length === other.joints.length &&
    one.joints.every(({ id, visibility }, index) => {
      const joint = other.joints[index]!;
      return joint.id === id && joint.visibility === visibility;
    })
  );
}

function near(one: readonly number[], other: readonly number[], tolerance: number): boolean {
  return one.length === other.length && one.every((value, index) => Math.abs(value - other[index]!) <= tolerance);
}
