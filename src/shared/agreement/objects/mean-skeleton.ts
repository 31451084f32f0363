import type { Joint, JointId, Skeleton, Visibility } from '../../geometry/skeleton/skeleton';

/**
 * The weighted mean of skeletons of one template, joint by joint among those who labelled it; a joint is there when at
 * least half of the weight labelled it, and seen when at least half of that weight saw it.
 *
 * @param shapes at least one, all of one template.
 */
export function meanSkeleton(shapes: readonly Skeleton[], weights: readonly number[]): Skeleton {
  const heaviest = shapes[weights.indexOf(Math.max(...weights))]!;
  const ids: JointId[] = [...new Set([heaviest, ...shapes].flatMap(({ joints }) => joints.map(({ id }) => id)))];
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return { ...heaviest, joints: ids.map((id) => meanJoint(id, shapes, weights, all)) };
}

function meanJoint(id: JointId, shapes: readonly Skeleton[], weights: readonly number[], all: number): Joint {
  const known = shapes.flatMap(({ joints }, index) =>
    joints.filter((joint) => joint.id === id).map((joint) => ({ joint, weight: weights[index]! })),
  );
  const labelled = known.filter(({ joint }) => joint.visibility > 0);
  const total = weightOf(labelled);
  // A joint that nobody labelled stays where somebody has left it.
  if (total === 0) return { ...known[0]!.joint, visibility: 0 };
  const mean = (side: 'x' | 'y') => labelled.reduce((sum, { joint, weight }) => sum + joint[side] * weight, 0) / total;
  const seen = weightOf(labelled.filter(({ joint }) => joint.visibility === 2));
  const visibility: Visibility = total * 2 < all ? 0 : seen * 2 >= total ? 2 : 1;
  return { id, x: mean('x'), y: mean('y'), visibility };
}

function weightOf(votes: readonly { readonly weight: number }[]): number {
  return votes.reduce((sum, { weight }) => sum + weight, 0);
}
