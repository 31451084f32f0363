import { assertNever } from '@shared/lib/assert';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { ImagePoint } from '@shared/geometry/coordinate';
import { boundsBetween, clampPoint } from '@shared/geometry/extent';
import type { Joint, Skeleton } from '@shared/geometry/skeleton/skeleton';
import { expectedPlace, skeletonInBounds, templateOfClass } from '@shared/skeleton/place';
import type { ScreenPoint } from '../../editor/screen-point';
import { commitDrawing } from '../draw';
import { go, isDrag, stay } from '../step';
import { nothingShown, type Step, type Tool, type ToolContext, type ToolPointerEvent } from '../tool';

export type SkeletonState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'pointing';
      readonly template: SkeletonTemplateView;
      readonly origin: ImagePoint;
      readonly screen: ScreenPoint;
      readonly hidden: boolean;
    }
  | {
      /** A box is dragged, which the layout is scaled into. */
      readonly name: 'drawing';
      readonly template: SkeletonTemplateView;
      readonly origin: ImagePoint;
      readonly current: ImagePoint;
    }
  | {
      /** One joint after the other is clicked; null: it was left out. */
      readonly name: 'placing';
      readonly template: SkeletonTemplateView;
      readonly placed: readonly (Joint | null)[];
      readonly current: ImagePoint;
    };

type Placing = Extract<SkeletonState, { name: 'placing' }>;
type Result = Step<SkeletonState>;

const idle: SkeletonState = { name: 'idle' };

/**
 * Places the skeleton of the active class: a drag scales its layout into a box; clicks put joint after joint, with Alt
 * as hidden by something. `vertex` with `next` leaves the next joint out, `back` takes the last one back, and what is
 * interrupted is finished, because its joints are work.
 */
export const skeletonTool: Tool<SkeletonState> = {
  idle,
  step(state, event, context) {
    switch (event.type) {
      case 'pointer-down':
      case 'pointer-move':
      case 'pointer-up':
        return pointed(state, event, context);
      case 'vertex':
        return state.name === 'placing' && event.go === 'next' ? placeNext(state, null, context) : stay(state);
      case 'back':
        return state.name === 'placing' ? takeBack(state) : stay(idle);
      case 'complete':
        if (state.name === 'placing') return finish(state, context);
        return state.name === 'drawing' ? drawn(state, context) : stay(idle);
      case 'interrupt':
        return state.name === 'placing' && hasJoint(state) ? finish(state, context) : stay(idle);
      case 'cancel':
        return stay(idle);
      case 'delete':
      case 'nudge':
      case 'turn':
      case 'grow':
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
    if (state.name === 'drawing') {
      return { ...nothingShown, draft: skeletonInBounds(state.template, boundsBetween(state.origin, state.current)) };
    }
    if (state.name !== 'placing') return nothingShown;
    const next = nextJoint(state);
    const { x, y } = state.current;
    const joints = state.placed.filter((joint) => joint !== null);
    const shown = next === null ? joints : [...joints, { id: next.id, x, y, visibility: 2 as const }];
    return { ...nothingShown, draft: { type: 'skeleton', template: state.template.id, joints: shown } };
  },
};

/** The joint that the next click puts; null: all have been. */
export function nextJoint({ template, placed }: Placing): SkeletonTemplateView['joints'][number] | null {
  return template.joints[placed.length] ?? null;
}

function pointed(state: SkeletonState, event: ToolPointerEvent, context: ToolContext): Result {
  const point = clampPoint(event.point, context.extent);
  switch (state.name) {
    case 'idle': {
      if (event.type !== 'pointer-down') return stay(state);
      const template = templateOfClass(context.templates.values(), context.activeClass);
      if (template === null) return go(idle, { type: 'notice', code: 'no-skeleton' });
      const hidden = event.modifiers.alt;
      return go(
        { name: 'pointing', template, origin: point, screen: event.screen, hidden },
        { type: 'select', ids: [] },
      );
    }
    case 'pointing': {
      const { template, origin, hidden } = state;
      if (event.type === 'pointer-up') {
        const placing: Placing = { name: 'placing', template, placed: [], current: origin };
        return place(placing, origin, hidden, context);
      }
      return isDrag(state.screen, event.screen)
        ? stay({ name: 'drawing', template, origin, current: point })
        : stay(state);
    }
    case 'drawing': {
      const reached = { ...state, current: point };
      return event.type === 'pointer-up' ? drawn(reached, context) : stay(reached);
    }
    case 'placing':
      return event.type === 'pointer-down'
        ? place(state, point, event.modifiers.alt, context)
        : stay({ ...state, current: point });
    default:
      return assertNever(state);
  }
}

function drawn(
  { template, origin, current }: Extract<SkeletonState, { name: 'drawing' }>,
  context: ToolContext,
): Result {
  return go(idle, ...commitDrawing(skeletonInBounds(template, boundsBetween(origin, current)), context));
}

function place(state: Placing, { x, y }: ImagePoint, hidden: boolean, context: ToolContext): Result {
  const joint = nextJoint(state);
  if (joint === null) return stay(state);
  return placeNext({ ...state, current: { x, y } }, { id: joint.id, x, y, visibility: hidden ? 1 : 2 }, context);
}

/** The last joint ends the drawing. */
function placeNext(state: Placing, joint: Joint | null, context: ToolContext): Result {
  const next = { ...state, placed: [...state.placed, joint] };
  return nextJoint(next) === null ? finish(next, context) : stay(next);
}

function takeBack(state: Placing): Result {
  const placed = state.placed.slice(0, -1);
  return placed.length === 0 ? stay(idle) : stay({ ...state, placed });
}

function hasJoint({ placed }: Placing): boolean {
  return placed.some((joint) => joint !== null);
}

/** What was left out stands where the layout has it, not labelled, so that it can be taken by the hand later. */
function finish(state: Placing, context: ToolContext): Result {
  const joints = state.placed.filter((joint) => joint !== null);
  if (joints.length === 0) return stay(idle);
  const skeleton: Skeleton = { type: 'skeleton', template: state.template.id, joints };
  const all = state.template.joints.flatMap(({ id }): Joint[] => {
    const placed = joints.find((joint) => joint.id === id);
    const expected = placed ?? expectedPlace(state.template, skeleton, id);
    if (expected === null) return [];
    return [placed ?? { id, ...clampPoint(expected, context.extent), visibility: 0 }];
  });
  return go(idle, ...commitDrawing({ ...skeleton, joints: all }, context));
}
