import type { Change } from '@shared/changes/change';
import { changeKey } from '@shared/changes/change';
import type { Channel } from '@shared/changes/kinds';
import { applyChange } from '@shared/changes/register';
import type { MemberId } from '@shared/model/ids';
import type { RefusedChange } from '@shared/contract/sync-report';
import { refusalOf, type Refusal, type Standing } from '@shared/sync/rights';
import { derive } from './derive';
import { ForeignRegisters, ownerOf } from './follow';
import { changeOfRow, type ChangeRow } from './log';
import { prepared } from './prepared';
import type { Store } from './store';

const nobody: Standing = { roles: new Set(), keys: new Set() };

type RefusedRow = ChangeRow & { readonly channel: Channel; readonly reason: Refusal };

/**
 * Judges the refused changes again, after something arrived that may allow them: a grant, or what they replace. Runs
 * inside a transaction.
 *
 * @returns how many are followed now.
 */
export function reconsider(store: Store, standings: ReadonlyMap<MemberId, Standing>): number {
  const { db } = store;
  const registers = new ForeignRegisters(db);
  let allowed = 0;
  for (const row of refusedRows(store)) {
    const change: Change = changeOfRow(row);
    const standing = standings.get(change.member) ?? nobody;
    const reason = refusalOf(change, row.channel, standing, (key) => ownerOf(db, key));
    if (reason === row.reason) continue;
    if (reason) {
      prepared(db, 'UPDATE refused SET reason = ? WHERE revision = ?').run(reason, row.revision);
      continue;
    }
    prepared(db, 'DELETE FROM refused WHERE revision = ?').run(row.revision);
    applyChange(registers, change, changeKey(change.id, row.digest));
    derive(db, change.kind, change.entity);
    allowed++;
  }
  return allowed;
}

/** Every change that is in the log and not followed. */
export function refusedChanges(store: Store): RefusedChange[] {
  return refusedRows(store).map((row) => {
    const { member, kind, entity } = changeOfRow(row);
    return { member, kind, entity, reason: row.reason };
  });
}

function refusedRows({ db }: Store): RefusedRow[] {
  return prepared(
    db,
    `SELECT c.*, f.uuid AS feed_uuid, f.member AS feed_member, f.channel, r.reason
     FROM refused r JOIN change c ON c.revision = r.revision JOIN feed f ON f.id = c.feed ORDER BY r.revision`,
  ).all() as RefusedRow[];
}
