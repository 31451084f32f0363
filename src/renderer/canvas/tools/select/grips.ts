import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import { clampMove } from '@shared/geometry/fit';
import type { Geometry } from '@shared/geometry/geometry';
import { ringBounds } from '@shared/geometry/polygon/ring';
import {
  edgeMiddle,
  insertVertex,
  isVertexShape,
  moveVertex,
  nextVertex,
  vertexAt,
  vertexRefs,
  type VertexRef,
  type VertexShape,
} from '@shared/geometry/vertices';
import type { AnnotationId } from '@shared/model/ids';
import { isEditable } from '../../editor/shape';
import type { ToolContext } from '../tool';

/** Vertices of one shape that are moved together. */
export interface Grip {
  readonly id: AnnotationId;
  /** The shape as it was taken, with a vertex more when an edge was. */
  readonly snapshot: VertexShape;
  readonly refs: readonly VertexRef[];
}

/** Stored coordinates are hundredths of a pixel: closer than this they are the same place. */
const SAME_PLACE = 0.011;

/** A vertex, with those of other labels at the same place when borders move together. */
export function vertexGrips(id: AnnotationId, shape: VertexShape, ref: VertexRef, context: ToolContext): Grip[] {
  const own = { id, snapshot: shape, refs: [ref] };
  const at = vertexAt(shape, ref);
  // Joints lie where they are seen, not where a border is.
  if (at === null || !context.sharing || shape.type === 'skeleton') return [own];
  const shared = neighbours(id, at, context).map((other) => ({ ...other, refs: refsAt(other.snapshot, at) }));
  return [own, ...shared.filter(({ refs }) => refs.length > 0)];
}

/** A new vertex in the middle of an edge, in every label that has the very edge. */
export function insertedGrips(id: AnnotationId, shape: VertexShape, edge: VertexRef, context: ToolContext): Grip[] {
  const middle = edgeMiddle(shape, edge);
  const own = inserted(id, shape, edge, middle);
  const [from, to] = [vertexAt(shape, edge), nextVertex(shape, edge)];
  if (from === null || to === null || !context.sharing) return [own];
  const shared = neighbours(id, from, context).flatMap(({ id: other, snapshot }) => {
    const same = [...vertexRefs(snapshot)].find((ref) => isEdge(snapshot, ref, from, to));
    return same ? [inserted(other, snapshot, same, middle)] : [];
  });
  return [own, ...shared];
}

/** Both ends of an edge, with what shares them. */
export function edgeGrips(id: AnnotationId, shape: VertexShape, edge: VertexRef, context: ToolContext): Grip[] {
  const ends = [...vertexRefs(shape)].filter((ref) => {
    const at = vertexAt(shape, ref)!;
    return (
      ref.part === edge.part &&
      ref.ring === edge.ring &&
      (ref.index === edge.index || isAt(at, nextVertex(shape, edge)))
    );
  });
  const own = { id, snapshot: shape, refs: ends };
  const shared = new Map<AnnotationId, Grip>();
  for (const ref of ends) {
    for (const grip of vertexGrips(id, shape, ref, context).slice(1)) {
      const known = shared.get(grip.id)?.refs ?? [];
      shared.set(grip.id, { ...grip, refs: [...known, ...grip.refs] });
    }
  }
  return [own, ...shared.values()];
}

/** The shapes with all grips moved alike; the first grip's no farther than the extent. `alone` leaves the others. */
export function moveGrips(
  grips: readonly Grip[],
  move: { readonly dx: number; readonly dy: number },
  extent: Bounds,
  alone: boolean,
): ReadonlyMap<AnnotationId, Geometry> {
  const [own] = grips;
  if (own === undefined) return new Map();
  const points = own.refs.flatMap((ref) => vertexAt(own.snapshot, ref) ?? []);
  const { dx, dy } = clampMove(ringBounds(points.flatMap(({ x, y }) => [x, y])), extent, move.dx, move.dy);
  return new Map(
    (alone ? [own] : grips).map(({ id, snapshot, refs }) => [
      id,
      refs.reduce((shape, ref) => {
        const at = vertexAt(snapshot, ref)!;
        return moveVertex(shape, ref, { x: at.x + dx, y: at.y + dy });
      }, snapshot),
    ]),
  );
}

function inserted(id: AnnotationId, shape: VertexShape, edge: VertexRef, middle: ImagePoint | null): Grip {
  if (middle === null) return { id, snapshot: shape, refs: [edge] };
  return { id, snapshot: insertVertex(shape, edge, middle), refs: [{ ...edge, index: edge.index + 1 }] };
}

function neighbours(id: AnnotationId, at: ImagePoint, context: ToolContext) {
  const spot = { minX: at.x - SAME_PLACE, minY: at.y - SAME_PLACE, maxX: at.x + SAME_PLACE, maxY: at.y + SAME_PLACE };
  return context.shapesIn(spot).flatMap((shape) => {
    if (shape.id === id || !isEditable(shape) || !isVertexShape(shape.geometry)) return [];
    if (shape.geometry.type === 'skeleton') return [];
    return [{ id: shape.id, snapshot: shape.geometry }];
  });
}

function refsAt(shape: VertexShape, at: ImagePoint): VertexRef[] {
  return [...vertexRefs(shape)].filter((ref) => isAt(vertexAt(shape, ref)!, at));
}

function isEdge(shape: VertexShape, ref: VertexRef, from: ImagePoint, to: ImagePoint): boolean {
  const [start, end] = [vertexAt(shape, ref), nextVertex(shape, ref)];
  if (start === null || end === null) return false;
  return (isAt(start, from) && isAt(end, to)) || (isAt(start, to) && isAt(end, from));
}

function isAt(one: ImagePoint, other: ImagePoint | null): boolean {
  return other !== null && Math.abs(one.x - other.x) <= SAME_PLACE && Math.abs(one.y - other.y) <= SAME_PLACE;
}
