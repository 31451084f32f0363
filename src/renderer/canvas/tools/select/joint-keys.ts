import { swapJoints } from '@shared/geometry/skeleton/joints';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import type { AnnotationId } from '@shared/model/ids';
import { go, stay } from '../step';
import type { Step, ToolContext } from '../tool';
import { commitChange } from './commit-change';
import { selectIdle, type SelectState } from './select-state';
import { editableShapes } from './targets';

type Idle = Extract<SelectState, { name: 'idle' }>;
type Result = Step<SelectState>;

const nextVisibility = { 2: 1, 1: 0, 0: 2 } as const;

/** The joint in hand, or else the one under the pointer: seen, then hidden, then not labelled, then seen again. */
export function toggleVisibility(state: Idle, context: ToolContext): Result {
  const held = state.vertex ?? (state.over.type === 'vertex' ? state.over : null);
  if (held === null || !context.selection.has(held.id)) return stay(state);
  const shape = context.document.shapes.get(held.id);
  if (shape?.kind !== 'annotation' || shape.geometry.type !== 'skeleton') return stay(state);
  const joints = shape.geometry.joints.map((joint, index) =>
    index === held.ref.index ? { ...joint, visibility: nextVisibility[joint.visibility] } : joint,
  );
  return go(state, ...commitChange('edit-vertices', new Map([[held.id, { ...shape.geometry, joints }]]), context));
}

/** What was taken for left becomes right, in every selected skeleton. */
export function swapSides(state: Idle, context: ToolContext): Result {
  const changed = new Map<AnnotationId, Skeleton>();
  for (const { id, geometry } of editableShapes(context.document, context.selection)) {
    if (geometry.type !== 'skeleton') continue;
    const pairs = context.templates.get(geometry.template)?.pairs ?? [];
    changed.set(id, inOrderOf(geometry, swapJoints(geometry, pairs)));
  }
  if (changed.size === 0) return stay(state);
  return go({ ...selectIdle, over: state.over }, ...commitChange('edit-vertices', changed, context));
}

/** Keeps the place of each joint in the list, which the hand counts by. */
function inOrderOf(before: Skeleton, after: Skeleton): Skeleton {
  const place = new Map(before.joints.map(({ id }, index) => [id, index]));
  const at = (id: string) => place.get(id) ?? before.joints.length;
  return { ...after, joints: after.joints.toSorted((one, other) => at(one.id) - at(other.id)) };
}
