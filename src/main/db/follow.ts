import type { Database } from 'better-sqlite3';
import { changeDigest, changeKey, type Change, type ChangeKey } from '@shared/changes/change';
import { instantOfChangeId, receive } from '@shared/changes/clock';
import { kindOfCode, kinds, type Channel, type Kind } from '@shared/changes/kinds';
import { applyChange, type Head, type RegisterStore } from '@shared/changes/register';
import { assertExists } from '@shared/lib/assert';
import type { RefusedChange } from '@shared/contract/sync-report';
import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import { ownerIn, refusalOf, type Standing } from '@shared/sync/rights';
import { blobOf, blobOfKey, uuidOf } from './blob';
import { readClock, writeClock } from './clock';
import { derive, derivePayload } from './derive';
import { revisionOfKey } from './log';
import { NOT_LINKED } from './not-linked';
import { prepared } from './prepared';
import { sha256 } from './sha256';
import { sqliteRegisters, storedHeads } from './sqlite-registers';
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
  const registers = new ForeignRegisters(db);
  const touched = new Map<string, Change>();
  const fresh: Change[] = [];
  const refused: RefusedChange[] = [];
  for (const change of changes) {
    const key = changeKey(change.id, changeDigest(change, sha256));
    const revision = appendForeign(db, feed, change, key);
    if (revision === undefined) continue;
    fresh.push(change);
    const reason = refusalOf(change, channel, standing, (prev) => ownerOf(db, prev));
    if (reason) {
      prepared(db, 'INSERT INTO refused(revision, reason) VALUES(?, ?)').run(revision, reason);
      refused.push({ member: change.member, kind: change.kind, entity: change.entity, reason });
      continue;
    }
    registers.revision = revision;
    applyChange(registers, change, key);
    // A value that has no rival needs no search for the winner.
    if (registers.wasFirst && change.payload !== null) derivePayload(db, change.kind, change.entity, change.payload);
    else touched.set(change.kind + change.entity, change);
  }
  for (const { kind, entity } of touched.values()) derive(db, kind, entity);
  advanceClock(store, fresh);
  noteActivity(db, feed, fresh);
  return { fresh, refused };
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

/**
 * Registers over a log in which the changes stand already, and where those that were refused do not count. They ask the
 * file only what they cannot know, because a sync brings changes by the hundred thousand.
 */
export class ForeignRegisters implements RegisterStore {
  /** Of the change that is being applied. */
  revision: number | undefined;
  /** True when the change that was applied last is the only head of its entity. */
  wasFirst = false;
  private readonly tables: RegisterStore;
  private isAwaiting: boolean;

  constructor(private readonly db: Database) {
    this.tables = sqliteRegisters(db);
    this.isAwaiting = prepared(db, 'SELECT 1 FROM superseded LIMIT 1').get() !== undefined;
  }

  append(): boolean {
    return true;
  }

  isLogged(key: ChangeKey): boolean {
    const revision = revisionOfKey(this.db, key);
    if (revision === undefined) return false;
    return prepared(this.db, 'SELECT 1 FROM refused WHERE revision = ?').get(revision) === undefined;
  }

  heads(kind: Kind, entity: Uuid): readonly Head[] {
    const heads = storedHeads(this.db, kind, entity);
    this.wasFirst = heads.length === 0;
    return heads;
  }

  addHead(change: Change, key: ChangeKey): void {
    prepared(this.db, 'INSERT INTO head(kind, entity, key, revision, deletes) VALUES(?, ?, ?, ?, ?)').run(
      kinds[change.kind].code,
      blobOf(change.entity),
      blobOfKey(key),
      this.revision ?? revisionOfKey(this.db, key),
      change.payload === null ? 1 : 0,
    );
  }

  removeHead(kind: Kind, entity: Uuid, key: ChangeKey): void {
    this.tables.removeHead(kind, entity, key);
  }

  awaitSuperseded(kind: Kind, entity: Uuid, key: ChangeKey): void {
    this.isAwaiting = true;
    this.tables.awaitSuperseded(kind, entity, key);
  }

  takeSuperseded(kind: Kind, entity: Uuid, key: ChangeKey): boolean {
    if (!this.isAwaiting || !this.tables.takeSuperseded(kind, entity, key)) return false;
    this.wasFirst = false;
    return true;
  }
}

/** @returns its revision; undefined when it is in the log already. */
function appendForeign(db: Database, feed: number, change: Change, key: ChangeKey): number | undefined {
  const blob = blobOfKey(key);
  const { changes, lastInsertRowid } = prepared(
    db,
    `INSERT INTO change(id, digest, feed, seq, kind, version, entity, prevs, payload, chain)
     VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ${NOT_LINKED}) ON CONFLICT(id, digest) DO NOTHING`,
  ).run(
    blob.subarray(0, 16),
    blob.subarray(16),
    feed,
    change.seq,
    kinds[change.kind].code,
    change.kindVersion,
    blobOf(change.entity),
    Buffer.from(change.prevs.join(''), 'hex'),
    change.payload,
  );
  return changes === 0 ? undefined : Number(lastInsertRowid);
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
