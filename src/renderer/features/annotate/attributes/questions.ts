import type { ClassView } from '@shared/contract/classes';
import { asked, missingAnswers } from '@shared/attributes/answers';
import type { AttributeDefinition, AttributeId, AttributeValue } from '@shared/model/attribute';
import type { ClassId } from '@shared/model/ids';
import type { EditorDocument } from '../../../canvas/editor/document';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { compareMade } from '../../../canvas/editor/stack';

const nothing: readonly AttributeDefinition[] = [];

export function questionsOf(classes: readonly ClassView[], label: ClassId): readonly AttributeDefinition[] {
  return classes.find(({ id }) => id === label)?.attributes ?? nothing;
}

/** What is asked of at least one of the objects, in the order of the class. */
export function askedOfAny(
  definitions: readonly AttributeDefinition[],
  shapes: readonly AnnotationShape[],
): AttributeDefinition[] {
  const ids = new Set<AttributeId>();
  for (const shape of shapes) for (const { id } of asked(definitions, shape.attributes)) ids.add(id);
  return definitions.filter(({ id }) => ids.has(id));
}

/** The answer that all objects have; 'mixed' when they differ; undefined when none has any. */
export function commonAnswer(
  shapes: readonly AnnotationShape[],
  attribute: AttributeId,
): { readonly value: AttributeValue | undefined; readonly mixed: boolean } {
  const [first, ...others] = shapes.map((shape) => shape.attributes[attribute]);
  const text = JSON.stringify(first);
  const mixed = others.some((value) => JSON.stringify(value) !== text);
  return { value: mixed ? undefined : first, mixed };
}

export function missingOf(classes: readonly ClassView[], shape: AnnotationShape): AttributeDefinition[] {
  const definitions = questionsOf(classes, shape.class);
  return definitions.length === 0 ? [] : missingAnswers(definitions, shape.attributes);
}

/** The labels that lack a required answer, in the order of the list. */
export function incompleteShapes(document: EditorDocument, classes: readonly ClassView[]): AnnotationShape[] {
  const demanding = new Set(
    classes.filter(({ attributes }) => attributes?.some(({ required }) => required)).map(({ id }) => id),
  );
  if (demanding.size === 0) return [];
  const found: AnnotationShape[] = [];
  for (const shape of document.shapes.values()) {
    if (shape.kind === 'annotation' && demanding.has(shape.class) && missingOf(classes, shape).length > 0) {
      found.push(shape);
    }
  }
  return found.sort(compareMade);
}
