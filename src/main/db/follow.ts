import type { Database } from 'better-sqlite3';
import { changeDigest, changeKey, type Change, type ChangeKey } from '@shared/changes/change';
import { instantOfChangeId, receive } from '@shared/changes/clock';
import { kindOfCode, type Channel } from '@shared/changes/kinds';
import { assertExists } from '@shared/lib/assert';
import type { RefusedChange } from '@shared/contract/sync-report';
import type { MemberId } from '@shared/model/ids';
import { ownerIn, ownerOfValue, parsedPayload, refusalOf, type Standing } from '@shared/sync/rights';
import { appendForeign } from './append-foreign';
import { blobOfKey, uuidOf } from './blob';
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
  const turns = new Turns(db);
  const registers = new ForeignRegisters(db, (key) => turns.isFollowed(key));
  const fresh: Change[] = [];
  const refused: RefusedChange[] = [];
  for (const [index, key] of keys.entries()) if (revisions[index] !== undefined) turns.await(key);
  for (const [index, change] of changes.entries()) {
    const [key, revision] = [keys[index]!, revisions[index]];
    if (revision === undefined) continue;
    fresh.push(change);
    const value = parsedPayload(change.payload);
    const reason = refusalOf(change, channel, standing, (prev) => turns.ownerOf(prev), value);
    turns.had(key, { owner: ownerOfValue(change.kind, value, change.member), isFollowed: !reason });
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

interface Turn {
  readonly owner: MemberId;
  readonly isFollowed: boolean;
}

/**
 * What is known of the changes that are being followed together. All stand in the log from the first; for each, those
 * that have not had their turn are not there yet, so that it makes no difference how many came together.
 */
class Turns {
  private readonly turns = new Map<ChangeKey, Turn | null>();

  constructor(private readonly db: Database) {}

  await(key: ChangeKey): void {
    this.turns.set(key, null);
  }

  had(key: ChangeKey, turn: Turn): void {
    this.turns.set(key, turn);
  }

  isFollowed(key: ChangeKey): boolean | undefined {
    const turn = this.turns.get(key);
    return turn === undefined ? undefined : (turn?.isFollowed ?? false);
  }

  ownerOf(key: ChangeKey): MemberId | undefined {
    const turn = this.turns.get(key);
    return turn === undefined ? ownerOf(this.db, key) : turn?.owner;
  }
}

/** Whose an earlier change was; undefined while it is not in the log. */
export function ownerOf(db: Database, key: ChangeKey): MemberId | undefined {
  const blob = blobOfKey(key);
  const row = prepared(
    db,
    `SELECT c.kind, c.payload, f.member FROM change c JOIN feed f ON f.id = c.feed WHERE c.id = ? AND c.digest = ?`,
  ).get(blob.subarray(0, 16), blob.subarray(16)) as
    { kind: number; payload: string | null; member: Buffer } | undefined;
  if (!row) return undefined;
  const kind = assertExists(kindOfCode(row.kind), 'a change of a later kind is not put into the log');
  return ownerIn(kind, row.payload, uuidOf<MemberId>(row.member));
}

/** What is made here from now on comes after what arrived, unless that claims to be from another day. */
function advanceClock({ db, machine }: Store, changes: readonly Change[]): void {
  const now = machine.now();
  const before = readClock(db);
  const after = changes.reduce((last, { id }) => receive(last, instantOfChangeId(id), now), before);
  if (after !== before) writeClock(db, after);
}

/** When the writer of a feed made what arrived, by their own clock: for people to read. */
function noteActivity(db: Database, feed: number, changes: readonly Change[]): void {
  const last = changes.reduce((latest, { id }) => Math.max(latest, instantOfChangeId(id).milliseconds), 0);
  prepared(db, 'UPDATE feed SET last_at = max(coalesce(last_at, 0), ?) WHERE id = ? AND ? > 0').run(last, feed, last);
}
