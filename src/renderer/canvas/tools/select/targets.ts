import { assertNever } from '@shared/lib/assert';
import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import { boundsContainPoint, growBounds, unionBounds } from '@shared/geometry/extent';
import { frameHandlePoint, turnHandlePoint } from '@shared/geometry/frame/frame-handles';
import { isFramed } from '@shared/geometry/frame/framed';
import { edgeMiddle, isVertexShape, vertexAt, vertexRefs, type VertexShape } from '@shared/geometry/vertices';
import { handlePoint, resizeHandles } from '@shared/geometry/resize';
import { isEditable, type AnnotationShape, type ShapeId } from '../../editor/shape';
import type { EditorDocument } from '../../editor/document';
import { GRAB_DISTANCE } from '../step';
import type { ToolContext } from '../tool';
import type { FramedShape, Target } from './select-state';

/** Handles are shown for up to this many shapes; more are edited by commands. */
const MOST_RESIZED = 5_000;

/** How far from the joints of a skeleton the handles are by which it is scaled, in CSS pixels. */
const CLEAR_OF_JOINTS = 16;

/** How far from its shape the handle is by which it is turned, in CSS pixels. */
export const TURN_HANDLE_DISTANCE = 26;

interface Known {
  readonly selection: ReadonlySet<ShapeId>;
  readonly shapes: readonly AnnotationShape[];
}

/** Found last for a document: half the window asks the same of thousands of shapes whenever something changes. */
const known = new WeakMap<EditorDocument, Known>();

/** The labels among the selected that may be changed: not suggestions, and not what is locked. */
export function editableShapes(document: EditorDocument, selection: ReadonlySet<ShapeId>): readonly AnnotationShape[] {
  const before = known.get(document);
  if (before?.selection === selection) return before.shapes;
  const shapes: AnnotationShape[] = [];
  for (const id of selection) {
    const shape = document.shapes.get(id);
    if (isEditable(shape) && !document.locked.has(id)) shapes.push(shape);
  }
  known.set(document, { selection, shapes });
  return shapes;
}

/** The one selected label, when it is one and has vertices to edit. */
export function shapeWithVertices(
  shapes: readonly AnnotationShape[],
): (AnnotationShape & { geometry: VertexShape }) | null {
  const shape = shapes[0];
  if (shapes.length !== 1 || shape === undefined || !isVertexShape(shape.geometry)) return null;
  return { ...shape, geometry: shape.geometry };
}

/** The one selected label, when it is one that is turned. */
export function framedShape(shapes: readonly AnnotationShape[]): FramedShape | null {
  const shape = shapes[0];
  if (shapes.length !== 1 || shape === undefined || !isFramed(shape.geometry)) return null;
  return { id: shape.id, geometry: shape.geometry };
}

/**
 * The bounds that carry resize handles: of one box, or of several shapes together. Those of a skeleton keep clear of its
 * joints.
 *
 * @param boundsOfShape the bounds of a shape as a gesture leaves it.
 */
export function resizedBounds(
  shapes: readonly AnnotationShape[],
  pixel: number,
  boundsOfShape: (shape: AnnotationShape) => Bounds = ({ bounds }) => bounds,
): Bounds | null {
  if (shapes.length === 0 || shapes.length > MOST_RESIZED) return null;
  if (shapes.length === 1 && shapes[0]?.geometry.type === 'point') return null;
  const united = unionBounds(shapes.map(boundsOfShape));
  if (united !== null && shapes.length === 1 && shapes[0]?.geometry.type === 'skeleton')
    return growBounds(united, CLEAR_OF_JOINTS * pixel);
  return shapeWithVertices(shapes) !== null || framedShape(shapes) !== null ? null : united;
}

export function targetAt(point: ImagePoint, context: ToolContext): Target {
  const selected = editableShapes(context.document, context.selection);
  const grab = GRAB_DISTANCE * context.pixel;
  const shape = shapeWithVertices(selected);
  const framed = framedShape(selected);
  const part =
    (shape && vertexOrEdge(shape, point, grab)) ??
    (framed
      ? frameHandleAt(framed, point, context.pixel)
      : handleAt(resizedBounds(selected, context.pixel), point, grab));
  if (part !== null) return part;
  const hit = context.shapesAt(point)[0];
  return hit ? { type: 'shape', id: hit.id } : { type: 'nothing' };
}

function vertexOrEdge(
  shape: AnnotationShape & { geometry: VertexShape },
  point: ImagePoint,
  grab: number,
): Target | null {
  if (!boundsContainPoint(growBounds(shape.bounds, grab), point)) return null;
  let best: Target | null = null;
  let least = grab;
  const { id, geometry } = shape;
  for (const ref of vertexRefs(geometry)) {
    const vertex = vertexAt(geometry, ref)!;
    const distance = Math.hypot(vertex.x - point.x, vertex.y - point.y);
    if (distance <= least) [best, least] = [{ type: 'vertex', id, ref }, distance];
  }
  if (best !== null) return best;
  for (const ref of vertexRefs(geometry)) {
    const middle = edgeMiddle(geometry, ref);
    if (middle === null) continue;
    const distance = Math.hypot(middle.x - point.x, middle.y - point.y);
    if (distance <= least) [best, least] = [{ type: 'edge', id, ref, middle }, distance];
  }
  return best;
}

function handleAt(bounds: Bounds | null, point: ImagePoint, grab: number): Target | null {
  if (bounds === null || !boundsContainPoint(growBounds(bounds, grab), point)) return null;
  let best: Target | null = null;
  let least = grab;
  for (const handle of resizeHandles) {
    const at = handlePoint(bounds, handle);
    const distance = Math.hypot(at.x - point.x, at.y - point.y);
    // The first of equals wins: corners come before the sides that share their place on a tiny box.
    if (distance < least) [best, least] = [{ type: 'handle', handle, bounds }, distance];
  }
  return best;
}

function frameHandleAt(shape: FramedShape, point: ImagePoint, pixel: number): Target | null {
  const turn = turnHandlePoint(shape.geometry, TURN_HANDLE_DISTANCE * pixel);
  let best: Target | null = null;
  let least = GRAB_DISTANCE * pixel;
  for (const handle of resizeHandles) {
    const at = frameHandlePoint(shape.geometry, handle);
    const distance = Math.hypot(at.x - point.x, at.y - point.y);
    if (distance < least) [best, least] = [{ type: 'frame', handle, shape }, distance];
  }
  return Math.hypot(turn.x - point.x, turn.y - point.y) < least ? { type: 'turn', shape } : best;
}

export function sameTarget(one: Target, other: Target): boolean {
  if (one.type !== other.type) return false;
  switch (one.type) {
    case 'nothing':
      return true;
    case 'shape':
      return other.type === 'shape' && one.id === other.id;
    case 'handle':
      return other.type === 'handle' && one.handle === other.handle;
    case 'frame':
      return other.type === 'frame' && one.handle === other.handle && one.shape.id === other.shape.id;
    case 'turn':
      return other.type === 'turn' && one.shape.id === other.shape.id;
    case 'vertex':
    case 'edge': {
      if (other.type !== 'vertex' && other.type !== 'edge') return false;
      const [a, b] = [one.ref, other.ref];
      return one.id === other.id && a.part === b.part && a.ring === b.ring && a.index === b.index;
    }
    default:
      return assertNever(one);
  }
}
