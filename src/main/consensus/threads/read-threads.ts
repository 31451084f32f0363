import type { Speaker, ThreadView } from '@shared/contract/threads';
import { letterAt, lettered } from '@shared/review/letters';
import type { ImageId, MemberId } from '@shared/model/ids';
import { annotationById } from '@main/db/queries/annotations';
import { memberById } from '@main/db/queries/members';
import { submissionsOf } from '@main/db/queries/submissions';
import { commentsOf, threadsOf, type StoredThread } from '@main/db/queries/threads';
import type { Store } from '@main/db/store';
import { readImage } from '../readings';
import { roleHere } from '../rights';

/**
 * What this person may read of what is said about an image.
 *
 * @param letters who labelled the image goes by letter, so that no name decides.
 */
export function readThreads(store: Store, image: ImageId, letters: boolean): ThreadView[] {
  const { db } = store;
  const speaker = letters ? byLetter(store, image) : byName(store);
  const mayRead = readable(store, image);
  const reviews = roleHere(store) !== 'annotator';
  return threadsOf(db, image)
    .filter(mayRead)
    .map(({ by, annotation, ...thread }) => ({
      ...thread,
      annotation: annotation && annotationById(db, annotation) ? annotation : null,
      by: speaker(by),
      yours: reviews || by === store.member,
      comments: commentsOf(db, thread.id).map(({ id, author, at, text }) => ({ id, by: speaker(author), at, text })),
    }));
}

/** An annotator who has not submitted reads what reviewers and leads say, and nothing about another's label. */
function readable(store: Store, image: ImageId): (thread: StoredThread) => boolean {
  const { db, member } = store;
  if (roleHere(store) !== 'annotator') return () => true;
  if (submissionsOf(db, image).some((submission) => submission.member === member)) return () => true;
  return ({ by, annotation }) => {
    if (by === member) return true;
    const label = annotation && annotationById(db, annotation);
    if (annotation && label?.author !== member) return false;
    return (memberById(db, by)?.role ?? 'annotator') !== 'annotator';
  };
}

function byName({ db, member }: Store): (id: MemberId) => Speaker {
  return (id) => ({ name: memberById(db, id)?.name ?? '', letter: null, you: id === member });
}

function byLetter(store: Store, image: ImageId): (id: MemberId) => Speaker {
  const order = lettered(image, readImage(store, image).submitted);
  const named = byName(store);
  return (id) => {
    const place = order.indexOf(id);
    return place < 0 || id === store.member ? named(id) : { name: null, letter: letterAt(place), you: false };
  };
}
