import type { Ring } from '../polygon/polygon';
import { componentsOf } from './components';
import { columnsOf, type Spans } from './spans';

/** One outline of a set of pixels, along their edges. */
export interface Outline {
  /** Its corners; clockwise on screen around pixels, the other way around a hole. */
  readonly ring: Ring;
  readonly isHole: boolean;
  /** The part it belongs to, from 0: pixels that hang together over their edges. */
  readonly part: number;
}

const known = new WeakMap<Int32Array, readonly Outline[]>();

/** The outlines, counted from the corner `x, y` of the spans; worked out once for the same pixels, wherever they are. */
export function outlinesOf(spans: Spans): readonly Outline[] {
  const found = known.get(spans.ys);
  if (found) return found;
  const outlines = trace(spans);
  known.set(spans.ys, outlines);
  return outlines;
}

/**
 * Vertical edges between a pixel that is in and one that is not, each as long as it goes, in the order of their columns;
 * pixels lie to the right of their direction. On each row of corners the ends of edges follow each other in pairs that
 * one horizontal edge joins.
 */
interface Edges {
  readonly x: number[];
  readonly from: number[];
  readonly to: number[];
  readonly part: number[];
}

function trace(spans: Spans): Outline[] {
  const edges = edgesOf(spans, componentsOf(spans));
  const next = successors(edges);
  const seen = new Uint8Array(next.length);
  const outlines: Outline[] = [];
  for (let first = 0; first < next.length; first++) {
    if (seen[first] === 1) continue;
    const ring: number[] = [];
    for (let edge = first; seen[edge] === 0; edge = next[edge]!) {
      seen[edge] = 1;
      ring.push(edges.x[edge]!, edges.from[edge]!, edges.x[edge]!, edges.to[edge]!);
    }
    // The leftmost edge of an outline goes up, having its pixels to the right; that of a hole goes down.
    outlines.push({ ring, isHole: edges.from[first]! < edges.to[first]!, part: edges.part[first]! });
  }
  return outlines;
}

function edgesOf(spans: Spans, components: Int32Array): Edges {
  const edges: Edges = { x: [], from: [], to: [], part: [] };
  const columns = columnsOf(spans);
  for (let x = 0; x <= columns; x++) {
    // Edges with pixels on their left come first: see `successors`.
    const [left, right] = [rangeOf(spans, x - 1), rangeOf(spans, x)];
    eachBare(spans.ys, left, right, (top, bottom, at) => add(edges, x, top, bottom, components[at >> 1]!));
    eachBare(spans.ys, right, left, (top, bottom, at) => add(edges, x, bottom, top, components[at >> 1]!));
  }
  return edges;
}

function add(edges: Edges, x: number, from: number, to: number, part: number): void {
  edges.x.push(x);
  edges.from.push(from);
  edges.to.push(to);
  edges.part.push(part);
}

type Range = readonly [from: number, to: number];

function rangeOf({ starts }: Spans, column: number): Range {
  return column >= 0 && column < starts.length - 1 ? [starts[column]!, starts[column + 1]!] : [0, 0];
}

/** The pieces of the spans of one column that have no pixel beside them in the other; `at` is the index of the span. */
function eachBare(
  ys: Int32Array,
  [from, to]: Range,
  [otherFrom, otherTo]: Range,
  found: (top: number, bottom: number, at: number) => void,
): void {
  let other = otherFrom;
  for (let at = from; at < to; at += 2) {
    let top = ys[at]!;
    const bottom = ys[at + 1]!;
    while (other < otherTo && ys[other + 1]! <= top) other += 2;
    for (let beside = other; beside < otherTo && ys[beside]! < bottom; beside += 2) {
      if (ys[beside]! > top) found(top, ys[beside]!, at);
      top = Math.max(top, ys[beside + 1]!);
    }
    if (top < bottom) found(top, bottom, at);
  }
}

/**
 * The edge that follows each one. Two ends on the same corner, where pixels touch only there, are told apart by the side
 * on which their pixels are: so each of the pixels keeps its own outline.
 */
function successors({ from, to }: Edges): Int32Array {
  const count = from.length;
  let rows = 0;
  for (let edge = 0; edge < count; edge++) rows = Math.max(rows, from[edge]! + 1, to[edge]! + 1);
  const begins = new Int32Array(rows + 1);
  for (let edge = 0; edge < count; edge++) {
    begins[from[edge]! + 1]!++;
    begins[to[edge]! + 1]!++;
  }
  for (let row = 0; row < rows; row++) begins[row + 1]! += begins[row]!;
  const place = begins.slice();
  /** Edges with an end on each row, row by row, from left to right; the end is meant by `~edge`, the beginning by it. */
  const ends = new Int32Array(2 * count);
  for (let edge = 0; edge < count; edge++) {
    ends[place[from[edge]!]!++] = edge;
    ends[place[to[edge]!]!++] = ~edge;
  }
  const next = new Int32Array(count);
  for (let index = 0; index < ends.length; index += 2) {
    const [one, other] = [ends[index]!, ends[index + 1]!];
    if (one < 0) next[~one] = other;
    else next[~other] = one;
  }
  return next;
}
