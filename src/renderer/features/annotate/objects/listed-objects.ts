import type { ClassId } from '@shared/model/ids';
import type { EditorDocument } from '../../../canvas/editor/document';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { compareMade } from '../../../canvas/editor/stack';

/** The labels of an image, in reading order of their making; only those of one class when one is given. */
export function listedObjects(document: EditorDocument, only: ClassId | null): AnnotationShape[] {
  const listed: AnnotationShape[] = [];
  for (const shape of document.shapes.values()) {
    if (shape.kind === 'annotation' && (only === null || shape.class === only)) listed.push(shape);
  }
  return listed.sort(compareMade);
}
