import RBush from 'rbush';
import type { Bounds } from '@shared/geometry/coordinate';
import type { DocumentDelta } from './delta';
import type { Shape } from './shape';

class ShapeTree extends RBush<Shape> {
  override toBBox(shape: Shape): Bounds {
    return shape.bounds;
  }
  override compareMinX(one: Shape, other: Shape): number {
    return one.bounds.minX - other.bounds.minX;
  }
  override compareMinY(one: Shape, other: Shape): number {
    return one.bounds.minY - other.bounds.minY;
  }
}

/** Finds shapes by place. Kept in step with the document by its deltas. */
export class ShapeIndex {
  readonly #tree = new ShapeTree();

  constructor(shapes: Iterable<Shape>) {
    this.#tree.load([...shapes]);
  }

  /** Shapes whose bounds touch the given ones, in no particular order. */
  search(bounds: Bounds): Shape[] {
    return this.#tree.search(bounds);
  }

  apply(delta: DocumentDelta): void {
    for (const shape of delta.removed) this.#tree.remove(shape);
    for (const { before } of delta.updated) this.#tree.remove(before);
    this.#tree.load([...delta.added, ...delta.updated.map(({ after }) => after)]);
  }
}
