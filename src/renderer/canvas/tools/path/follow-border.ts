import { alongBorder } from '@shared/geometry/border';
import { clampPoint } from '@shared/geometry/extent';
import type { ShapeBorder, ToolContext, ToolPointerEvent } from '../tool';
import type { Drawing } from './path-state';

const ways = ['short', 'long', 'straight'] as const;

/** The border that a pointer sticks to: what is set, or with Ctrl the opposite. */
export function borderUnder(event: ToolPointerEvent, context: ToolContext, drawn?: string): ShapeBorder | null {
  if (context.sticky === event.modifiers.mod) return null;
  const border = context.borderAt(event.point);
  return border?.id === drawn ? null : border;
}

/** The drawing with its next vertex at the pointer, or on the border near it, and the way there. */
export function reaching(state: Drawing, event: ToolPointerEvent, context: ToolContext): Drawing {
  const currentOn = borderUnder(event, context, state.resumed?.id);
  const current = clampPoint(currentOn?.place.point ?? event.point, context.extent);
  return withTrail({ ...state, current, currentOn }, context);
}

export function withTrail(state: Drawing, context: ToolContext): Drawing {
  const to = state.closing ? state.firstOn : state.currentOn;
  return { ...state, trail: trailBetween(state.lastOn, to, state.way, context) };
}

/** The other way round the border, then straight across, then the first again. */
export function flipped(state: Drawing, context: ToolContext): Drawing {
  const way = ways[(ways.indexOf(state.way) + 1) % ways.length]!;
  return withTrail({ ...state, way }, context);
}

function trailBetween(
  from: ShapeBorder | null,
  to: ShapeBorder | null,
  way: Drawing['way'],
  context: ToolContext,
): readonly number[] {
  if (from === null || to === null || from.id !== to.id || way === 'straight') return [];
  const shape = context.document.shapes.get(from.id);
  return shape ? alongBorder(shape.geometry, from.place, to.place, way) : [];
}
