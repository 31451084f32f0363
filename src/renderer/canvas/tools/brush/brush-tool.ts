import { assertNever } from '@shared/lib/assert';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { editableShapes } from '../select/targets';
import { go, stay } from '../step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from '../tool';
import { commitStroke } from './commit-stroke';
import { beginStroke, isMaskShape, strokeTo, type MaskShape, type Stroke } from './stroke';

export type BrushState =
  | {
      readonly name: 'idle';
      /** Where the last stroke ended: Shift draws a straight line from there. */
      readonly last: ImagePoint | null;
    }
  | { readonly name: 'drawing'; readonly stroke: Stroke; readonly last: ImagePoint };

const idle: BrushState = { name: 'idle', last: null };

/** Paints on the selected mask, or a new one. Alt takes away instead; Shift draws straight. */
export const brushTool = paintingTool(false);

/** Takes pixels away from the selected mask, or the one under the pointer. Alt paints instead; Shift draws straight. */
export const eraserTool = paintingTool(true);

function paintingTool(erases: boolean): Tool<BrushState> {
  return {
    idle,
    step(state, event, context) {
      switch (event.type) {
        case 'pointer-down':
          return state.name === 'idle' ? begin(state.last, event, erases, context) : finish(state, context);
        case 'pointer-move':
          return state.name === 'idle' ? stay(state) : stay(ledTo(state, event, context));
        case 'pointer-up':
          return state.name === 'idle' ? stay(state) : finish(ledTo(state, event, context), context);
        case 'complete':
        case 'interrupt':
          // What is painted is work.
          return state.name === 'idle' ? stay(state) : finish(state, context);
        case 'cancel':
          // At rest it lets go of the mask, so that the next stroke begins another.
          return state.name === 'idle' ? go(idle, { type: 'select', ids: [] }) : stay({ ...idle });
        case 'back':
          return state.name === 'idle' ? stay(state) : stay({ ...idle });
        case 'delete':
          return state.name === 'idle' ? deleteSelected(state, context) : stay(state);
        case 'nudge':
        case 'turn':
        case 'grow':
        case 'vertex':
        case 'resume':
        case 'flip':
        case 'answer':
        case 'prompted':
          return stay(state);
        default:
          return assertNever(event);
      }
    },
    preview(state) {
      return state.name === 'idle' ? nothingShown : { ...nothingShown, stroke: state.stroke };
    },
  };
}

type Drawing = Extract<BrushState, { name: 'drawing' }>;

function begin(
  last: ImagePoint | null,
  event: ToolPointerEvent,
  erases: boolean,
  context: ToolContext,
): Step<BrushState> {
  const { shift, alt } = event.modifiers;
  const isErased = erases !== alt;
  const selected = selectedMask(context);
  const target = selected ?? (isErased ? maskUnder(event.point, context) : null);
  if (isErased && target === null) return go(idle, { type: 'notice', code: 'nothing-selected' });
  const from = shift && last !== null ? last : event.point;
  const stroke = strokeTo(beginStroke(target, isErased, from), event.point, false, context.brush, context.extent);
  return go(
    { name: 'drawing', stroke, last: event.point },
    { type: 'select', ids: target === null ? [] : [target.id] },
  );
}

/** The mask that is painted on: the one that is selected alone. */
export function selectedMask({ document, selection }: Pick<ToolContext, 'document' | 'selection'>): MaskShape | null {
  const shapes = editableShapes(document, selection);
  const shape = shapes[0];
  return shapes.length === 1 && shape !== undefined && isMaskShape(shape) ? shape : null;
}

function maskUnder(point: ImagePoint, context: ToolContext): MaskShape | null {
  for (const shape of context.shapesAt(point)) if (shape.kind === 'annotation' && isMaskShape(shape)) return shape;
  return null;
}

function ledTo(state: Drawing, event: ToolPointerEvent, context: ToolContext): Drawing {
  const { point, modifiers } = event;
  if (point.x === state.last.x && point.y === state.last.y) return state;
  const stroke = strokeTo(state.stroke, point, modifiers.shift, context.brush, context.extent);
  return { name: 'drawing', stroke, last: point };
}

function finish({ stroke, last }: Drawing, context: ToolContext): Step<BrushState> {
  return go({ name: 'idle', last }, ...commitStroke(stroke, context));
}

function deleteSelected(state: BrushState, context: ToolContext): Step<BrushState> {
  const operations = editableShapes(context.document, context.selection).map(
    ({ id }) => ({ type: 'delete', id }) as const,
  );
  if (operations.length === 0) return stay(state);
  return go(idle, { type: 'commit', label: 'delete', operations }, { type: 'select', ids: [] });
}
