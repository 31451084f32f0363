import type { Box } from '@shared/geometry/box/box';
import { boxFromBounds } from '@shared/geometry/box/box-kernel';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';

/** A box by its corners. */
export function corners(minX: number, minY: number, maxX: number, maxY: number): Box {
  return boxFromBounds({ minX, minY, maxX, maxY });
}

/** `a1` is the first object of annotator `a`. */
export function object(id: string, className: string, ...[minX, minY, maxX, maxY]: [number, number, number, number]) {
  const geometry = corners(minX, minY, maxX, maxY);
  return { id, annotator: id[0]!, class: className, geometry } satisfies LabelledObject;
}
