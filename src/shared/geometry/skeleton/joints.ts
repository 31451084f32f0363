import type { ImagePoint } from '../coordinate';
import type { Joint, JointId, Skeleton, Visibility } from './skeleton';

/** @returns undefined for a joint that was never placed. */
export function jointOf({ joints }: Skeleton, id: JointId): Joint | undefined {
  return joints.find((joint) => joint.id === id);
}

/** A joint that is not there is not labelled. */
export function visibilityOf(skeleton: Skeleton, id: JointId): Visibility {
  return jointOf(skeleton, id)?.visibility ?? 0;
}

/** Puts a joint where it was seen, or hidden; one that is not there yet is added. */
export function placeJoint(skeleton: Skeleton, id: JointId, { x, y }: ImagePoint, visibility: Visibility): Skeleton {
  const placed: Joint = { id, x, y, visibility };
  const joints = jointOf(skeleton, id)
    ? skeleton.joints.map((joint) => (joint.id === id ? placed : joint))
    : [...skeleton.joints, placed];
  return { ...skeleton, joints };
}

/** Moves a joint; one that was not labelled is labelled by it, as seen. */
export function moveJoint(skeleton: Skeleton, id: JointId, to: ImagePoint): Skeleton {
  return placeJoint(skeleton, id, to, visibilityOf(skeleton, id) || 2);
}

/** The places of two joints change hands, with what was seen of them. */
export function swapJoints(skeleton: Skeleton, pairs: readonly (readonly [JointId, JointId])[]): Skeleton {
  const partner = new Map(pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
  return { ...skeleton, joints: skeleton.joints.map((joint) => ({ ...joint, id: partner.get(joint.id) ?? joint.id })) };
}
