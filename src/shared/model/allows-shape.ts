import type { GeometryType } from '../geometry/geometry';
import type { LabelClass } from './label-class';

/** True when objects of the class may have such a shape. A class that names no shapes takes all. */
export function allowsShape({ shapes }: Pick<LabelClass, 'shapes'>, type: GeometryType): boolean {
  return shapes === undefined || shapes.length === 0 || shapes.includes(type);
}
