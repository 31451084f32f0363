import { UserError } from '@shared/lib/user-error';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';

/** @throws UserError `review.notAllowed` for who is neither a reviewer nor a lead. */
export function requireReviewer(store: Store): void {
  const role = memberById(store.db, store.member)?.role ?? 'annotator';
  if (role !== 'annotator') return;
  throw new UserError(
    'review.notAllowed',
    { role },
    'Only a reviewer or a lead may settle disputes. Nothing was changed.',
  );
}
