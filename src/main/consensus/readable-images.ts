import type { ImageId } from '@shared/model/ids';
import { imagesSubmittedBy } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { roleHere } from './rights';

/** The images on which this person may see what others say; null: all. An annotator stays blind until submitting one. */
export function readableImages(store: Store): ReadonlySet<ImageId> | null {
  return roleHere(store) === 'annotator' ? imagesSubmittedBy(store.db, store.member) : null;
}
