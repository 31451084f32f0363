import type { ImagePoint } from '@shared/geometry/coordinate';
import { simplifyLine } from '@shared/geometry/polygon/simplify';
import type { Pixels } from '../pixels/pixels';
import { BucketQueue } from './bucket-queue';
import { findEdges, type Edges } from './edges';

/** What weak edges, corners off a ridge, and turns away from the direction of the edge cost; together a step of one. */
const STRENGTH_COST = 0.43;
const RIDGE_COST = 0.27;
const TURN_COST = 0.3;

/** Whole units of cost in a step of one pixel, and more than any step costs. */
const UNITS = 200;
const SPAN = 512;

/** What every step costs besides, so that of two good ways the shorter is taken. */
const LENGTH_COST = 0.04;

/** Vertices are left out that lie less than this off the way, in pixels of the picture. */
const TOLERANCE = 0.7;

const steps = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/**
 * Leads along the edges of a picture from one point to any other: the cheapest way over the corners between pixels, where
 * a step along a strong edge costs little (Mortensen and Barrett, Intelligent scissors for image composition, SIGGRAPH
 * 1995; the zero crossings of their Laplacian are ridges of the gradient here). The search is Dijkstra's and goes on only
 * as far as it was asked to, so that the way to the next point comes at once.
 */
export class LiveWire {
  readonly #edges: Edges;
  #start = -1;
  #costs = new Int32Array(0);
  /** The step by which each corner was reached; -1: not. */
  #reachedBy = new Int8Array(0);
  #settled = new Uint8Array(0);
  #queue = new BucketQueue(0, SPAN);

  constructor(private readonly pixels: Pixels) {
    this.#edges = findEdges(pixels);
  }

  /** The vertices between two points of the image and without them, as `[x0, y0, ...]`; both lie on the pixels. */
  trace(from: ImagePoint, to: ImagePoint): readonly number[] {
    const start = this.#cornerAt(from);
    const end = this.#cornerAt(to);
    if (start !== this.#start) this.#begin(start);
    this.#searchTo(end);
    const line = simplifyLine(this.#wayTo(end), TOLERANCE).slice(2, -2);
    return line.map((value, index) => (index % 2 === 0 ? this.#toImageX(value) : this.#toImageY(value)));
  }

  #begin(start: number): void {
    const count = this.#edges.strength.length;
    this.#start = start;
    this.#costs = new Int32Array(count).fill(0x7fffffff);
    this.#reachedBy = new Int8Array(count).fill(-1);
    this.#settled = new Uint8Array(count);
    this.#queue = new BucketQueue(count, SPAN);
    this.#costs[start] = 0;
    this.#queue.put(start, 0);
  }

  #searchTo(end: number): void {
    const { columns, rows } = this.#edges;
    while (this.#settled[end] === 0 && !this.#queue.isEmpty) {
      const here = this.#queue.take();
      this.#settled[here] = 1;
      const [x, y] = [here % columns, Math.floor(here / columns)];
      for (let step = 0; step < steps.length; step++) {
        const [dx, dy] = steps[step]!;
        if (x + dx < 0 || y + dy < 0 || x + dx >= columns || y + dy >= rows) continue;
        const there = here + dx + dy * columns;
        if (this.#settled[there] === 1) continue;
        const cost = this.#costs[here]! + this.#costOf(here, there, dx, dy);
        if (cost >= this.#costs[there]!) continue;
        this.#costs[there] = cost;
        this.#reachedBy[there] = step;
        this.#queue.put(there, cost);
      }
    }
  }

  #costOf(here: number, there: number, dx: number, dy: number): number {
    const { strength, acrossX, acrossY, isRidge } = this.#edges;
    const length = dx !== 0 && dy !== 0 ? Math.SQRT2 : 1;
    // How far the step leads across the edge at both of its ends, 0 to 1; where there is no edge, all are alike bad.
    const turn = (at: number) => (strength[at] === 0 ? 1 : Math.abs(acrossX[at]! * dx + acrossY[at]! * dy) / length);
    const step =
      STRENGTH_COST * (1 - strength[there]!) +
      (isRidge[there] === 1 ? 0 : RIDGE_COST) +
      (TURN_COST * (turn(here) + turn(there))) / 2 +
      LENGTH_COST;
    return Math.max(1, Math.round(UNITS * length * step));
  }

  /** Corners from the start to the end, both among them, as `[x0, y0, ...]`. */
  #wayTo(end: number): readonly number[] {
    const { columns } = this.#edges;
    const way: number[] = [];
    for (let at = end; ;) {
      way.push(Math.floor(at / columns), at % columns);
      const step = this.#reachedBy[at]!;
      if (at === this.#start || step < 0) break;
      const [dx, dy] = steps[step]!;
      at -= dx + dy * columns;
    }
    // Both coordinates were put in the other order, so that turning all round gives points from the start on.
    return way.reverse();
  }

  #cornerAt({ x, y }: ImagePoint): number {
    const { place, width, height } = this.pixels;
    const column = Math.round(((x - place.minX) * width) / (place.maxX - place.minX));
    const row = Math.round(((y - place.minY) * height) / (place.maxY - place.minY));
    return Math.min(height, Math.max(0, row)) * this.#edges.columns + Math.min(width, Math.max(0, column));
  }

  #toImageX(column: number): number {
    const { place, width } = this.pixels;
    return place.minX + (column * (place.maxX - place.minX)) / width;
  }

  #toImageY(row: number): number {
    const { place, height } = this.pixels;
    return place.minY + (row * (place.maxY - place.minY)) / height;
  }
}
