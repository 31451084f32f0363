import { setImmediate } from 'node:timers/promises';
import type { MemberId } from '@shared/model/ids';
import { decodeSnapshot, type Snapshot } from '@shared/sync/snapshot';
import type { Awaited, CoveredChanges, CoveredFeed } from '@shared/sync/snapshot-parts';
import { SegmentError } from '@shared/sync/segment-error';
import type { MemberStanding } from '@shared/sync/standings';
import { transaction } from '../commit';
import { follow } from '../follow';
import { ForeignRegisters } from '../foreign-registers';
import { beginMuchWriting } from '../much-writing';
import { memberById } from '../queries/members';
import { insertSegment, segmentByHash } from '../queries/segments';
import { coverSegment, insertSnapshot } from '../queries/snapshots';
import { standings } from '../queries/standing';
import { withSqliteErrors } from '../sqlite-error';
import type { Store } from '../store';
import { feedRow, refuseOthersFeed } from '../take-segment';
import { whenFree } from '../when-free';

export interface TakenSnapshot {
  readonly by: MemberId;
  /** How many changes it stands for, and how many of them count still and were taken. */
  readonly changes: number;
  readonly taken: number;
}

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Takes what a snapshot says in place of the segments that it stands for. Only a project that has none of these takes it:
 * what it left out would be missing between what is here and what it says.
 *
 * It is verified whole before any of it is followed. Each part is a transaction, and stays when it is stopped; segments
 * are skipped only when all of it is here.
 *
 * @returns null when it cannot be taken here, or not yet: its segments are read then.
 * @throws SegmentError for bytes that are no snapshot of this project.
 */
export async function takeSnapshot(store: Store, bytes: Uint8Array, options: Options): Promise<TakenSnapshot | null> {
  const snapshot = decodeSnapshot(bytes, store.reading);
  const { header } = snapshot;
  if (header.project !== store.project) throw new SegmentError('foreign', 'it belongs to another project');
  const { feeds, awaited, parts, holds } = await verify(store, snapshot, options.signal);
  const granted = standings(store);
  if (memberById(store.db, store.member)?.role === 'annotator') return null;
  if (!maySpeakForAll(store, header, granted)) return null;
  if (feeds.some(({ member }) => !granted.has(member))) return null;
  if (feeds.some(({ segments }) => segments.some(({ hash }) => segmentByHash(store.db, hash)))) return null;
  const endMuchWriting = beginMuchWriting(store.db);
  try {
    const { hash } = snapshot;
    // It vouches for each change that is taken from it, from the first on.
    await write(store, () => insertSnapshot(store.db, { hash, member: header.member, changes: header.changes }, bytes));
    await followParts(store, snapshot, feeds, granted, { ...options, parts });
    await write(store, () => settle(store, feeds, awaited));
  } finally {
    endMuchWriting();
  }
  return { by: header.member, changes: header.changes, taken: holds };
}

/** A lead's word is taken for what others did, and one's own. */
function maySpeakForAll(
  { db, member }: Store,
  header: Snapshot['header'],
  granted: ReadonlyMap<MemberId, MemberStanding>,
): boolean {
  if (!granted.get(header.member)?.keys.has(header.key)) return false;
  const self = memberById(db, header.member);
  return header.member === member || (self?.role === 'lead' && !self.revoked);
}

interface Verified {
  readonly feeds: readonly CoveredFeed[];
  readonly awaited: readonly Awaited[];
  readonly parts: number;
  readonly holds: number;
}

/** @throws SegmentError */
async function verify(store: Store, snapshot: Snapshot, signal: AbortSignal): Promise<Verified> {
  const feeds = new Map<string, CoveredFeed & { segments: CoveredFeed['segments'][number][] }>();
  const awaited: Awaited[] = [];
  let [parts, holds] = [0, 0];
  for (const part of snapshot.parts()) {
    signal.throwIfAborted();
    if (part.part === 'feed') {
      const { feed, member, channel, salt, segments } = part;
      refuseOthersFeed(store, part);
      const known = feeds.get(feed) ?? { feed, member, channel, salt, segments: [] };
      known.segments.push(...segments);
      feeds.set(feed, known);
    } else if (part.part === 'awaited') awaited.push(...part.awaited);
    else {
      if (feeds.get(part.feed)?.member !== part.member) {
        throw new SegmentError('malformed', `it has changes of the feed ${part.feed}, which it does not stand for`);
      }
      holds += part.changes.length;
    }
    parts++;
    if (parts % 16 === 0) await setImmediate();
  }
  return { feeds: [...feeds.values()], awaited, parts, holds };
}

async function followParts(
  store: Store,
  snapshot: Snapshot,
  feeds: readonly CoveredFeed[],
  granted: ReadonlyMap<MemberId, MemberStanding>,
  { signal, onProgress, parts }: Options & { readonly parts: number },
): Promise<void> {
  const byId = new Map(feeds.map((feed) => [feed.feed, feed]));
  let done = 0;
  for (const part of snapshot.parts()) {
    signal.throwIfAborted();
    onProgress(done++, parts);
    if (part.part === 'feed' || part.part === 'awaited') continue;
    const feed = byId.get(part.feed);
    const standing = granted.get(part.member);
    if (feed && standing) await write(store, () => followPart(store, feed, standing, part));
    await setImmediate();
  }
}

function followPart(
  store: Store,
  feed: CoveredFeed,
  standing: MemberStanding,
  { part, changes }: CoveredChanges,
): void {
  const { refused } = follow(store, feedRow(store, feed), feed.channel, standing, changes);
  // It counted for the writer and does not count here: what it had replaced was left out.
  if (part === 'heads' && refused.length > 0) wantHistoryLater(store);
}

/** Nothing is covered before the end, and the wish for history only counts where something is. */
function wantHistoryLater({ db }: Store): void {
  db.prepare('UPDATE sync_self SET history_wanted = 1').run();
}

function settle(store: Store, feeds: readonly CoveredFeed[], awaited: readonly Awaited[]): void {
  const { db } = store;
  for (const { segments, ...of } of feeds) {
    feedRow(store, of);
    for (const { size, hash, ...segment } of segments) {
      const id = insertSegment(db, hash, { ...of, ...segment }, nothing, null);
      if (id !== undefined) coverSegment(db, id, size);
    }
  }
  const registers = new ForeignRegisters(db);
  for (const { kind, entity, key } of awaited) registers.supersede(kind, entity, key);
  registers.writeHeads();
  registers.derive();
}

const nothing = new Uint8Array(0);

function write(store: Store, work: () => void): Promise<void> {
  return whenFree(() => withSqliteErrors(store.path, () => transaction(store.db, work)));
}
