import { settle } from '@shared/geometry/fit';
import type { Geometry } from '@shared/geometry/geometry';
import { problemsOf } from '@shared/geometry/operations';
import type { Operation } from '@shared/contract/annotate';
import type { AnnotationId, ClassId } from '@shared/model/ids';
import type { AnnotationShape } from '../editor/shape';
import type { Suggested } from './prompt/prompt';
import type { ToolContext, ToolEffect } from './tool';

export type Put = Extract<Operation, { type: 'put' }>;

/** A put of the geometry as the contract wants it. */
export function put(id: AnnotationId, labelClass: ClassId, geometry: Geometry): Put {
  // The contract's type is mutable because zod infers it so; nobody writes into what is sent.
  return { type: 'put', id, class: labelClass, geometry: geometry as Put['geometry'] };
}

/** A new label of the class and with the answers of another. */
export function putLike(shape: AnnotationShape, id: AnnotationId, geometry: Geometry): Put {
  return { ...put(id, shape.class, geometry), attributes: { ...shape.attributes } };
}

/** The same for a shape that a model made. */
export function putSuggested(drawn: Put, suggested: Suggested | undefined): Put {
  return suggested ? { ...drawn, suggested } : drawn;
}

/** The effects that end the drawing of a new shape. */
export function commitDrawing(drawn: Geometry, context: ToolContext, suggested?: Suggested): ToolEffect[] {
  const geometry = settle(drawn, context.extent);
  if (geometry === null || problemsOf(geometry, context.extent).length > 0) {
    return [{ type: 'notice', code: 'too-small' }];
  }
  if (context.activeClass === null) return [{ type: 'class-needed', geometry, suggested }];
  const operations = [putSuggested(put(context.newId(), context.activeClass, geometry), suggested)];
  return [{ type: 'commit', label: 'draw', operations }];
}
