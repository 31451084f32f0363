import { assertNever } from '@shared/lib/assert';
import { resizedByKeys, turnedByKeys } from '@shared/geometry/frame/frame-keys';
import type { Geometry } from '@shared/geometry/geometry';
import { insertVertex, edgeMiddle, vertexAt, vertexRefs } from '@shared/geometry/vertices';
import type { AnnotationId } from '@shared/model/ids';
import { go, stay } from '../step';
import type { Step, ToolContext, ToolEvent } from '../tool';
import { commitChange } from './commit-change';
import { swapSides, toggleVisibility } from './joint-keys';
import { moveGrips, vertexGrips, type Grip } from './grips';
import { moved } from './recompute';
import { selectIdle, type Keyed, type SelectedVertex, type SelectState } from './select-state';
import { editableShapes, shapeWithVertices } from './targets';

type Result = Step<SelectState>;
type Idle = Extract<SelectState, { name: 'idle' }>;
type Nudging = Extract<SelectState, { name: 'nudging' }>;
type KeyEvent = Extract<ToolEvent, { type: 'nudge' | 'turn' | 'grow' }>;

const nothingKeyed: Keyed = { dx: 0, dy: 0, degrees: 0, across: 0, down: 0 };

/** One more key: what the keys add up to is applied to what there was before the first of them. */
export function keyed(state: Idle | Nudging, event: KeyEvent, context: ToolContext): Result {
  const begun: Nudging =
    state.name === 'nudging'
      ? state
      : {
          name: 'nudging',
          keyed: nothingKeyed,
          vertex: state.vertex,
          grips: gripsOf(state.vertex, context),
          snapshot: editableShapes(context.document, context.selection),
          changed: new Map(),
        };
  if (begun.snapshot.length === 0) return stay(state);
  const next = { ...begun, keyed: add(begun.keyed, event) };
  return stay({ ...next, changed: recomputed(next, context) });
}

function add(sum: Keyed, event: KeyEvent): Keyed {
  switch (event.type) {
    case 'nudge':
      return { ...sum, dx: sum.dx + event.dx, dy: sum.dy + event.dy };
    case 'turn':
      return { ...sum, degrees: sum.degrees + event.degrees };
    case 'grow':
      return { ...sum, across: sum.across + event.across, down: sum.down + event.down };
    default:
      return assertNever(event);
  }
}

function gripsOf(vertex: SelectedVertex | null, context: ToolContext): readonly Grip[] {
  const shape = shapeWithVertices(editableShapes(context.document, context.selection));
  if (shape === null || vertex?.id !== shape.id || vertexAt(shape.geometry, vertex.ref) === null) return [];
  return vertexGrips(shape.id, shape.geometry, vertex.ref, context);
}

function recomputed(
  { keyed: sum, grips, snapshot }: Nudging,
  context: ToolContext,
): ReadonlyMap<AnnotationId, Geometry> {
  const { extent } = context;
  if (grips.length > 0) return moveGrips(grips, sum, extent, false);
  const grown = snapshot.map((one) => {
    const geometry = resizedByKeys(one.geometry, sum.across, sum.down, extent);
    return { ...one, geometry: turnedByKeys(geometry, sum.degrees) };
  });
  return moved(grown, sum.dx, sum.dy, extent);
}

/** The edit that ends when the keys are let go. */
export function keyedLabel({ keyed: sum, vertex }: Nudging): 'edit-vertices' | 'rotate' | 'resize' | 'move' {
  if (vertex !== null) return 'edit-vertices';
  if (sum.degrees !== 0) return 'rotate';
  return sum.across === 0 && sum.down === 0 ? 'move' : 'resize';
}

/** Takes the next vertex into the hand, or puts one in the middle of the edge after it. */
export function goToVertex(state: Idle, event: Extract<ToolEvent, { type: 'vertex' }>, context: ToolContext): Result {
  if (event.go === 'visibility') return toggleVisibility(state, context);
  if (event.go === 'swap') return swapSides(state, context);
  const shape = shapeWithVertices(editableShapes(context.document, context.selection));
  if (shape === null) return stay(state);
  const { id, geometry } = shape;
  const refs = [...vertexRefs(geometry)];
  const here = refs.findIndex(({ part, ring, index }) => {
    const ref = state.vertex?.id === id ? state.vertex.ref : null;
    return ref !== null && ref.part === part && ref.ring === ring && ref.index === index;
  });
  if (event.go !== 'insert') {
    const step = event.go === 'next' ? here + 1 : Math.max(here, 0) - 1;
    return stay({ ...state, vertex: { id, ref: refs[(step + refs.length) % refs.length]! } });
  }
  const ref = refs[here];
  const middle = ref ? edgeMiddle(geometry, ref) : null;
  if (!ref || middle === null) return stay(state);
  return go(
    { ...selectIdle, vertex: { id, ref: { ...ref, index: ref.index + 1 } } },
    ...commitChange('edit-vertices', new Map([[id, insertVertex(geometry, ref, middle)]]), context),
  );
}
