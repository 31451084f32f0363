import type { ImageId, MemberId } from '@shared/model/ids';
import { memberById } from '@main/db/queries/members';
import { submissionsOf } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';

/**
 * The labels that a person may see while labelling an image. An annotator sees nobody else's before submitting, so that
 * two readings are two; and where several people submitted an image, their readings lie over each other in the review
 * and not here.
 */
export function visibleLabels<Said extends { readonly author: MemberId }>(
  { db, member }: Store,
  image: ImageId,
  labels: readonly Said[],
): Said[] {
  const submitted = new Set(submissionsOf(db, image).map((submission) => submission.member));
  const isBlind = memberById(db, member)?.role === 'annotator' && !submitted.has(member);
  const others = [...submitted].filter((other) => other !== member).length;
  return labels.filter(({ author }) => author === member || (!isBlind && !(others > 1 && submitted.has(author))));
}
