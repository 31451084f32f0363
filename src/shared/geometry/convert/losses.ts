import { coversGround, intersectionOf, unionOf } from '../boolean/combine';
import type { Geometry } from '../geometry';
import { areaOf } from '../operations';

/** What a conversion cannot keep. */
export const lossCodes = [
  'size',
  'outline',
  'parts',
  'holes',
  'angle',
  'curve',
  'direction',
  'ground',
  'pixels',
  'stairs',
] as const;

export type LossCode = (typeof lossCodes)[number];

/** Rounding to hundredths of a pixel takes that much of a small shape. */
const SAME = 0.995;

/** What `after` does not say any more of what `before` said. */
export function lossesOf(before: Geometry, after: Geometry): ReadonlySet<LossCode> {
  const lost = new Set<LossCode>();
  if (after.type === 'point') return lost.add('size');
  if (after.type === 'mask') return lost.add('pixels');
  if (before.type === 'mask' && after.type === 'polygon') return lost.add('stairs');
  if (before.type === 'polyline') {
    lost.add('direction');
    if (after.type !== 'polygon') lost.add('outline');
    return lost;
  }
  if (after.type === 'polyline') lost.add('ground');
  if (before.type === 'polygon') {
    if (before.parts.length > 1) lost.add('parts');
    if (before.parts.some((part) => part.length > 1)) lost.add('holes');
  }
  if (before.type === 'ellipse' && (after.type === 'polygon' || after.type === 'polyline')) lost.add('curve');
  if ((before.type === 'rotated-box' || before.type === 'ellipse') && after.type === 'box' && before.angle % 90 !== 0) {
    lost.add('angle');
  }
  const frames = after.type === 'box' || after.type === 'rotated-box' || after.type === 'ellipse';
  if (frames && keptGround(before, after)! < SAME) lost.add('outline');
  return lost;
}

/** How much of the ground of both is common to both, 0 to 1; null when one covers none. */
export function keptGround(before: Geometry, after: Geometry): number | null {
  if (!coversGround(before) || !coversGround(after)) return null;
  const [common, all] = [intersectionOf([before, after]), unionOf([before, after])];
  return common === null || all === null ? 0 : areaOf(common) / areaOf(all);
}
