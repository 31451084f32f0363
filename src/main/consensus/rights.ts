import { UserError } from '@shared/lib/user-error';
import type { Role } from '@shared/model/member';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';

/** The role of the person who works on this machine; who is not a member (any more) may do least. */
export function roleHere(store: Store): Role {
  return memberById(store.db, store.member)?.role ?? 'annotator';
}

/** @throws UserError `review.notAllowed` for who is neither a reviewer nor a lead. */
export function requireReviewer(store: Store): void {
  const role = roleHere(store);
  if (role !== 'annotator') return;
  throw new UserError(
    'review.notAllowed',
    { role },
    'Only a reviewer or a lead may settle disputes. Nothing was changed.',
  );
}

/** @throws UserError `gold.notAllowed` for anybody but a lead. */
export function requireLead(store: Store): void {
  const role = roleHere(store);
  if (role === 'lead') return;
  throw new UserError(
    'gold.notAllowed',
    { role },
    'Only a lead may say which pictures people are measured by. Nothing was changed.',
  );
}
