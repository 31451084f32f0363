import type { ImagePoint } from '../coordinate';
import type { Polygon, Ring } from './polygon';

/** Names one vertex; as an edge it means the one from this vertex to the next of its ring. */
export interface VertexRef {
  readonly part: number;
  readonly ring: number;
  readonly index: number;
}

export function vertexAt(polygon: Polygon, ref: VertexRef): ImagePoint | null {
  const ring = polygon.parts[ref.part]?.[ref.ring];
  if (ring === undefined || ref.index * 2 >= ring.length) return null;
  return { x: ring[ref.index * 2]!, y: ring[ref.index * 2 + 1]! };
}

/** The middle of the edge that starts at a vertex. */
export function edgeMiddle(polygon: Polygon, ref: VertexRef): ImagePoint | null {
  const ring = polygon.parts[ref.part]?.[ref.ring];
  const start = vertexAt(polygon, ref);
  if (ring === undefined || start === null) return null;
  const next = ((ref.index + 1) * 2) % ring.length;
  return { x: (start.x + ring[next]!) / 2, y: (start.y + ring[next + 1]!) / 2 };
}

export function* vertexRefs(polygon: Polygon): Generator<VertexRef> {
  for (const [part, rings] of polygon.parts.entries()) {
    for (const [ring, values] of rings.entries()) {
      for (let index = 0; index * 2 < values.length; index++) yield { part, ring, index };
    }
  }
}

export function moveVertex(polygon: Polygon, ref: VertexRef, to: ImagePoint): Polygon {
  return replaceRing(polygon, ref, (ring) => ring.with(ref.index * 2, to.x).with(ref.index * 2 + 1, to.y));
}

/** Puts a vertex on the edge that starts at `edge`; it becomes vertex `edge.index + 1`. */
export function insertVertex(polygon: Polygon, edge: VertexRef, at: ImagePoint): Polygon {
  return replaceRing(polygon, edge, (ring) => ring.toSpliced((edge.index + 1) * 2, 0, at.x, at.y));
}

/**
 * Takes a vertex away. A hole with three vertices goes whole, a part likewise; null when nothing of the polygon would
 * be left.
 */
export function removeVertex(polygon: Polygon, ref: VertexRef): Polygon | null {
  const ring = polygon.parts[ref.part]?.[ref.ring];
  if (ring === undefined) return polygon;
  if (ring.length > 6) return replaceRing(polygon, ref, (values) => values.toSpliced(ref.index * 2, 2));
  if (ref.ring > 0) {
    const part = polygon.parts[ref.part]!.toSpliced(ref.ring, 1);
    return { type: 'polygon', parts: polygon.parts.with(ref.part, part) };
  }
  return polygon.parts.length === 1 ? null : { type: 'polygon', parts: polygon.parts.toSpliced(ref.part, 1) };
}

function replaceRing(polygon: Polygon, ref: VertexRef, change: (ring: Ring) => Ring): Polygon {
  const parts = polygon.parts.map((part, index) =>
    index === ref.part ? part.map((ring, place) => (place === ref.ring ? change(ring) : ring)) : part,
  );
  return { type: 'polygon', parts };
}
