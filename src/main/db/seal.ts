import type { Database } from 'better-sqlite3';
import type { Change } from '@shared/changes/change';
import { channels, type Channel } from '@shared/changes/kinds';
import { hexOfBytes } from '@shared/lib/hex';
import type { FeedSalt } from '@shared/sync/feed-id';
import { MOST_CHANGES } from '@shared/sync/header';
import { encodedLength } from '@shared/sync/ops';
import { claimedHash, encodeSegment, type SealingTools } from '@shared/sync/segment';
import { blobOf, uuidOf } from './blob';
import { transaction } from './commit';
import { changeOfRow, type ChangeRow } from './log';
import { NOT_LINKED } from './not-linked';
import { prepared } from './prepared';
import { insertSegment } from './queries/segments';
import { sha256 } from './sha256';
import { withSqliteErrors } from './sqlite-error';
import type { Store } from './store';

/** Bytes of text that a segment is filled with; one change may be larger by itself. */
const FILL = 6 * 1024 * 1024;

/**
 * Seals what this member made here and nobody has seen yet. Sealing the same changes again gives the same bytes, so a
 * copy of a project cannot contradict itself.
 *
 * @param only the channels that are sealed now.
 * @returns the number of changes that were sealed.
 */
export function seal(store: Store, tools: SealingTools, only: readonly Channel[] = channels): number {
  return withSqliteErrors(store.path, () =>
    transaction(store.db, () => {
      const feeds = prepared(
        store.db,
        `SELECT id, uuid, channel, salt, sealed_seq, sealed_hash FROM feed WHERE member = ? AND last_seq > sealed_seq`,
      ).all(blobOf(store.member)) as FeedRow[];
      return feeds
        .filter(({ channel }) => only.includes(channel))
        .reduce((count, feed) => count + sealFeed(store, feed, tools), 0);
    }),
  );
}

interface FeedRow {
  readonly id: number;
  readonly uuid: Buffer;
  readonly channel: Channel;
  readonly salt: Buffer | null;
  readonly sealed_seq: number;
  readonly sealed_hash: Buffer;
}

function sealFeed(store: Store, feed: FeedRow, tools: SealingTools): number {
  let [sealed, prev] = [feed.sealed_seq, hexOfBytes(feed.sealed_hash)];
  for (const changes of segmentsOf(unsealed(store.db, feed))) {
    const bytes = encodeSegment(
      {
        project: store.project,
        feed: uuidOf(feed.uuid),
        salt: (feed.salt?.toString('hex') ?? null) as FeedSalt | null,
        member: store.member,
        channel: feed.channel,
        prev,
      },
      changes,
      tools,
    );
    const hash = claimedHash(bytes, sha256);
    const [first, last] = [sealed + 1, sealed + changes.length];
    const header = { feed: uuidOf(feed.uuid), member: store.member, first, last, prev };
    if (insertSegment(store.db, hash, header, bytes, null) === undefined) unlock(store.db, hash);
    [sealed, prev] = [last, hash];
  }
  prepared(store.db, 'UPDATE feed SET sealed_seq = ?, sealed_hash = ? WHERE id = ?').run(
    sealed,
    Buffer.from(prev, 'hex'),
    feed.id,
  );
  return sealed - feed.sealed_seq;
}

/** A copy of this project sealed the same changes, and its segment came first: whatever it waited for is here. */
function unlock(db: Database, hash: string): void {
  prepared(db, 'UPDATE segment SET waits = NULL WHERE hash = ?').run(Buffer.from(hash, 'hex'));
}

/** The changes of a feed that were made here and are in no segment yet, in order. */
function unsealed(db: Database, feed: FeedRow): Change[] {
  const rows = prepared(
    db,
    `SELECT c.*, f.uuid AS feed_uuid, f.member AS feed_member FROM change c JOIN feed f ON f.id = c.feed
     WHERE c.feed = ? AND c.seq > ? AND c.chain <> ${NOT_LINKED} ORDER BY c.seq`,
  ).all(feed.id, feed.sealed_seq) as ChangeRow[];
  return rows.map(changeOfRow);
}

function* segmentsOf(changes: readonly Change[]): Generator<Change[]> {
  let filled: Change[] = [];
  let bytes = 0;
  for (const change of changes) {
    const length = encodedLength(change);
    if (filled.length === MOST_CHANGES || (filled.length > 0 && bytes + length > FILL)) {
      yield filled;
      [filled, bytes] = [[], 0];
    }
    filled.push(change);
    bytes += length;
  }
  if (filled.length > 0) yield filled;
}
