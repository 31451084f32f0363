import { boundsOf } from '../../geometry/operations';
import { labelledJoints } from '../../geometry/skeleton/skeleton-kernel';
import type { Joint, JointId, Skeleton } from '../../geometry/skeleton/skeleton';
import type { SkeletonTemplateId } from '../../model/ids';
import { DEFAULT_SIGMA } from '../../model/skeleton-template';
import { keypointSimilarity } from './keypoint-similarity';

/** For each template the σ of its joints, as shares of the size of the object; those left out have the default one. */
export type TemplateSigmas = ReadonlyMap<SkeletonTemplateId, ReadonlyMap<JointId, number>>;

/** The area of a person as a share of that of the box around it: what xtcocotools takes where no outline says. */
const COVERED = 0.53;

/**
 * COCO's object keypoint similarity of two skeletons, joints paired by id (cocodataset.org, "Keypoint Evaluation": the
 * mean of exp(−d² / (2 s² (2σ)²))), over the joints that either has labelled, with the mean of both areas for s². So it
 * is the same from both sides, and a joint that one of them left out counts against it. 0 for different templates.
 */
export function skeletonSimilarity(one: Skeleton, other: Skeleton, sigmas?: TemplateSigmas): number {
  if (one.template !== other.template) return 0;
  const [ones, others] = [byId(one), byId(other)];
  const ids = [...new Set([...ones.keys(), ...others.keys()])];
  if (ids.length === 0) return 0;
  const own = sigmas?.get(one.template);
  const unseen = { x: 0, y: 0, visible: false };
  return keypointSimilarity(
    ids.map((id) => ones.get(id) ?? unseen),
    ids.map((id) => others.get(id) ?? unseen),
    (areaOfObject(one) + areaOfObject(other)) / 2,
    ids.map((id) => own?.get(id) ?? DEFAULT_SIGMA),
  );
}

function byId(skeleton: Skeleton): ReadonlyMap<JointId, Joint> {
  return new Map(labelledJoints(skeleton).map((joint) => [joint.id, joint]));
}

/** In square pixels. Joints on one line, or a single one, stand for something as wide as a tenth of its length. */
function areaOfObject(skeleton: Skeleton): number {
  const { minX, minY, maxX, maxY } = boundsOf(skeleton);
  const [width, height] = [maxX - minX, maxY - minY];
  return Math.max(width * height * COVERED, Math.max(width, height) ** 2 / 10, 1);
}
