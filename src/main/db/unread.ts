import type { Database } from 'better-sqlite3';
import type { Draft } from '@shared/changes/edit';
import { kindOfCode, kinds } from '@shared/changes/kinds';
import { UserError } from '@shared/lib/user-error';
import type { MemberId } from '@shared/model/ids';
import { mayChange } from '@shared/sync/rights';
import type { Segment } from '@shared/sync/segment';
import type { MemberStanding } from '@shared/sync/standings';
import { blobOf, uuidOf } from './blob';
import { prepared } from './prepared';
import { memberById } from './queries/members';

/**
 * Notes what a segment changes that waits for an update: nobody writes over a value here that they cannot see. Only what
 * its writer may change counts, so that no member can lock up what is not theirs.
 */
export function noteUnread(
  db: Database,
  segment: number,
  { header, changes, unread }: Segment,
  granted: ReadonlyMap<MemberId, MemberStanding>,
): void {
  const standing = granted.get(header.member);
  if (!standing?.keys.has(header.key)) return;
  const touched =
    changes?.map(({ seq, kind, entity, prevs }) => ({ seq, code: kinds[kind].code, entity, prevs })) ?? unread;
  for (const { seq, code, entity, prevs } of touched) {
    const kind = kindOfCode(code);
    if (!kind || prevs.length === 0) continue;
    if (!mayChange(kind, entity, header.member, standing.rolesAt(header.feed, seq))) continue;
    prepared(db, 'INSERT OR IGNORE INTO unread(kind, entity, segment) VALUES(?, ?, ?)').run(
      code,
      blobOf(entity),
      segment,
    );
  }
}

/** For a segment that is followed now. */
export function forgetUnread(db: Database, segment: number): void {
  prepared(db, 'DELETE FROM unread WHERE segment = ?').run(segment);
}

/** @throws UserError `change.needsNewer` when somebody with a later Plumbline has changed it to what cannot be read here. */
export function refuseUnread(db: Database, { kind, entity }: Pick<Draft, 'kind' | 'entity'>): void {
  const member = prepared(
    db,
    'SELECT s.member FROM unread u JOIN segment s ON s.id = u.segment WHERE u.kind = ? AND u.entity = ? LIMIT 1',
  )
    .pluck()
    .get(kinds[kind].code, blobOf(entity)) as Buffer | undefined;
  if (!member) return;
  const name = memberById(db, uuidOf<MemberId>(member))?.name ?? '?';
  throw new UserError(
    'change.needsNewer',
    { kind, name },
    `${name} changed this (${kind}) with a newer Plumbline. Their change is kept here and cannot be read by this version, so it is not written over. Update Plumbline, then change it. Nothing was written.`,
  );
}
