import type { Skeleton, Visibility } from '@shared/geometry/skeleton/skeleton';
import { DEFAULT_SIGMA, type SkeletonTemplate } from '@shared/model/skeleton-template';
import type { SkeletonTemplateId } from '@shared/model/ids';
import { seenFrom } from './decode/joints';
import type { DetectedJoint, Detection } from './detection';

type TemplateJoint = SkeletonTemplate['joints'][number];

interface KnownTemplate extends SkeletonTemplate {
  readonly id: SkeletonTemplateId;
}

/** COCO's measure of how far apart people place each joint (cocodataset.org, keypoint evaluation), in its order. */
const cocoSigmas: readonly number[] = [
  0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087, 0.089, 0.089,
];

const bones: readonly (readonly [string, string])[] = [
  ['left_ankle', 'left_knee'],
  ['left_knee', 'left_hip'],
  ['right_ankle', 'right_knee'],
  ['right_knee', 'right_hip'],
  ['left_hip', 'right_hip'],
  ['left_shoulder', 'left_hip'],
  ['right_shoulder', 'right_hip'],
  ['left_shoulder', 'right_shoulder'],
  ['left_shoulder', 'left_elbow'],
  ['right_shoulder', 'right_elbow'],
  ['left_elbow', 'left_wrist'],
  ['right_elbow', 'right_wrist'],
  ['left_eye', 'right_eye'],
  ['nose', 'left_eye'],
  ['nose', 'right_eye'],
  ['left_eye', 'left_ear'],
  ['right_eye', 'right_ear'],
];

/** The template that has every joint of a pose under its name, however it is written; undefined when none has. */
export function templateFor<T extends SkeletonTemplate>(
  templates: readonly T[],
  joints: readonly Pick<DetectedJoint, 'name'>[],
): T | undefined {
  return templates.find((template) => {
    const names = new Set(template.joints.map(({ name }) => plain(name)));
    return joints.every(({ name }) => names.has(plain(name)));
  });
}

/** A template for poses of a model, laid out as the first of them stands. */
export function templateOf(
  name: string,
  { joints, box }: Detection & { joints: readonly DetectedJoint[] },
): SkeletonTemplate {
  const ids = new Set(joints.map((joint) => idOf(joint.name)));
  const isCoco = joints.length === cocoSigmas.length;
  const share = (value: number, start: number, size: number) => Math.min(Math.max((value - start) / size, 0), 1);
  const both = ([one, other]: readonly [string, string]) => ids.has(one) && ids.has(other);
  return {
    name,
    classes: [],
    joints: joints.map((joint, index): TemplateJoint => ({
      id: idOf(joint.name),
      name: joint.name.replaceAll('_', ' '),
      side: sideOf(joint.name),
      x: share(joint.x, box.x, box.width),
      y: share(joint.y, box.y, box.height),
      sigma: (isCoco ? cocoSigmas[index] : undefined) ?? DEFAULT_SIGMA,
    })),
    edges: bones.filter(both).map(([one, other]) => [one, other]),
    pairs: [...ids]
      .map((id) => [id, id.replace(/^left/, 'right')] as const)
      .filter(([left, right]) => left !== right && ids.has(right))
      .map(([left, right]) => [left, right]),
  };
}

/** A pose in the joints of a template; those that are hardly seen are not labelled. */
export function skeletonOf({ id, joints: known }: KnownTemplate, joints: readonly DetectedJoint[]): Skeleton {
  const byName = new Map(joints.map((joint) => [plain(joint.name), joint]));
  return {
    type: 'skeleton',
    template: id,
    joints: known.flatMap((joint) => {
      const found = byName.get(plain(joint.name));
      const visibility: Visibility = found && found.score >= seenFrom ? 2 : 0;
      return found ? [{ id: joint.id, x: found.x, y: found.y, visibility }] : [];
    }),
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
}

function idOf(name: string): string {
  return (
    name
      .replaceAll(/[^A-Za-z0-9_.-]+/g, '_')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 64) || 'joint'
  );
}

function sideOf(name: string): TemplateJoint['side'] {
  if (/^left/i.test(name)) return 'left';
  return /^right/i.test(name) ? 'right' : 'middle';
}
