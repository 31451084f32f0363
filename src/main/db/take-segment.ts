import type { Fork, RefusedChange } from '@shared/contract/sync-report';
import type { MemberId } from '@shared/model/ids';
import { feedIdOf } from '@shared/sync/feed-id';
import { NO_SEGMENT, type Header } from '@shared/sync/header';
import type { MemberStanding } from '@shared/sync/standings';
import { decodeSegment, type Segment } from '@shared/sync/segment';
import type { Waits } from '@shared/sync/waits';
import { SegmentError } from '@shared/sync/segment-error';
import { blobOf } from './blob';
import { transaction } from './commit';
import { follow, type Followed } from './follow';
import { prepared } from './prepared';
import {
  fillSegment,
  insertSegment,
  lastInOthers,
  segmentByHash,
  segmentBytes,
  setWaits,
  waitingBehind,
  waitingSegments,
  waitsOf,
} from './queries/segments';
import { founderOf, standings } from './queries/standing';
import { noteReader } from './queries/reader';
import { reconsider, withdraw } from './reconsider';
import { sha256 } from './sha256';
import { withSqliteErrors } from './sqlite-error';
import type { Store } from './store';
import { forgetUnread, noteUnread } from './unread';

/** What segments brought. */
export interface Taken {
  /** Segments that were followed, and the changes in them that were new. */
  readonly segments: number;
  readonly changes: number;
  readonly refused: readonly RefusedChange[];
  /** Changes that had been refused and are followed since. */
  readonly allowed: number;
  /** Feeds in which two changes have one number: their writer was copied, or writes with two tongues. */
  readonly forks: readonly Fork[];
  /** True when somebody else writes this machine's feeds, so that it begins others. */
  readonly parted: boolean;
}

export const nothingTaken: Taken = { segments: 0, changes: 0, refused: [], allowed: 0, forks: [], parted: false };

/** A segment that was verified, and its bytes as they travel. */
export interface ReadSegment {
  readonly segment: Segment;
  readonly bytes: Uint8Array;
}

/**
 * Reads a segment from elsewhere and verifies it. Nothing is kept of it yet.
 *
 * @throws SegmentError for bytes that are no segment of this project.
 */
export function readSegment(store: Store, bytes: Uint8Array): ReadSegment {
  const segment = decodeSegment(bytes, store.reading);
  refuseOtherProject(store, segment.header);
  return { segment, bytes };
}

/**
 * Takes segments from elsewhere: they are kept, and followed as far as what they need is here, together with those that
 * waited for them. All in one transaction; a segment that is here already changes nothing.
 */
export function takeSegments(store: Store, arrived: readonly ReadSegment[]): Taken {
  return withSqliteErrors(store.path, () =>
    transaction(store.db, () => {
      const fresh = new Map<number, Segment>();
      for (const { segment, bytes } of arrived) {
        const id = insertSegment(store.db, segment.hash, segment.header, bytes, 'before');
        if (id === undefined) fillSegment(store.db, segment.hash, bytes);
        else fresh.set(id, segment);
      }
      return fresh.size === 0 ? nothingTaken : settle(store, [...fresh.keys()], fresh);
    }),
  );
}

/** Tries what waits or was refused once more: after an update of Plumbline, or after a grant that was made here. */
export function takeWaiting(store: Store): Taken {
  const ids = waitingSegments(store.db).map(({ id }) => id);
  return withSqliteErrors(store.path, () => transaction(store.db, () => settle(store, ids)));
}

/** @throws SegmentError `malformed` for a feed that is not its member's. */
function refuseOtherProject(store: Store, header: Header): void {
  if (header.project !== store.project) throw new SegmentError('foreign', 'it belongs to another project');
  refuseOthersFeed(store, header);
}

/** @throws SegmentError `malformed` for a feed that is not its member's. */
export function refuseOthersFeed(
  { db }: Store,
  { feed, member, channel, salt }: Pick<Header, 'feed' | 'member' | 'channel' | 'salt'>,
): void {
  const isOwn = salt === null ? founderOf(db)?.member === member : feedIdOf(member, channel, salt, sha256) === feed;
  if (!isOwn) throw new SegmentError('malformed', `the feed ${feed} is not its member's`);
}

/** Follows segments, and those behind them, until nothing more can be. @param fresh those of them that have just come. */
function settle(store: Store, ids: readonly number[], fresh?: Map<number, Segment>): Taken {
  const queue = [...ids];
  const followed = new Set<number>();
  let granted = standings(store);
  let withdrawn: readonly RefusedChange[] = [];
  let allowed = fresh ? 0 : reconsiderAll();
  let sum = nothingTaken;
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (followed.has(id)) continue;
    const segment = fresh?.get(id) ?? decodeSegment(segmentBytes(store.db, id), store.reading);
    const waits = reasonToWait(store, segment, granted);
    const waited = waitsOf(store.db, id);
    if (waits !== waited) setWaits(store.db, id, waits);
    if (waits === 'newer') {
      noteUnread(store.db, id, segment, granted);
      if (waited !== 'newer') queue.push(...leaveToLater(store, segment));
    }
    if (waits) continue;
    followed.add(id);
    forgetUnread(store.db, id);
    const { fresh: changes, refused } = followSegment(store, segment, granted);
    if (refused.some(({ reason }) => reason === 'invalid')) noteReader(store);
    const forks = forksIn(store, id, segment.header, changes);
    const parted = changes.length > 0 && partFrom(store, segment.header);
    if (changes.some(({ kind }) => kind === 'member')) meetMembers();
    allowed += reconsiderAll();
    queue.push(...waitingBehind(store.db, segment.hash));
    // Beacons are nobody's work, so they are not counted as such.
    const work = changes.filter(({ kind }) => kind !== 'beacon').length;
    sum = {
      segments: sum.segments + (work === 0 && changes.length > 0 ? 0 : 1),
      changes: sum.changes + work,
      refused: [...sum.refused, ...refused.filter(({ kind }) => kind !== 'beacon')],
      allowed: 0,
      forks: [...sum.forks, ...forks],
      parted: sum.parted || parted,
    };
  }
  return { ...sum, refused: [...sum.refused, ...withdrawn], allowed };

  function meetMembers(): void {
    const before = granted;
    granted = standings(store);
    withdrawn = [...withdrawn, ...withdraw(store, before, granted)];
    queue.push(...waitingForSigner(store));
  }

  /** What is allowed may allow more: it may be a grant. */
  function reconsiderAll(): number {
    let sum = 0;
    for (let more = reconsider(store, granted); more > 0; more = reconsider(store, granted)) {
      sum += more;
      meetMembers();
    }
    return sum;
  }
}

function reasonToWait(
  store: Store,
  { header, changes }: Segment,
  granted: ReadonlyMap<MemberId, MemberStanding>,
): Waits | null {
  if (!changes) return 'newer';
  if (!granted.get(header.member)?.keys.has(header.key)) return 'signer';
  if (header.prev === NO_SEGMENT) return header.first === 1 ? null : 'before';
  const before = segmentByHash(store.db, header.prev);
  const follows = before?.waits === null && before.feed === header.feed && before.last === header.first - 1;
  if (follows) return null;
  return before?.waits === 'newer' && before.feed === header.feed ? 'newer' : 'before';
}

function followSegment(
  store: Store,
  { header, changes }: Segment,
  granted: ReadonlyMap<MemberId, MemberStanding>,
): Followed {
  const standing = granted.get(header.member);
  if (!changes || !standing) throw new Error('A segment that waits for something is not followed');
  return follow(store, feedRow(store, header), header.channel, standing, changes);
}

/** The row of a feed from elsewhere, made when it is first met. */
export function feedRow({ db }: Store, header: Pick<Header, 'feed' | 'member' | 'channel' | 'salt'>): number {
  const salt = header.salt === null ? null : Buffer.from(header.salt, 'hex');
  prepared(
    db,
    'INSERT INTO feed(uuid, member, channel, own, salt) VALUES(?, ?, ?, 0, ?) ON CONFLICT(uuid) DO NOTHING',
  ).run(blobOf(header.feed), blobOf(header.member), header.channel, salt);
  return prepared(db, 'SELECT id FROM feed WHERE uuid = ?').pluck().get(blobOf(header.feed)) as number;
}

/** @returns the segments that wait for this one, and with it for a later Plumbline. */
function leaveToLater(store: Store, { hash }: Segment): number[] {
  noteReader(store);
  return waitingBehind(store.db, hash);
}

function waitingForSigner(store: Store): number[] {
  return waitingSegments(store.db).flatMap(({ id, waits }) => (waits === 'signer' ? [id] : []));
}

/** The first change, if any, whose number in its feed had been given to another one. */
function forksIn(store: Store, id: number, header: Header, changes: Followed['fresh']): Fork[] {
  const sealed = lastInOthers(store.db, header.feed, id);
  const linked = prepared(store.db, 'SELECT last_seq FROM feed WHERE uuid = ?').pluck().get(blobOf(header.feed));
  const forked = changes.find(({ seq }) => seq <= Math.max(sealed, linked as number));
  return forked ? [{ member: header.member, seq: forked.seq }] : [];
}

/**
 * A feed has one writer. When changes arrive in a feed of this machine that it did not make, then it is a copy or has a
 * copy, and goes on in feeds of its own.
 */
function partFrom({ db }: Store, header: Header): boolean {
  if (prepared(db, 'SELECT own FROM feed WHERE uuid = ?').pluck().get(blobOf(header.feed)) !== 1) return false;
  prepared(db, 'UPDATE feed SET own = 0 WHERE own = 1').run();
  return true;
}
