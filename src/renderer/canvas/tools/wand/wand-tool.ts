import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { maskOfSpans, spansOf } from '@shared/geometry/mask/codec';
import { subtract, unite } from '@shared/geometry/mask/combine';
import type { Mask } from '@shared/geometry/mask/mask';
import { polygonFromMask } from '@shared/geometry/mask/to-polygon';
import type { ScreenPoint } from '../../editor/screen-point';
import { selectedMask } from '../brush/brush-tool';
import { commitMask } from '../brush/commit-stroke';
import type { MaskShape } from '../brush/stroke';
import { commitDrawing } from '../draw';
import { editableShapes } from '../select/targets';
import { go, stay } from '../step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolEffect, type ToolPointerEvent } from '../tool';

export type WandState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing';
      readonly origin: ImagePoint;
      readonly screen: ScreenPoint;
      readonly tolerance: number;
      /** The mask that gains or loses what is chosen; null for a new one. */
      readonly target: MaskShape | null;
      readonly isErased: boolean;
      readonly chosen: Mask | null;
    };

type Drawing = Extract<WandState, { name: 'drawing' }>;

const idle: WandState = { name: 'idle' };

/** So many CSS pixels of dragging change the tolerance by one. */
const DRAG_PER_STEP = 3;

/** Corners of the polygon lie at most so many pixels off the edges of what was chosen. */
const POLYGON_TOLERANCE = 1;

/**
 * Chooses what looks like the pixel under the pointer; dragging to the right takes more of it, to the left less. It is
 * added to the selected mask, or with Alt taken away from it.
 */
export const wandTool: Tool<WandState> = {
  idle,
  step(state, event, context) {
    switch (event.type) {
      case 'pointer-down':
        return state.name === 'idle' ? begin(event, context) : finish(state, context);
      case 'pointer-move':
        return state.name === 'idle' ? stay(state) : stay(widened(state, event, context));
      case 'pointer-up':
      case 'complete':
        return state.name === 'idle' ? stay(state) : finish(state, context);
      case 'cancel':
        return state.name === 'idle' ? go(idle, { type: 'select', ids: [] }) : stay({ ...idle });
      case 'back':
      case 'interrupt':
        return stay(idle);
      case 'delete': {
        const shapes = state.name === 'idle' ? editableShapes(context.document, context.selection) : [];
        if (shapes.length === 0) return stay(state);
        const operations = shapes.map(({ id }) => ({ type: 'delete', id }) as const);
        return go(idle, { type: 'commit', label: 'delete', operations }, { type: 'select', ids: [] });
      }
      case 'nudge':
      case 'turn':
      case 'grow':
      case 'vertex':
      case 'resume':
      case 'flip':
        return stay(state);
      default:
        return assertNever(event);
    }
  },
  preview: (state) => (state.name === 'idle' ? nothingShown : { ...nothingShown, draft: state.chosen }),
};

function begin(event: ToolPointerEvent, context: ToolContext): Step<WandState> {
  const { tolerance, makes } = context.wand;
  const target = makes === 'mask' ? selectedMask(context) : null;
  const chosen = context.alike(event.point, context.wand);
  if (chosen === null) return stay(idle);
  return stay({
    name: 'drawing',
    origin: event.point,
    screen: event.screen,
    tolerance,
    target,
    isErased: event.modifiers.alt && target !== null,
    chosen,
  });
}

function widened(state: Drawing, { screen }: ToolPointerEvent, context: ToolContext): Drawing {
  const steps = Math.round((screen.x - state.screen.x) / DRAG_PER_STEP);
  const tolerance = Math.min(255, Math.max(0, context.wand.tolerance + steps));
  if (tolerance === state.tolerance) return state;
  return { ...state, tolerance, chosen: context.alike(state.origin, { ...context.wand, tolerance }) };
}

function finish(state: Drawing, context: ToolContext): Step<WandState> {
  return go(idle, ...commitChosen(state, context));
}

function commitChosen({ chosen, target, isErased }: Drawing, context: ToolContext): ToolEffect[] {
  if (chosen === null) return [];
  if (context.wand.makes === 'polygon') {
    const polygon = polygonFromMask(chosen, POLYGON_TOLERANCE);
    return polygon === null ? [{ type: 'notice', code: 'too-small' }] : commitDrawing(polygon, context);
  }
  if (target === null) return commitMask(null, chosen, 'paint', context);
  const change = isErased ? subtract : unite;
  const mask = maskOfSpans(change(spansOf(target.geometry), spansOf(chosen)));
  return commitMask(target, mask, isErased ? 'erase' : 'paint', context);
}
