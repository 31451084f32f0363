import type { Change } from '@shared/changes/change';
import { changeKey } from '@shared/changes/change';
import type { Channel } from '@shared/changes/kinds';
import type { RefusedChange } from '@shared/contract/sync-report';
import type { MemberId } from '@shared/model/ids';
import { lasting, refusalOf, type Refusal, type Standing } from '@shared/sync/rights';
import type { MemberStanding } from '@shared/sync/standings';
import { blobOf } from './blob';
import { ForeignRegisters } from './foreign-registers';
import { changeOfRow, type ChangeRow } from './log';
import { prepared } from './prepared';
import { wantHistory } from './queries/snapshots';
import { rebuildRegisters, type Place } from './rebuild-registers';
import type { Store } from './store';

const nobody: Standing = lasting(new Set());

type JudgedRow = ChangeRow & { readonly channel: Channel };
type RefusedRow = JudgedRow & { readonly reason: Refusal };
type Standings = ReadonlyMap<MemberId, MemberStanding>;

/**
 * Judges the refused changes again, after a grant arrived that may allow them. Runs inside a transaction.
 *
 * @returns how many are followed now.
 */
export function reconsider(store: Store, standings: Standings): number {
  const { db } = store;
  const registers = new ForeignRegisters(db);
  let allowed = 0;
  for (const row of refusedRows(store)) {
    const change: Change = changeOfRow(row);
    const reason = judge(row, change, standings);
    if (reason === row.reason) continue;
    if (reason) {
      prepared(db, 'UPDATE refused SET reason = ? WHERE revision = ?').run(reason, row.revision);
      continue;
    }
    prepared(db, 'DELETE FROM refused WHERE revision = ?').run(row.revision);
    registers.apply(change, changeKey(change.id, row.digest), { revision: row.revision });
    if (change.kind !== 'beacon') allowed++;
  }
  registers.writeHeads();
  registers.derive();
  return allowed;
}

/**
 * Judges the followed changes of members again from whom something was taken away. What may no longer be followed stays
 * in the log, and what it had replaced is shown again. Runs inside a transaction.
 *
 * @returns the changes that are refused now.
 */
export function withdraw(store: Store, before: Standings, after: Standings): RefusedChange[] {
  const ended = [...after].filter(([member, { ends }]) => ends !== (before.get(member)?.ends ?? ''));
  const refused: RefusedChange[] = [];
  const touched = new Map<string, Place>();
  for (const [member] of ended) {
    for (const row of followedRows(store, member)) {
      const change: Change = changeOfRow(row);
      const reason = judge(row, change, after);
      if (!reason) continue;
      const { kind, entity } = change;
      prepared(store.db, 'INSERT INTO refused(revision, reason) VALUES(?, ?)').run(row.revision, reason);
      if (kind !== 'beacon') refused.push({ member, kind, entity, reason });
      touched.set(kind + entity, { kind, entity });
      // What it had replaced may be among what a snapshot left out.
      if (row.channel !== 'public') wantHistory(store.db);
    }
  }
  rebuildRegisters(store.db, [...touched.values()]);
  return refused;
}

function judge(row: JudgedRow, change: Change, standings: Standings): Refusal | undefined {
  return refusalOf(change, row.channel, standings.get(change.member) ?? nobody);
}

/** Every change that is in the log and not followed. Beacons are nobody's work, and not told of. */
export function refusedChanges(store: Store): RefusedChange[] {
  return refusedRows(store).flatMap((row) => {
    const { member, kind, entity } = changeOfRow(row);
    return kind === 'beacon' ? [] : [{ member, kind, entity, reason: row.reason }];
  });
}

function refusedRows({ db }: Store): RefusedRow[] {
  return prepared(
    db,
    `SELECT c.*, f.uuid AS feed_uuid, f.member AS feed_member, f.channel, r.reason
     FROM refused r JOIN change c ON c.revision = r.revision JOIN feed f ON f.id = c.feed ORDER BY r.revision`,
  ).all() as RefusedRow[];
}

/** Read whole, because what is done with a row changes what the next question would answer. */
function followedRows({ db }: Store, member: MemberId): JudgedRow[] {
  return prepared(
    db,
    `SELECT c.*, f.uuid AS feed_uuid, f.member AS feed_member, f.channel
     FROM feed f JOIN change c ON c.feed = f.id
     WHERE f.member = ? AND NOT EXISTS(SELECT 1 FROM refused r WHERE r.revision = c.revision) ORDER BY c.revision`,
  ).all(blobOf(member)) as JudgedRow[];
}
