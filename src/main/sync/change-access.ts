import { UserError } from '@shared/lib/user-error';
import type { MemberId } from '@shared/model/ids';
import type { Member, Role } from '@shared/model/member';
import { commit } from '@main/db/commit';
import { lastSeen, memberRecord } from '@main/db/queries/member-record';
import { standings } from '@main/db/queries/standing';
import type { Store } from '@main/db/store';
import { enrol } from './enrol';
import type { Identity } from './identity';

/**
 * Gives a member another role. What they did under the one before counts as far as it is here; what they did since, and
 * nobody here has seen, counts only where the new role allows it.
 *
 * @throws UserError `member.*`, `change.notAllowed` for anybody but a lead
 */
export function changeRole(store: Store, identity: Identity, member: MemberId, role: Role): void {
  const before = changeable(store, identity, member);
  if (before.role === role && !before.revoked) return;
  const { revoked: _, ...rest } = before;
  write(store, member, { ...nextTerm(store, member, rest), role });
}

/**
 * Ends a member's access: nothing that they made and that has not arrived here is followed by anybody. What is here
 * stays.
 *
 * @throws UserError `member.*`, `change.notAllowed` for anybody but a lead
 */
export function endAccess(store: Store, identity: Identity, member: MemberId): void {
  const before = changeable(store, identity, member);
  if (before.revoked) return;
  write(store, member, { ...nextTerm(store, member, before), revoked: true });
}

function write(store: Store, member: MemberId, value: Member): void {
  commit(store, [{ kind: 'member', entity: member, value }], 'no-undo');
}

function nextTerm({ db }: Store, member: MemberId, before: Member): Member {
  const { term = 0, ended = {} } = before;
  return { ...before, term: term + 1, ended: { ...ended, [term]: lastSeen(db, member) } };
}

function changeable(store: Store, identity: Identity, member: MemberId): Member {
  enrol(store, identity);
  const record = memberRecord(store.db, member);
  if (!record) {
    throw new UserError('member.unknown', { member }, `There is no member ${member} in this project.`);
  }
  const { name } = record;
  if (member === store.member) {
    throw new UserError('member.self', { name }, 'Nobody changes their own role. Ask another lead.');
  }
  const all = standings(store);
  const [own, theirs] = [all.get(store.member)?.rank, all.get(member)?.rank];
  if (own !== undefined && theirs !== undefined && own < Infinity && theirs <= own) {
    throw new UserError(
      'member.closer',
      { name },
      `${name} was admitted by a lead as close to the founder as you, or closer. Only a lead closer to the founder may change that.`,
    );
  }
  return record;
}
