import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import { unionBounds } from '@shared/geometry/extent';
import { clampMove } from '@shared/geometry/fit';
import { resizeFrame, turnedTo } from '@shared/geometry/frame/frame-handles';
import { inNewFrame } from '@shared/geometry/frame/framed';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf, scale, translate } from '@shared/geometry/operations';
import { resizeByHandle } from '@shared/geometry/resize';
import type { AnnotationId } from '@shared/model/ids';
import type { AnnotationShape } from '../../editor/shape';
import { moveGrips } from './grips';
import type { SelectState } from './select-state';

type State<Name extends SelectState['name']> = Extract<SelectState, { name: Name }>;

/** All shapes of the snapshot moved alike, no farther than one of them can go. */
export function moved(
  snapshot: readonly Pick<AnnotationShape, 'id' | 'geometry'>[],
  dx: number,
  dy: number,
  extent: Bounds,
): ReadonlyMap<AnnotationId, Geometry> {
  const bounds = unionBounds(snapshot.map((shape) => boundsOf(shape.geometry)));
  if (bounds === null) return new Map();
  const move = clampMove(bounds, extent, dx, dy);
  return new Map(snapshot.map((shape) => [shape.id, translate(shape.geometry, move.dx, move.dy)]));
}

export function translated(state: State<'translating'>, point: ImagePoint, extent: Bounds): State<'translating'> {
  const [dx, dy] = [point.x - state.origin.x, point.y - state.origin.y];
  return { ...state, changed: moved(state.snapshot, dx, dy, extent) };
}

export function resized(
  state: State<'resizing'>,
  point: ImagePoint,
  extent: Bounds,
  keepRatio: boolean,
): State<'resizing'> {
  const scaling = resizeByHandle(state.bounds, state.handle, point, extent, keepRatio);
  return { ...state, changed: new Map(state.snapshot.map((shape) => [shape.id, scale(shape.geometry, scaling)])) };
}

export function reshaped(
  state: State<'reshaping'>,
  point: ImagePoint,
  extent: Bounds,
  keepRatio: boolean,
): State<'reshaping'> {
  const { id, geometry } = state.snapshot;
  const frame = resizeFrame(geometry, state.handle, point, extent, keepRatio);
  return { ...state, changed: new Map([[id, inNewFrame(geometry, frame)]]) };
}

export function turned(state: State<'turning'>, point: ImagePoint, snapped: boolean): State<'turning'> {
  const { id, geometry } = state.snapshot;
  const angle = turnedTo(geometry, point, snapped);
  return { ...state, changed: new Map([[id, inNewFrame(geometry, { ...geometry, angle })]]) };
}

export function verticesMoved(
  state: State<'editing'>,
  point: ImagePoint,
  extent: Bounds,
  alone: boolean,
): State<'editing'> {
  const [dx, dy] = [point.x - state.origin.x, point.y - state.origin.y];
  return { ...state, changed: moveGrips(state.grips, { dx, dy }, extent, alone) };
}
