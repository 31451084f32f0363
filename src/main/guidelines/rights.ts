import { UserError } from '@shared/lib/user-error';
import type { Role } from '@shared/model/member';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';

const rank: Readonly<Record<Role, number>> = { annotator: 0, reviewer: 1, lead: 2 };

/** The role of the person who works on this machine; who is not a member (any more) may do least. */
export function roleOf(store: Store): Role {
  return memberById(store.db, store.member)?.role ?? 'annotator';
}

/** @throws UserError `guideline.notAllowed` when the person's role is below the one that is needed. */
export function requireRole(store: Store, needed: 'reviewer' | 'lead'): void {
  const role = roleOf(store);
  if (rank[role] >= rank[needed]) return;
  throw new UserError(
    'guideline.notAllowed',
    { needed, role },
    `Only a ${needed} may do this, and you are ${role} here. Nothing was changed.`,
  );
}
