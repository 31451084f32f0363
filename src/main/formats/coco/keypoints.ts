import { createHash } from 'node:crypto';
import type { JointId } from '@shared/geometry/skeleton/skeleton';
import { uuidV8FromSha256 } from '@shared/lib/uuid';
import type { SkeletonTemplateId } from '@shared/model/ids';
import { skeletonTemplateSchema, type SkeletonTemplate } from '@shared/model/skeleton-template';
import { templateOfCoco, type CocoKeypoints } from '@shared/skeleton/coco-template';

/** A template as a COCO file says it: its id and those of its joints follow from the names and edges alone. */
export interface CocoTemplate extends CocoKeypoints {
  readonly id: SkeletonTemplateId;
  readonly template: SkeletonTemplate;
  /** In the order of the file. */
  readonly joints: readonly JointId[];
}

/** @returns null for names that are empty, too long, too many or there twice: nobody could tell the joints apart. */
export function cocoTemplate(keypoints: CocoKeypoints, name: string): CocoTemplate | null {
  const parsed = skeletonTemplateSchema.safeParse(templateOfCoco(keypoints, name));
  if (!parsed.success) return null;
  const { names, edges } = keypoints;
  const text = JSON.stringify(['coco keypoints 1', names, edges]);
  const id = uuidV8FromSha256(createHash('sha256').update(text).digest('hex')) as SkeletonTemplateId;
  return { id, names, edges, template: parsed.data, joints: parsed.data.joints.map((joint) => joint.id) };
}

/** What COCO can say of a template: names in their order, and edges by number from 1. */
export function keypointsOf({ joints, edges }: SkeletonTemplate): CocoKeypoints {
  const numbers = new Map(joints.map(({ id }, index) => [id, index + 1]));
  return {
    names: joints.map(({ name }) => name),
    edges: edges.map(([from, to]) => [numbers.get(from)!, numbers.get(to)!] as const),
  };
}
