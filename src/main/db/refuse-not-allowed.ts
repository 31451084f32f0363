import type { Change } from '@shared/changes/change';
import { kinds } from '@shared/changes/kinds';
import { UserError } from '@shared/lib/user-error';
import { lasting, refusalOf } from '@shared/sync/rights';
import { memberById } from './queries/members';
import type { Store } from './store';

/**
 * Refuses here what everybody else would refuse to follow when it arrives: the same judgement, in time to tell the
 * person. A lead may do everything; a project that is being made has no members yet.
 *
 * @throws UserError `change.notAllowed`
 */
export function refuseNotAllowed({ db, member }: Store, change: Change): void {
  const self = memberById(db, member);
  if (!self || (self.role === 'lead' && !self.revoked)) return;
  const { role } = self;
  const standing = lasting(new Set(self.revoked ? [] : [role]));
  const reason = refusalOf(change, kinds[change.kind].channel, standing);
  if (!reason) return;
  throw new UserError(
    'change.notAllowed',
    { kind: change.kind, role, reason },
    self.revoked
      ? `Your access to this project has ended. What you did before is kept. Nothing was written.`
      : reason === 'owner'
        ? `This ${change.kind} belongs to somebody else; only its owner or a lead may change it. Nothing was written.`
        : `A member with the role ${role} may not change this (${change.kind}: ${reason}). Ask a lead. Nothing was written.`,
  );
}
