import type { JointId } from '../geometry/skeleton/skeleton';
import type { JointSide, SkeletonTemplate } from '../model/skeleton-template';
import { DEFAULT_SIGMA } from '../model/skeleton-template';
import { pairsByName, sideOfName } from './presets';

type Joint = SkeletonTemplate['joints'][number];
type Pair = readonly [JointId, JointId];

/** Layouts are kept to thousandths: short in every file. */
const STEPS = 1000;

function inUnit(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * STEPS) / STEPS;
}

/** @param id of the new joint; never that of one there was before. */
export function addJoint(
  template: SkeletonTemplate,
  id: JointId,
  name: string,
  at: { readonly x: number; readonly y: number },
): SkeletonTemplate {
  const joint: Joint = { id, name, side: sideOfName(name), x: inUnit(at.x), y: inUnit(at.y), sigma: DEFAULT_SIGMA };
  return { ...template, joints: [...template.joints, joint] };
}

export function changeJoint(
  template: SkeletonTemplate,
  id: JointId,
  change: Partial<Omit<Joint, 'id'>>,
): SkeletonTemplate {
  const joints = template.joints.map((joint) => {
    if (joint.id !== id) return joint;
    const next = { ...joint, ...change };
    return { ...next, x: inUnit(next.x), y: inUnit(next.y) };
  });
  return { ...template, joints };
}

/** A joint goes with its edges and out of its pair; labels that have it keep it. */
export function removeJoint(template: SkeletonTemplate, id: JointId): SkeletonTemplate {
  const without = (pairs: readonly Pair[]) =>
    pairs.filter((pair) => !pair.includes(id)).map(([a, b]): [string, string] => [a, b]);
  return {
    ...template,
    joints: template.joints.filter((joint) => joint.id !== id),
    edges: without(template.edges),
    pairs: without(template.pairs),
  };
}

/** Earlier or later in the order in which joints are placed and written into files. */
export function shiftJoint(template: SkeletonTemplate, id: JointId, by: 1 | -1): SkeletonTemplate {
  const from = template.joints.findIndex((joint) => joint.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= template.joints.length) return template;
  const joints = [...template.joints];
  [joints[from], joints[to]] = [joints[to]!, joints[from]!];
  return { ...template, joints };
}

/** Draws the edge between two joints, or takes it away. */
export function toggleEdge(template: SkeletonTemplate, one: JointId, other: JointId): SkeletonTemplate {
  if (one === other) return template;
  const others = template.edges.filter((edge) => !(edge.includes(one) && edge.includes(other)));
  return { ...template, edges: others.length < template.edges.length ? others : [...others, [one, other]] };
}

/** Makes two joints a pair, and frees both of the pairs that they were in; null: `one` is in none. */
export function setPair(template: SkeletonTemplate, one: JointId, other: JointId | null): SkeletonTemplate {
  const free = template.pairs.filter((pair) => !pair.includes(one) && (other === null || !pair.includes(other)));
  if (other === null || other === one) return { ...template, pairs: free };
  const rightFirst = template.joints.find(({ id }) => id === one)?.side === 'right';
  return { ...template, pairs: [...free, rightFirst ? [other, one] : [one, other]] };
}

/** Sides and pairs as the names of the joints say them. */
export function pairUpByName(template: SkeletonTemplate): SkeletonTemplate {
  const joints = template.joints.map((joint): Joint => ({ ...joint, side: sideOfName(joint.name) }));
  return { ...template, joints, pairs: pairsByName(joints) };
}

/** Brings the second of each pair to the place opposite the first, and what is in the middle into the middle. */
export function mirrorLayout(template: SkeletonTemplate): SkeletonTemplate {
  const places = new Map(template.joints.map((joint) => [joint.id, joint]));
  const opposite = new Map(template.pairs.map(([one, other]) => [other, places.get(one)]));
  const paired = new Set(template.pairs.flat());
  const joints = template.joints.map((joint) => {
    const across = opposite.get(joint.id);
    if (across) return { ...joint, x: inUnit(1 - across.x), y: across.y };
    return paired.has(joint.id) || joint.side !== ('middle' satisfies JointSide) ? joint : { ...joint, x: 0.5 };
  });
  return { ...template, joints };
}

/** A name that no joint has yet: `joint 3`. */
export function freeName(template: SkeletonTemplate, stem: string): string {
  const taken = new Set(template.joints.map(({ name }) => name.toLowerCase()));
  for (let number = template.joints.length + 1; ; number++) {
    const name = `${stem} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
