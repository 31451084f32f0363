import { UserError } from '@shared/lib/user-error';
import { SegmentError } from '@shared/sync/segment-error';
import { keepLater } from '@main/db/keep-later';
import { keptBytes, listKept, type KeptRow } from '@main/db/queries/kept';
import { rememberPlace } from '@main/db/queries/places';
import { listSegments, segmentBytes, type SegmentRow } from '@main/db/queries/segments';
import { isHistoryWanted } from '@main/db/queries/snapshots';
import type { TakenSnapshot } from '@main/db/snapshots/take-snapshot';
import type { Store } from '@main/db/store';
import type { SecretStore } from '@main/secrets/keychain';
import { whenFree } from '@main/db/when-free';
import type { IgnoredFile } from '@shared/contract/sync-report';
import type { Carrier, Following } from '../carrier';
import type { Collected } from '../collect';
import { joinBySnapshot } from '../snapshots/join-by-snapshot';
import { Taking } from '../taking';
import { ahead } from './ahead';
import type { Hub } from './connect';
import { HintSender, newMark } from './hint';
import { hubPictures } from './hub-pictures';
import { hubSnapshots } from './hub-snapshots';
import { HUB_VERSION } from './schema';

/**
 * A team hub: the same segments in PostgreSQL. It shows an annotator what is for everybody and what is his own; whatever
 * it shows is checked here as if it came from a stick.
 *
 * @param name the address without its password.
 * @param secrets where keys for the storage of pictures are kept.
 * @param mark by what the next hint is known to whoever sends it.
 */
export function hubCarrier(hub: Hub, name: string, secrets: SecretStore, mark: () => string = newMark): Carrier {
  const hints = new HintSender(hub, mark);
  return {
    name,
    isReadOnly: false,
    meet: (store) => meetHub(hub, name, store),
    // The hub itself shows to each what is theirs.
    prepare: () => Promise.resolve(),
    collect: (store, options) => collectFrom(hub, name, store, options),
    publish: (store, rows, options) => publishTo(hub, store, rows, options, hints),
    relay: (store, rows, options) => relayTo(hub, store, rows, options, hints),
    pictures: () => hubPictures(hub, name, secrets),
    snapshots: () => hubSnapshots(hub, name),
  };
}

/** @throws UserError `hub.newer`, `hub.otherProject` */
async function meetHub(hub: Hub, address: string, store: Store): Promise<void> {
  const [facts] = await hub<{ version: number; project: string | null }[]>`
    SELECT (SELECT version FROM plumb.hub) AS version, plumb.my_project() AS project`;
  if (!facts || facts.version > HUB_VERSION) {
    throw new UserError(
      'hub.newer',
      { address },
      `The hub at ${address} is newer than this Plumbline. Update Plumbline.`,
    );
  }
  if (facts.project === store.project) {
    rememberPlace(store.db, address, store.project);
    return;
  }
  throw new UserError(
    'hub.otherProject',
    { address },
    `The address ${address} is for another project, or nobody has entered this one and you into the hub yet. A lead does that on the Team screen, or with "plumbline hub init".`,
  );
}

async function collectFrom(
  hub: Hub,
  address: string,
  store: Store,
  { thorough, alone, signal, onProgress }: Parameters<Carrier['collect']>[1],
): Promise<Collected> {
  let known = knownHashes(store);
  // What is for everybody first: it tells who may speak for others in a snapshot.
  const rows = await hub<{ feed: string; hash: string; labels: boolean }[]>`
    SELECT feed, encode(hash, 'hex') AS hash, labels FROM plumb.segment
    WHERE project = ${store.project} ORDER BY labels, feed, first`;
  const [present, ignored]: [Set<string>, IgnoredFile[]] = [new Set(), []];
  const taking = new Taking(store, alone);
  let snapshot: TakenSnapshot | null = null;
  let begun = 0;
  const read = async ({ feed, hash }: { readonly feed: string; readonly hash: string }) => {
    signal.throwIfAborted();
    onProgress(begun++, rows.length);
    // As base64 it is a third shorter than as PostgreSQL writes bytes.
    const [row] = await hub<{ text: string }[]>`SELECT encode(bytes, 'base64') AS text FROM plumb.segment
      WHERE project = ${store.project} AND feed = ${feed} AND hash = decode(${hash}, 'hex')`;
    return { hash, bytes: row && Buffer.from(row.text, 'base64') };
  };
  try {
    await take(rows.filter(({ labels }) => !labels));
    await taking.flush();
    if (!thorough) {
      const used = await joinBySnapshot(store, hubSnapshots(hub, address), { signal, onProgress });
      ignored.push(...used.ignored);
      snapshot = used.taken;
      if (snapshot) known = knownHashes(store);
    }
    await take(rows.filter(({ labels }) => labels));
  } finally {
    await taking.end();
  }
  return { taken: taking.taken, present, ignored, snapshot };

  async function take(some: typeof rows): Promise<void> {
    for await (const { hash, bytes } of ahead(lacking(some), read)) {
      if (!bytes) continue;
      try {
        present.add(await taking.add(bytes));
      } catch (error) {
        if (!(error instanceof SegmentError)) throw error;
        if (error.fault === 'newer' && (await kept(store, bytes))) present.add(hash);
        else ignored.push({ path: `${address} ${hash.slice(0, 16)}`, fault: error.fault, detail: error.detail });
      }
    }
  }

  function lacking(some: typeof rows): typeof rows {
    return some.filter(({ hash }) => {
      if (thorough || !known.has(hash)) return true;
      begun++;
      present.add(hash);
      return false;
    });
  }
}

/** What need not be read again. */
function knownHashes({ db }: Store): ReadonlySet<string> {
  const wanted = isHistoryWanted(db);
  const segments = listSegments(db).filter(({ isHere }) => isHere || !wanted);
  return new Set([...segments, ...listKept(db)].map(({ hash }) => hash));
}

async function publishTo(
  hub: Hub,
  store: Store,
  rows: readonly SegmentRow[],
  { signal, onProgress }: Following,
  hints: HintSender,
): Promise<void> {
  const [me] = await hub<{ role: number }[]>`SELECT plumb.my_role() AS role`;
  // What an annotator carries for others is theirs to send, or a reviewer's.
  const own = me?.role === 0 ? rows.filter(({ member }) => member === store.member) : rows;
  let begun = 0;
  const send = async (row: SegmentRow) => {
    signal.throwIfAborted();
    onProgress(begun++, own.length);
    return put(hub, row, segmentBytes(store.db, row.id));
  };
  try {
    for await (const isNew of ahead(own, send)) if (isNew) hints.noteAppended();
  } finally {
    await hints.send(store.project);
  }
}

/** One segment, a transaction by itself. @returns false when it was there. */
async function put(
  hub: Hub,
  { feed, member, first, last, hash }: Pick<KeptRow, 'feed' | 'member' | 'first' | 'last' | 'hash'>,
  bytes: Buffer,
): Promise<boolean> {
  const [row] = await hub<{ isNew: boolean }[]>`SELECT plumb.put_segment(${feed}, ${member}, ${first}, ${last},
    decode(${hash}, 'hex'), decode(${bytes.toString('base64')}, 'base64')) AS "isNew"`;
  return row?.isNew === true;
}

/** @returns false when there is no room for it. */
async function kept(store: Store, bytes: Buffer): Promise<boolean> {
  try {
    return (await whenFree(() => keepLater(store, bytes, false))) !== null;
  } catch (error) {
    if (error instanceof SegmentError) return false;
    throw error;
  }
}

/** A hub takes what says whose it is, from its author or a reviewer. */
async function relayTo(
  hub: Hub,
  store: Store,
  rows: readonly KeptRow[],
  { signal }: Following,
  hints: HintSender,
): Promise<void> {
  const [me] = await hub<{ role: number }[]>`SELECT plumb.my_role() AS role`;
  try {
    for (const { id, hash, feed, member, first, last } of rows) {
      signal.throwIfAborted();
      if (feed === null || member === null || (me?.role === 0 && member !== store.member)) continue;
      if (await put(hub, { hash, feed, member, first, last }, keptBytes(store.db, id))) hints.noteAppended();
    }
  } finally {
    await hints.send(store.project);
  }
}
