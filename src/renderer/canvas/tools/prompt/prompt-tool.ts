import { assertNever } from '@shared/lib/assert';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { boundsBetween, clampPoint } from '@shared/geometry/extent';
import type { Geometry } from '@shared/geometry/geometry';
import { MIN_SIZE } from '@shared/geometry/kernel';
import type { ScreenPoint } from '../../editor/screen-point';
import { commitDrawing } from '../draw';
import { go, isDrag, stay } from '../step';
import { nothingShown, type Preview, type Step, type Tool, type ToolContext, type ToolPointerEvent } from '../tool';
import { madeShape } from './made-shape';
import { promptOf, type Mark, type PromptAnswer, type ShapePrompt } from './prompt';

/** What was pointed at so far, and what the model makes of it. */
interface Held {
  readonly marks: readonly Mark[];
  /** What was asked last; its answer is told by its identity. */
  readonly prompt: ShapePrompt;
  /** The newest answer there is; it may be to the prompt before. */
  readonly answer: PromptAnswer | null;
  /** What accepting makes of it. */
  readonly shape: Geometry | null;
  readonly isWaiting: boolean;
  /** It was accepted before the answer was there. */
  readonly isTaken: boolean;
}

export type PromptState =
  | { readonly name: 'idle' }
  /** The button is down, and has not moved yet. */
  | {
      readonly name: 'pointing';
      readonly origin: ImagePoint;
      readonly screen: ScreenPoint;
      readonly isInside: boolean;
      readonly held: Held | null;
    }
  /** A box is being drawn, by a drag or by its two corners. */
  | {
      readonly name: 'drawing';
      readonly origin: ImagePoint;
      readonly current: ImagePoint;
      readonly by: 'drag' | 'clicks';
      readonly held: Held | null;
    }
  | { readonly name: 'prompting'; readonly held: Held };

const idle: PromptState = { name: 'idle' };

/**
 * Outlines what is pointed at, by a model that takes points and boxes: a click says what belongs to the thing, with Shift
 * or Alt what does not, a drag where it lies. Each changes the suggestion that is shown; only accepting it makes a label.
 */
export const promptTool: Tool<PromptState> = {
  idle,
  step(state, event, context) {
    switch (event.type) {
      case 'pointer-down':
        return press(state, event, context);
      case 'pointer-move':
        return stay(moved(state, event, context));
      case 'pointer-up':
        return release(state, event, context);
      case 'prompted': {
        const held = heldOf(state);
        return held?.prompt === event.prompt ? answered(state, held, event.answer, context) : stay(state);
      }
      case 'complete':
        if (state.name === 'drawing') return withBox(state, state.current, context);
        return state.name === 'prompting' ? accept(state.held, context) : stay(state);
      case 'back':
        return back(state);
      case 'flip': {
        // What accepting makes was changed.
        const held = heldOf(state);
        return held === null ? stay(state) : stay(holding(state, withShape(held, held.answer, context)));
      }
      case 'cancel':
        return state.name === 'idle' ? go(idle, { type: 'select', ids: [] }) : stay(idle);
      case 'interrupt':
        return stay(idle);
      case 'delete':
      case 'nudge':
      case 'turn':
      case 'grow':
      case 'vertex':
      case 'resume':
      case 'answer':
        return stay(state);
      default:
        return assertNever(event);
    }
  },
  preview,
};

function press(state: PromptState, event: ToolPointerEvent, context: ToolContext): Step<PromptState> {
  const point = clampPoint(event.point, context.extent);
  if (state.name === 'drawing') return state.by === 'clicks' ? withBox(state, point, context) : stay(state);
  if (state.name === 'pointing') return stay(state);
  const { shift, alt } = event.modifiers;
  return go(
    { name: 'pointing', origin: point, screen: event.screen, isInside: !shift && !alt, held: heldOf(state) },
    { type: 'select', ids: [] },
  );
}

function moved(state: PromptState, event: ToolPointerEvent, context: ToolContext): PromptState {
  const current = clampPoint(event.point, context.extent);
  if (state.name === 'drawing') return { ...state, current };
  if (state.name !== 'pointing' || !isDrag(state.screen, event.screen)) return state;
  return { name: 'drawing', origin: state.origin, current, by: 'drag', held: state.held };
}

function release(state: PromptState, event: ToolPointerEvent, context: ToolContext): Step<PromptState> {
  if (state.name === 'drawing' && state.by === 'drag') {
    return withBox(state, clampPoint(event.point, context.extent), context);
  }
  if (state.name !== 'pointing') return stay(state);
  const { origin, isInside, held } = state;
  if (context.prompting.by === 'box' && !held?.prompt.box) {
    return stay({ name: 'drawing', origin, current: origin, by: 'clicks', held });
  }
  return ask([...(held?.marks ?? []), { type: 'point', point: origin, isInside }], held);
}

function withBox(
  { origin, held }: Extract<PromptState, { name: 'drawing' }>,
  end: ImagePoint,
  { extent }: ToolContext,
): Step<PromptState> {
  const bounds = boundsBetween(clampPoint(origin, extent), end);
  if (bounds.maxX - bounds.minX < MIN_SIZE || bounds.maxY - bounds.minY < MIN_SIZE) {
    return go(held ? { name: 'prompting', held } : idle, { type: 'notice', code: 'too-small' });
  }
  return ask([...(held?.marks ?? []), { type: 'box', box: boxFromBounds(bounds) }], held);
}

/** The suggestion before stays in sight until there is a new one. */
function ask(marks: readonly Mark[], before: Held | null): Step<PromptState> {
  const prompt = promptOf(marks);
  const { answer = null, shape = null } = before ?? {};
  const held = { marks, prompt, answer, shape, isWaiting: true, isTaken: false };
  return go({ name: 'prompting', held }, { type: 'prompt', prompt });
}

function answered(
  state: PromptState,
  held: Held,
  answer: PromptAnswer | null,
  context: ToolContext,
): Step<PromptState> {
  const next = { ...withShape(held, answer, context), isWaiting: false, isTaken: false };
  if (held.isTaken && state.name === 'prompting') return accept(next, context);
  return stay(holding(state, next));
}

function accept(held: Held, context: ToolContext): Step<PromptState> {
  if (held.isWaiting) return stay({ name: 'prompting', held: { ...held, isTaken: true } });
  const { answer, shape } = held;
  if (answer === null || shape === null)
    return go({ name: 'prompting', held }, { type: 'notice', code: 'nothing-seen' });
  const { model, score, threshold } = answer;
  return go(idle, ...commitDrawing(shape, context, { model, score, threshold }));
}

function back(state: PromptState): Step<PromptState> {
  const held = heldOf(state);
  if (state.name === 'pointing' || state.name === 'drawing') return stay(held ? { name: 'prompting', held } : idle);
  const marks = held?.marks.slice(0, -1) ?? [];
  return marks.length === 0 ? stay(idle) : ask(marks, held);
}

function withShape(held: Held, answer: PromptAnswer | null, context: ToolContext): Held {
  const shape = answer?.geometry ? madeShape(answer.geometry, context.prompting.makes, context.document) : null;
  return { ...held, answer, shape };
}

function heldOf(state: PromptState): Held | null {
  return state.name === 'idle' ? null : state.held;
}

function holding(state: PromptState, held: Held): PromptState {
  return state.name === 'idle' ? state : { ...state, held };
}

function preview(state: PromptState): Preview {
  if (state.name === 'idle') return nothingShown;
  const { held } = state;
  const drawn = state.name === 'drawing' ? boundsBetween(state.origin, state.current) : null;
  const box = held?.prompt.box;
  const points = held?.prompt.points ?? [];
  const flat = (isInside: boolean) =>
    points.flatMap((point) => (point.isInside === isInside ? [point.x, point.y] : []));
  return {
    ...nothingShown,
    draft: held?.shape ?? null,
    isSuggested: true,
    marks: flat(true),
    crosses: flat(false),
    marquee: drawn ?? (box ? { minX: box.x, minY: box.y, maxX: box.x + box.width, maxY: box.y + box.height } : null),
  };
}
