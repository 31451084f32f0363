import type { Operation } from '@shared/contract/annotate';
import type { Draft } from '@shared/changes/edit';
import { UserError } from '@shared/lib/user-error';
import type { AnnotationId, ImageId } from '@shared/model/ids';
import { annotationById } from '@main/db/queries/annotations';
import { relationById } from '@main/db/queries/relations';
import type { Store } from '@main/db/store';

/**
 * The draft of a relation that is made, named anew or taken away.
 *
 * @throws UserError `annotation.otherImage` when one of its labels belongs to another image.
 */
export function relationDraft(
  store: Store,
  image: ImageId,
  operation: Extract<Operation, { type: 'relate' | 'unrelate' }>,
): Draft {
  const { id } = operation;
  if (operation.type === 'unrelate') return { kind: 'relation', entity: id, value: null };
  const { from, to, name } = operation;
  for (const end of [from, to]) requireOn(store, image, end);
  const author = relationById(store.db, id)?.author ?? store.member;
  return { kind: 'relation', entity: id, value: { image, from, to, name, author } };
}

/** A label that is not there at all is refused by the commit. */
function requireOn(store: Store, image: ImageId, id: AnnotationId): void {
  const label = annotationById(store.db, id);
  if (label === undefined || label.image === image) return;
  throw new UserError(
    'annotation.otherImage',
    { annotation: id, image },
    `The label ${id} belongs to another image than ${image}. Nothing was written.`,
  );
}
