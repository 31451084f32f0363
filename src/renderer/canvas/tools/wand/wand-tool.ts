import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { boundsContainPoint, imageExtent } from '@shared/geometry/extent';
import { maskOfSpans, spansOf } from '@shared/geometry/mask/codec';
import { subtract, unite } from '@shared/geometry/mask/combine';
import type { Mask } from '@shared/geometry/mask/mask';
import { polygonFromMask } from '@shared/geometry/mask/to-polygon';
import type { ScreenPoint } from '../../editor/screen-point';
import { selectedMask } from '../brush/brush-tool';
import { commitMask } from '../brush/commit-stroke';
import type { MaskShape } from '../brush/stroke';
import { commitDrawing } from '../draw';
import type { AlikeQuestion, PixelAnswer } from '../pixels/question';
import { editableShapes } from '../select/targets';
import { go, stay } from '../step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolEffect, type ToolPointerEvent } from '../tool';

interface Choice {
  readonly origin: ImagePoint;
  readonly screen: ScreenPoint;
  readonly tolerance: number;
  /** The mask that gains or loses what is chosen; null for a new one. */
  readonly target: MaskShape | null;
  readonly isErased: boolean;
  /** What is being looked for; null when all that was asked is known. */
  readonly asked: AlikeQuestion | null;
  /** What was found last; null: nothing yet. */
  readonly chosen: Mask | null;
}

export type WandState =
  | { readonly name: 'idle' }
  | (Choice & { readonly name: 'drawing' })
  /** The hand has let go, and what is still looked for will end it. */
  | (Choice & { readonly name: 'waiting' });

type Choosing = Exclude<WandState, { name: 'idle' }>;

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
        if (state.name === 'idle') return begin(event, context);
        return state.name === 'drawing' ? release(state, context) : stay(state);
      case 'pointer-move':
        return state.name === 'drawing' ? widened(state, event, context) : stay(state);
      case 'pointer-up':
      case 'complete':
        return state.name === 'drawing' ? release(state, context) : stay(state);
      case 'answer':
        return state.name === 'idle' ? stay(state) : heard(state, event.answer, context);
      case 'cancel':
        return state.name === 'idle' ? go(idle, { type: 'select', ids: [] }) : stay({ ...idle });
      case 'back':
        return stay(idle);
      case 'interrupt':
        // What was let go is work, as far as it is known.
        return state.name === 'waiting' ? go(idle, ...commitChosen(state, context)) : stay(idle);
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
      case 'prompted':
        return stay(state);
      default:
        return assertNever(event);
    }
  },
  preview: (state) => (state.name === 'idle' ? nothingShown : { ...nothingShown, draft: state.chosen }),
};

function begin(event: ToolPointerEvent, context: ToolContext): Step<WandState> {
  const { width, height } = context.document;
  if (!boundsContainPoint(imageExtent(width, height), event.point)) return stay(idle);
  const target = context.wand.makes === 'mask' ? selectedMask(context) : null;
  return ask(
    {
      name: 'drawing',
      origin: event.point,
      screen: event.screen,
      tolerance: context.wand.tolerance,
      target,
      isErased: event.modifiers.alt && target !== null,
      asked: null,
      chosen: null,
    },
    context,
  );
}

/** One question at a time: while one is under way, only the last of what is wanted is remembered. */
function ask(state: Choosing, context: ToolContext): Step<WandState> {
  const settings = { ...context.wand, tolerance: state.tolerance };
  const question: AlikeQuestion = { kind: 'alike', point: state.origin, settings };
  return go({ ...state, asked: question }, { type: 'ask', question });
}

function widened(state: Choosing, { screen }: ToolPointerEvent, context: ToolContext): Step<WandState> {
  const steps = Math.round((screen.x - state.screen.x) / DRAG_PER_STEP);
  const tolerance = Math.min(255, Math.max(0, context.wand.tolerance + steps));
  if (tolerance === state.tolerance) return stay(state);
  const wanted = { ...state, tolerance };
  return state.asked === null ? ask(wanted, context) : stay(wanted);
}

function heard(state: Choosing, answer: PixelAnswer, context: ToolContext): Step<WandState> {
  if (answer.kind !== 'alike' || answer.question !== state.asked) return stay(state);
  const known = { ...state, asked: null, chosen: answer.mask };
  if (answer.question.settings.tolerance !== state.tolerance) return ask(known, context);
  return state.name === 'waiting' ? go(idle, ...commitChosen(known, context)) : stay(known);
}

function release(state: Choosing, context: ToolContext): Step<WandState> {
  return state.asked === null ? go(idle, ...commitChosen(state, context)) : stay({ ...state, name: 'waiting' });
}

function commitChosen({ chosen, target, isErased }: Choice, context: ToolContext): ToolEffect[] {
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
