import type { ImagePoint } from './coordinate';
import type { Geometry } from './geometry';
import type { Polygon, Ring } from './polygon/polygon';
import type { Polyline } from './polyline/polyline';
import type { Skeleton } from './skeleton/skeleton';
import { moveJoint } from './skeleton/joints';

/** Rows of vertices with edges between them. */
export type OutlinedShape = Polygon | Polyline;

/** The shapes that are edited vertex by vertex; the vertices of a skeleton are its joints, which have no edges of their own. */
export type VertexShape = OutlinedShape | Skeleton;

/** Names one vertex; as an edge it means the one from this vertex to the next. A line is one ring of one part. */
export interface VertexRef {
  readonly part: number;
  readonly ring: number;
  readonly index: number;
}

export function isVertexShape(geometry: Geometry): geometry is VertexShape {
  return geometry.type === 'polygon' || geometry.type === 'polyline' || geometry.type === 'skeleton';
}

/** The rows of vertices of the shape, and whether each goes back to its first vertex. */
export function vertexRings(shape: OutlinedShape): { readonly rings: readonly Ring[]; readonly closed: boolean } {
  return shape.type === 'polyline'
    ? { rings: [shape.points], closed: false }
    : { rings: shape.parts.flat(), closed: true };
}

/** The vertices of the ring that a vertex belongs to. */
export function vertexRow(shape: VertexShape, ref: VertexRef): Ring | undefined {
  if (shape.type === 'polygon') return shape.parts[ref.part]?.[ref.ring];
  if (ref.part !== 0 || ref.ring !== 0) return undefined;
  return shape.type === 'skeleton' ? jointRow(shape) : shape.points;
}

export function vertexAt(shape: VertexShape, ref: VertexRef): ImagePoint | null {
  const ring = vertexRow(shape, ref);
  if (ring === undefined || ref.index * 2 >= ring.length) return null;
  return { x: ring[ref.index * 2]!, y: ring[ref.index * 2 + 1]! };
}

function jointRow({ joints }: Skeleton): Ring {
  return joints.flatMap(({ x, y }) => [x, y]);
}

/** The vertex at the other end of the edge that starts at a vertex; null at the end of a line. */
export function nextVertex(shape: VertexShape, ref: VertexRef): ImagePoint | null {
  const ring = vertexRow(shape, ref);
  if (shape.type === 'skeleton' || ring === undefined || vertexAt(shape, ref) === null) return null;
  const next = ((ref.index + 1) * 2) % ring.length;
  return next === 0 && shape.type === 'polyline' ? null : { x: ring[next]!, y: ring[next + 1]! };
}

/** The middle of the edge that starts at a vertex; null at the end of a line. */
export function edgeMiddle(shape: VertexShape, ref: VertexRef): ImagePoint | null {
  const [start, end] = [vertexAt(shape, ref), nextVertex(shape, ref)];
  return start && end && { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

export function* vertexRefs(shape: VertexShape): Generator<VertexRef> {
  const parts = shape.type === 'polygon' ? shape.parts : [[shape.type === 'skeleton' ? jointRow(shape) : shape.points]];
  for (const [part, rings] of parts.entries()) {
    for (const [ring, values] of rings.entries()) {
      for (let index = 0; index * 2 < values.length; index++) yield { part, ring, index };
    }
  }
}

export function moveVertex(shape: VertexShape, ref: VertexRef, to: ImagePoint): VertexShape {
  if (shape.type === 'skeleton') {
    const joint = shape.joints[ref.index];
    return joint ? moveJoint(shape, joint.id, to) : shape;
  }
  return replaceRing(shape, ref, (ring) => ring.with(ref.index * 2, to.x).with(ref.index * 2 + 1, to.y));
}

/** Puts a vertex on the edge that starts at `edge`; it becomes vertex `edge.index + 1`. */
export function insertVertex(shape: VertexShape, edge: VertexRef, at: ImagePoint): VertexShape {
  return replaceRing(shape, edge, (ring) => ring.toSpliced((edge.index + 1) * 2, 0, at.x, at.y));
}

/**
 * Takes a vertex away. A hole with three vertices goes whole, a part likewise; null when nothing of the shape would be
 * left. A joint of a skeleton stays where it is, not labelled any more.
 */
export function removeVertex(shape: VertexShape, ref: VertexRef): VertexShape | null {
  const ring = vertexRow(shape, ref);
  if (ring === undefined) return shape;
  if (shape.type === 'skeleton') return withoutJoint(shape, ref.index);
  const least = shape.type === 'polygon' ? 3 : 2;
  if (ring.length > least * 2) return replaceRing(shape, ref, (values) => values.toSpliced(ref.index * 2, 2));
  return removeRing(shape, ref);
}

function withoutJoint(shape: Skeleton, at: number): Skeleton | null {
  const joints = shape.joints.map((joint, index) => (index === at ? { ...joint, visibility: 0 as const } : joint));
  return joints.some(({ visibility }) => visibility > 0) ? { ...shape, joints } : null;
}

/** Takes away the hole or the part that a vertex belongs to; null when nothing of the shape would be left. */
export function removeRing(shape: VertexShape, ref: VertexRef): VertexShape | null {
  if (shape.type !== 'polygon') return null;
  if (ref.ring > 0) {
    const part = shape.parts[ref.part]!.toSpliced(ref.ring, 1);
    return { type: 'polygon', parts: shape.parts.with(ref.part, part) };
  }
  return shape.parts.length === 1 ? null : { type: 'polygon', parts: shape.parts.toSpliced(ref.part, 1) };
}

/** The shape with one of its rings changed; a line has one. */
export function replaceRing(shape: VertexShape, ref: VertexRef, change: (ring: Ring) => Ring): VertexShape {
  if (shape.type === 'skeleton') return shape;
  if (shape.type === 'polyline') return { type: 'polyline', points: change(shape.points) };
  const parts = shape.parts.map((part, index) =>
    index === ref.part ? part.map((ring, place) => (place === ref.ring ? change(ring) : ring)) : part,
  );
  return { type: 'polygon', parts };
}
