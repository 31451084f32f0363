import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import { labelledJoints } from '@shared/geometry/skeleton/skeleton-kernel';
import { cocoTemplate, keypointsOf } from './coco/keypoints';

/**
 * A skeleton in the words of a file, which names joints by their names and templates by those: what is read again. Joints
 * that are not labelled have no place there. Null when none is left.
 *
 * @param lose is told when it has joints that its template does not have any more.
 */
export function skeletonAsRead(skeleton: Skeleton, template: SkeletonTemplateView, lose: () => void): Skeleton | null {
  const coco = cocoTemplate(keypointsOf(template), template.name);
  if (coco === null) return null;
  const labelled = new Map(labelledJoints(skeleton).map((joint) => [joint.id, joint]));
  const joints = template.joints.flatMap(({ id }, index) => {
    const joint = labelled.get(id);
    return joint ? [{ ...joint, id: coco.joints[index]! }] : [];
  });
  if (joints.length < labelled.size) lose();
  return joints.length > 0 ? { type: 'skeleton', template: coco.id, joints } : null;
}
