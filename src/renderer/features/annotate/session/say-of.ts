import type { Operation } from '@shared/contract/annotate';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { put } from '../../../canvas/tools/draw';

type Said = Pick<Extract<Operation, { type: 'put' }>, 'attributes' | 'transcription'>;

/** The operation that leaves a label where it is and says something else of it. */
export function sayOf(shape: AnnotationShape, said: Said): Operation {
  return { ...put(shape.id, shape.class, shape.geometry), ...said };
}
