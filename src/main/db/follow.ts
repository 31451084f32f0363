import type { Database } from 'better-sqlite3';
import { changeDigest, changeKey, type Change } from '@shared/changes/change';
import { instantOfChangeId, receive } from '@shared/changes/clock';
import type { Channel } from '@shared/changes/kinds';
import type { RefusedChange } from '@shared/contract/sync-report';
import { parsedPayload, refusalOf, type Standing } from '@shared/sync/rights';
import { appendForeign } from './append-foreign';
import { readClock, writeClock } from './clock';
import { ForeignRegisters } from './foreign-registers';
import { prepared } from './prepared';
import { sha256 } from './sha256';
import type { Store } from './store';

export interface Followed {
  /** Changes that were not in the log before, refused ones among them. */
  readonly fresh: readonly Change[];
  readonly refused: readonly RefusedChange[];
}

/**
 * Takes changes of one feed from elsewhere into the log, and applies those that are allowed: the same reducer as for
 * changes that are made here. Known ones are passed over. Runs inside a transaction.
 *
 * @param feed row of the feed.
 */
export function follow(
  store: Store,
  feed: number,
  channel: Channel,
  standing: Standing,
  changes: readonly Change[],
): Followed {
  const { db } = store;
  const keys = changes.map((change) => changeKey(change.id, changeDigest(change, sha256)));
  const revisions = appendForeign(db, feed, changes, keys);
  // All stand in the log from the first; those that have not had their turn are not there yet, so that it makes no
  // difference how many came together.
  const turns = new Map(keys.filter((_, index) => revisions[index] !== undefined).map((key) => [key, false]));
  const registers = new ForeignRegisters(db, (key) => turns.get(key));
  const fresh: Change[] = [];
  const refused: RefusedChange[] = [];
  for (const [index, change] of changes.entries()) {
    const [key, revision] = [keys[index]!, revisions[index]];
    if (revision === undefined) continue;
    fresh.push(change);
    const value = parsedPayload(change.payload);
    const reason = refusalOf(change, channel, standing, value);
    turns.set(key, !reason);
    if (reason) {
      prepared(db, 'INSERT INTO refused(revision, reason) VALUES(?, ?)').run(revision, reason);
      refused.push({ member: change.member, kind: change.kind, entity: change.entity, reason });
    } else registers.apply(change, key, { revision, value });
  }
  registers.writeHeads();
  registers.derive();
  advanceClock(store, fresh);
  noteActivity(db, feed, fresh);
  return { fresh, refused };
}

/** What is made here from now on comes after what arrived, unless that claims to be from another day. */
function advanceClock({ db, machine }: Store, changes: readonly Change[]): void {
  const now = machine.now();
  const before = readClock(db);
  const latest = latestOf(changes);
  if (latest === undefined) return;
  // When the latest is followed, then it is ahead of all others.
  const first = receive(before, instantOfChangeId(latest), now);
  const after =
    first === before ? changes.reduce((last, { id }) => receive(last, instantOfChangeId(id), now), before) : first;
  if (after !== before) writeClock(db, after);
}

/** When the writer of a feed made what arrived, by their own clock: for people to read. */
function noteActivity(db: Database, feed: number, changes: readonly Change[]): void {
  const latest = latestOf(changes);
  if (latest === undefined) return;
  const { milliseconds } = instantOfChangeId(latest);
  prepared(db, 'UPDATE feed SET last_at = max(coalesce(last_at, 0), ?) WHERE id = ?').run(milliseconds, feed);
}

/** Ids of changes sort by their instants. */
function latestOf(changes: readonly Change[]): Change['id'] | undefined {
  return changes.reduce<Change['id'] | undefined>(
    (latest, { id }) => (latest === undefined || id > latest ? id : latest),
    undefined,
  );
}
