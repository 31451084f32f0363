import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import type { AnnotationId } from '@shared/model/ids';
import type { ScreenPoint } from '../../editor/screen-point';
import { centreOf, relationLine } from '../../editor/relations';
import { go, isDrag, isForOthers, stay } from '../step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from '../tool';
import { relateAll } from './relate';

export type RelateState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing';
      readonly from: AnnotationId;
      readonly screen: ScreenPoint;
      /** The object under the pointer, unless it is the one that the relation comes from. */
      readonly to: AnnotationId | null;
      /** The arrow so far, as `[x0, y0, x1, y1]`. */
      readonly line: readonly number[];
      /** The button is down since the first object. */
      readonly held: boolean;
    };

type Drawing = Extract<RelateState, { name: 'drawing' }>;

const idle: RelateState = { name: 'idle' };

/** Relates one object to another: by a drag from the one to the other, or by a click on each. */
export const relateTool: Tool<RelateState> = {
  idle,
  step(state, event, context) {
    if (isForOthers(event)) return stay(state);
    switch (event.type) {
      case 'pointer-down':
        return state.name === 'idle' ? begin(event, context) : stay(followed(state, event.point, context));
      case 'pointer-move':
        return state.name === 'idle' ? hover(event, context) : stay(followed(state, event.point, context));
      case 'pointer-up':
        return state.name === 'idle' ? stay(state) : release(state, event, context);
      case 'complete':
        return state.name === 'drawing' && state.to !== null ? finish(state, context) : stay(state);
      case 'back':
      case 'cancel':
      case 'interrupt':
        return stay(idle);
      default:
        return assertNever(event);
    }
  },
  preview(state) {
    if (state.name === 'idle') return nothingShown;
    return { ...nothingShown, draft: { type: 'polyline', points: [...state.line] } };
  },
};

function begin(event: ToolPointerEvent, context: ToolContext): Step<RelateState> {
  const from = labelAt(event.point, context);
  if (from === null) return go(idle, { type: 'select', ids: [] });
  const begun: Drawing = { name: 'drawing', from, screen: event.screen, to: null, line: [], held: true };
  return go(followed(begun, event.point, context), { type: 'select', ids: [from] });
}

function hover(event: ToolPointerEvent, context: ToolContext): Step<RelateState> {
  return go(idle, { type: 'hover', id: labelAt(event.point, context) });
}

function followed(state: Drawing, point: ImagePoint, context: ToolContext): Drawing {
  const from = context.document.shapes.get(state.from);
  const under = labelAt(point, context);
  const to = under === state.from ? null : under;
  const target = to === null ? undefined : context.document.shapes.get(to);
  if (from === undefined) return state;
  const centre = centreOf(from.bounds);
  const line = target ? relationLine(from.bounds, target.bounds) : [centre.x, centre.y, point.x, point.y];
  return { ...state, to, line };
}

/** A press that does not move is the first of two clicks. */
function release(state: Drawing, event: ToolPointerEvent, context: ToolContext): Step<RelateState> {
  const now = followed(state, event.point, context);
  if (now.to !== null) return finish(now, context);
  if (state.held && !isDrag(state.screen, event.screen)) return stay({ ...now, held: false });
  return go(idle, { type: 'notice', code: 'no-target' });
}

function finish({ from, to }: Drawing, context: ToolContext): Step<RelateState> {
  return go(idle, ...relateAll([{ from, to: to! }], context));
}

function labelAt(point: ImagePoint, context: ToolContext): AnnotationId | null {
  const shape = context.shapesAt(point).find(({ kind }) => kind === 'annotation');
  return shape?.kind === 'annotation' ? shape.id : null;
}
