import { carriedAnswers } from '@shared/attributes/carried';
import { initialAnswers, settled } from '@shared/attributes/answers';
import type { AttributeDefinition, AttributeValues } from '@shared/model/attribute';
import type { ClassId } from '@shared/model/ids';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';

/** The attributes of each class, read once for an edit. */
export type Questions = (label: ClassId) => readonly AttributeDefinition[];

export function questionsOf({ db }: Store): Questions {
  let byClass: Map<ClassId, readonly AttributeDefinition[]> | undefined;
  return (label) => {
    byClass ??= new Map(listClasses(db).map(({ id, attributes }) => [id, attributes ?? []]));
    return byClass.get(label) ?? [];
  };
}

/**
 * The answers that a label has after an edit: those that came with it, or those it had, or what an object of its class
 * begins with; only such as its class asks for.
 */
export function answersAfter(
  questions: Questions,
  label: ClassId,
  given: AttributeValues | undefined,
  before: { readonly class: ClassId; readonly attributes?: AttributeValues } | undefined,
): AttributeValues {
  if (given) return settled(questions(label), given);
  if (!before) return initialAnswers(questions(label));
  if (before.class === label) return before.attributes ?? {};
  return carriedAnswers(questions(before.class), questions(label), before.attributes ?? {});
}
