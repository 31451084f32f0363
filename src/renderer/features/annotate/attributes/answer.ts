import { answered } from '@shared/attributes/answers';
import type { AttributeDefinition, AttributeId, AttributeValue } from '@shared/model/attribute';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { sayOf } from '../session/say-of';
import type { Session } from '../session/session';

/**
 * Answers one question for every given object, in one step of undo.
 *
 * @param shapes as they were when the person began to answer; those that are gone are left out.
 * @param value undefined takes the answer back.
 */
export function answerFor(
  session: Session,
  shapes: readonly AnnotationShape[],
  definitions: readonly AttributeDefinition[],
  attribute: AttributeId,
  value: AttributeValue | undefined,
): void {
  const { document } = session.editor.store.getState();
  const operations = shapes.flatMap(({ id }) => {
    const shape = document.shapes.get(id);
    if (shape?.kind !== 'annotation') return [];
    const attributes = answered(definitions, shape.attributes, attribute, value);
    return JSON.stringify(attributes[attribute]) === JSON.stringify(shape.attributes[attribute])
      ? []
      : [sayOf(shape, { attributes })];
  });
  if (operations.length > 0) session.edit('attributes', operations);
}
