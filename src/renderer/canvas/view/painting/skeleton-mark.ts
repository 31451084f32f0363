import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';

/** CSS pixels. */
export const JOINT_RADIUS = 3.5;

/** The calls that a path and a drawing context have in common. */
interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number, counterClockwise: boolean): void;
}

interface Bones {
  readonly template: SkeletonTemplateView | undefined;
  /** `[ax, ay, bx, by, ...]` in image pixels. */
  readonly ends: readonly number[];
}

const known = new WeakMap<Skeleton, Bones>();

/** The edges between joints that are labelled. Kept for as long as the skeleton and its template are the same. */
function bonesOf(skeleton: Skeleton, template: SkeletonTemplateView | undefined): readonly number[] {
  const before = known.get(skeleton);
  if (before && before.template === template) return before.ends;
  const places = new Map(skeleton.joints.filter(({ visibility }) => visibility > 0).map((joint) => [joint.id, joint]));
  const ends = (template?.edges ?? []).flatMap(([from, to]) => {
    const [a, b] = [places.get(from), places.get(to)];
    return a && b ? [a.x, a.y, b.x, b.y] : [];
  });
  known.set(skeleton, { template, ends });
  return ends;
}

export function traceBones(pen: Pen, skeleton: Skeleton, template: SkeletonTemplateView | undefined): void {
  const ends = bonesOf(skeleton, template);
  for (let at = 0; at < ends.length; at += 4) {
    pen.moveTo(ends[at]!, ends[at + 1]!);
    pen.lineTo(ends[at + 2]!, ends[at + 3]!);
  }
}

/** The joints of one visibility as circles; the radius in image pixels. */
export function traceJoints(pen: Pen, { joints }: Skeleton, visibility: 0 | 1 | 2, radius: number): void {
  for (const joint of joints) {
    if (joint.visibility !== visibility) continue;
    pen.moveTo(joint.x + radius, joint.y);
    pen.arc(joint.x, joint.y, radius, 0, 2 * Math.PI, false);
  }
}
