import type { Bounds } from '@shared/geometry/coordinate';
import { boundsTouch } from '@shared/geometry/extent';
import type { DocumentDelta } from './delta';
import type { Shape } from './shape';
import { compareStack } from './stack';

/** Cells along the longer side of the image. */
const CELLS = 64;

/** Shapes that lie in more cells than this are looked at in every search instead. */
const MOST_CELLS = 256;

/** What is wanted of more than this part of the image is taken from all shapes, which are in order already. */
const LARGE_PART = 1 / 8;

interface CellRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Finds shapes by place: a grid over the image, whose border cells reach on without end. Made in a moment however many
 * shapes there are, and kept in step with the document by its deltas.
 */
export class ShapeIndex {
  readonly #side: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: Shape[][] = [];
  readonly #wide = new Set<Shape>();
  readonly #all: Set<Shape>;
  /** In the order of their stack; null when that has to be found again. */
  #stacked: readonly Shape[] | null = null;

  /** @param size of the image, in its pixels. */
  constructor(shapes: Iterable<Shape>, size: { readonly width: number; readonly height: number }) {
    this.#side = Math.max(1, Math.max(size.width, size.height) / CELLS);
    this.#columns = Math.max(1, Math.ceil(size.width / this.#side));
    this.#rows = Math.max(1, Math.ceil(size.height / this.#side));
    for (let cell = 0; cell < this.#columns * this.#rows; cell++) this.#cells.push([]);
    this.#all = new Set(shapes);
    for (const shape of this.#all) this.#insert(shape);
  }

  /** Shapes whose bounds touch the given ones, in no particular order. */
  search(bounds: Bounds): Shape[] {
    const { left, top, right, bottom } = this.#range(bounds);
    const found = [...this.#wide].filter((shape) => boundsTouch(shape.bounds, bounds));
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        for (const shape of this.#cells[row * this.#columns + column]!) {
          // A shape that lies in several cells is told of in the first that it shares with the bounds.
          if (Math.max(left, this.#column(shape.bounds.minX)) !== column) continue;
          if (Math.max(top, this.#row(shape.bounds.minY)) !== row) continue;
          if (boundsTouch(shape.bounds, bounds)) found.push(shape);
        }
      }
    }
    return found;
  }

  /** The same, lowest first. */
  searchStacked(bounds: Bounds): Shape[] {
    const { left, top, right, bottom } = this.#range(bounds);
    const cells = (right - left + 1) * (bottom - top + 1);
    if (cells <= this.#cells.length * LARGE_PART) return this.search(bounds).sort(compareStack);
    this.#stacked ??= [...this.#all].sort(compareStack);
    return this.#stacked.filter((shape) => boundsTouch(shape.bounds, bounds));
  }

  apply(delta: DocumentDelta): void {
    for (const shape of delta.removed) this.#remove(shape);
    for (const { before } of delta.updated) this.#remove(before);
    for (const shape of delta.added) this.#add(shape);
    for (const { after } of delta.updated) this.#add(after);
    this.#stacked = null;
  }

  #add(shape: Shape): void {
    this.#all.add(shape);
    this.#insert(shape);
  }

  #insert(shape: Shape): void {
    const { left, top, right, bottom } = this.#range(shape.bounds);
    if ((right - left + 1) * (bottom - top + 1) > MOST_CELLS) {
      this.#wide.add(shape);
      return;
    }
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) this.#cells[row * this.#columns + column]!.push(shape);
    }
  }

  #remove(shape: Shape): void {
    if (!this.#all.delete(shape) || this.#wide.delete(shape)) return;
    const { left, top, right, bottom } = this.#range(shape.bounds);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const cell = this.#cells[row * this.#columns + column]!;
        const last = cell.pop()!;
        const at = cell.indexOf(shape);
        // Nothing is at a place of its own in a cell: the last one takes the place that is free now.
        if (at >= 0) cell[at] = last;
      }
    }
  }

  #range({ minX, minY, maxX, maxY }: Bounds): CellRange {
    return { left: this.#column(minX), top: this.#row(minY), right: this.#column(maxX), bottom: this.#row(maxY) };
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor(x / this.#side)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor(y / this.#side)));
  }
}
