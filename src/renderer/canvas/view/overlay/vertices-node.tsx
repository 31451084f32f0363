import type { Context } from 'konva/lib/Context';
import type { Shape as KonvaShape } from 'konva/lib/Shape';
import { Circle, Shape } from 'react-konva';
import type { ImagePoint } from '@shared/geometry/coordinate';
import type { Ring } from '@shared/geometry/polygon/polygon';
import { vertexRings, type OutlinedShape } from '@shared/geometry/vertices';

/** On an edge shorter than this many CSS pixels there is no room for a mark in its middle. */
const SHORTEST_MARKED_EDGE = 36;

interface VerticesProps {
  readonly shape: OutlinedShape;
  readonly colour: string;
  /** Image pixels in one CSS pixel. */
  readonly pixel: number;
  /** The vertex that keys act on. */
  readonly selected: ImagePoint | null;
  /** What the pointer is on. */
  readonly over: ImagePoint | null;
}

/** Vertices to drag, and marks on the middle of edges that become vertices; one node each, however many there are. */
export function VerticesNode({ shape, colour, pixel, selected, over }: VerticesProps) {
  const { rings, closed } = vertexRings(shape);
  const marks = (context: Context, node: KonvaShape) => {
    context.beginPath();
    for (const ring of rings) traceMiddles(context, ring, closed, pixel);
    context.fillStrokeShape(node);
  };
  const vertices = (context: Context, node: KonvaShape) => {
    context.beginPath();
    for (const ring of rings) {
      for (let index = 0; index < ring.length; index += 2) dot(context, ring[index]!, ring[index + 1]!, 4 * pixel);
    }
    context.fillStrokeShape(node);
  };
  return (
    <>
      <Shape sceneFunc={marks} fill="#ffffffb0" stroke={colour} strokeWidth={1} strokeScaleEnabled={false} />
      <Shape sceneFunc={vertices} fill="#ffffff" stroke={colour} strokeWidth={1.5} strokeScaleEnabled={false} />
      {selected && <Dot at={selected} radius={5.5 * pixel} fill={colour} stroke="#ffffff" />}
      {over && <Dot at={over} radius={6.5 * pixel} fill="#ffffff" stroke={colour} />}
    </>
  );
}

function Dot({ at, radius, fill, stroke }: { at: ImagePoint; radius: number; fill: string; stroke: string }) {
  return (
    <Circle x={at.x} y={at.y} radius={radius} fill={fill} stroke={stroke} strokeWidth={2} strokeScaleEnabled={false} />
  );
}

function traceMiddles(context: Context, ring: Ring, closed: boolean, pixel: number): void {
  const edges = closed ? ring.length : ring.length - 2;
  for (let here = 0; here < edges; here += 2) {
    const next = (here + 2) % ring.length;
    const [ax, ay, bx, by] = [ring[here]!, ring[here + 1]!, ring[next]!, ring[next + 1]!];
    if (Math.hypot(bx - ax, by - ay) < SHORTEST_MARKED_EDGE * pixel) continue;
    dot(context, (ax + bx) / 2, (ay + by) / 2, 3 * pixel);
  }
}

function dot(context: Context, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI, false);
}
