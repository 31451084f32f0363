import type { Bounds, ImagePoint } from '../geometry/coordinate';
import { jointOf } from '../geometry/skeleton/joints';
import { labelledJoints } from '../geometry/skeleton/skeleton-kernel';
import type { JointId, Skeleton } from '../geometry/skeleton/skeleton';
import type { ClassId, SkeletonTemplateId } from '../model/ids';
import type { SkeletonTemplate } from '../model/skeleton-template';

type Template = SkeletonTemplate & { readonly id: SkeletonTemplateId };

/** How large a skeleton is taken to be of which one joint is known, in image pixels. */
const UNKNOWN_SIZE = 100;

/** The template that labels of a class are made with: one that names it, else one for every class; null when none is. */
export function templateOfClass<T extends SkeletonTemplate>(templates: Iterable<T>, label: ClassId | null): T | null {
  const all = [...templates];
  const own = label === null ? undefined : all.find(({ classes }) => classes.includes(label));
  return own ?? all.find(({ classes }) => classes.length === 0) ?? null;
}

/** The template with its layout scaled into bounds, every joint seen. */
export function skeletonInBounds(template: Template, { minX, minY, maxX, maxY }: Bounds): Skeleton {
  return {
    type: 'skeleton',
    template: template.id,
    joints: template.joints.map(({ id, x, y }) => ({
      id,
      x: minX + x * (maxX - minX),
      y: minY + y * (maxY - minY),
      visibility: 2,
    })),
  };
}

/**
 * Where a joint that is not labelled would stand by the layout, as the labelled ones have moved, scaled and mirrored it:
 * the least squares fit of each axis. Null for a joint that the template does not have.
 */
export function expectedPlace(template: SkeletonTemplate, skeleton: Skeleton, id: JointId): ImagePoint | null {
  const wanted = template.joints.find((joint) => joint.id === id);
  if (wanted === undefined) return null;
  const known = labelledJoints(skeleton).flatMap((joint) => {
    const there = template.joints.find((one) => one.id === joint.id);
    return there ? [{ from: there, to: joint }] : [];
  });
  const [acrossX, acrossY] = [
    fitAxis(known.map(({ from, to }) => [from.x, to.x])),
    fitAxis(known.map(({ from, to }) => [from.y, to.y])),
  ];
  const size = Math.abs(acrossX.scale ?? acrossY.scale ?? UNKNOWN_SIZE);
  return {
    x: acrossX.to + (acrossX.scale ?? size) * (wanted.x - acrossX.from),
    y: acrossY.to + (acrossY.scale ?? size) * (wanted.y - acrossY.from),
  };
}

/** The means of both sides and the slope between them; none when the layout has no spread there. */
function fitAxis(pairs: readonly (readonly [from: number, to: number])[]) {
  const count = Math.max(1, pairs.length);
  const from = pairs.reduce((sum, [value]) => sum + value, 0) / count;
  const to = pairs.reduce((sum, [, value]) => sum + value, 0) / count;
  const spread = pairs.reduce((sum, [value]) => sum + (value - from) ** 2, 0);
  const together = pairs.reduce((sum, [one, other]) => sum + (one - from) * (other - to), 0);
  return { from, to, scale: spread < 1e-6 || Math.abs(together) < 1e-9 ? null : together / spread };
}

/** The joints in the order of the template, then those that it does not know (any more). */
export function jointsInOrder(template: SkeletonTemplate | undefined, skeleton: Skeleton) {
  const known = (template?.joints ?? []).map(({ id, name, side }) => ({
    id,
    name,
    side,
    joint: jointOf(skeleton, id),
  }));
  const ids = new Set(known.map(({ id }) => id));
  const others = skeleton.joints.filter(({ id }) => !ids.has(id));
  return [...known, ...others.map((joint) => ({ id: joint.id, name: joint.id, side: 'middle' as const, joint }))];
}
