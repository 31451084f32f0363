import type { MemberId } from '@shared/model/ids';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { recipientOf } from './age-keys';
import { closeSegment } from './closed-segment';
import { readersRecipient } from './reading-keys';

/** Closes segments for the reviewers and for their author; null while there is no key of the reviewers. */
export function closingFor(store: Store): (bytes: Uint8Array, author: MemberId) => Promise<Uint8Array | null> {
  const readers = readersRecipient(store);
  return async (bytes, author) => {
    if (readers === null) return null;
    const key = memberById(store.db, author)?.key;
    return closeSegment(bytes, key === undefined ? [readers] : [readers, recipientOf(key)]);
  };
}
