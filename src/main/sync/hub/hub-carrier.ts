import { UserError } from '@shared/lib/user-error';
import { SegmentError } from '@shared/sync/segment-error';
import { keepLater } from '@main/db/keep-later';
import { keptBytes, listKept, type KeptRow } from '@main/db/queries/kept';
import { rememberPlace } from '@main/db/queries/places';
import { listSegments, segmentBytes, type SegmentRow } from '@main/db/queries/segments';
import type { Store } from '@main/db/store';
import type { SecretStore } from '@main/secrets/keychain';
import { whenFree } from '@main/db/when-free';
import type { IgnoredFile } from '@shared/contract/sync-report';
import type { Carrier, Following } from '../carrier';
import type { Collected } from '../collect';
import { Taking } from '../taking';
import type { Hub } from './connect';
import { HintSender, newMark } from './hint';
import { hubPictures } from './hub-pictures';
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
  { thorough, signal, onProgress }: Following & { readonly thorough: boolean },
): Promise<Collected> {
  const known = new Set([...listSegments(store.db), ...listKept(store.db)].map(({ hash }) => hash));
  const rows = await hub<{ feed: string; hash: string }[]>`
    SELECT feed, encode(hash, 'hex') AS hash FROM plumb.segment WHERE project = ${store.project} ORDER BY feed, first`;
  const [present, ignored]: [Set<string>, IgnoredFile[]] = [new Set(), []];
  const taking = new Taking(store);
  try {
    for (const [done, { feed, hash }] of rows.entries()) {
      signal.throwIfAborted();
      onProgress(done, rows.length);
      if (!thorough && known.has(hash)) {
        present.add(hash);
        continue;
      }
      const [row] = await hub<{ bytes: Buffer }[]>`
        SELECT bytes FROM plumb.segment WHERE project = ${store.project} AND feed = ${feed} AND hash = decode(${hash}, 'hex')`;
      if (!row) continue;
      try {
        present.add(await taking.add(row.bytes));
      } catch (error) {
        if (!(error instanceof SegmentError)) throw error;
        if (error.fault === 'newer' && (await kept(store, row.bytes))) present.add(hash);
        else ignored.push({ path: `${address} ${hash.slice(0, 16)}`, fault: error.fault, detail: error.detail });
      }
    }
  } finally {
    await taking.end();
  }
  return { taken: taking.taken, present, ignored };
}

async function publishTo(
  hub: Hub,
  store: Store,
  rows: readonly SegmentRow[],
  { signal, onProgress }: Following,
  hints: HintSender,
): Promise<void> {
  const [me] = await hub<{ role: number }[]>`SELECT plumb.my_role() AS role`;
  try {
    for (const [done, row] of rows.entries()) {
      signal.throwIfAborted();
      onProgress(done, rows.length);
      // What an annotator carries for others is theirs to send, or a reviewer's.
      if (me?.role === 0 && row.member !== store.member) continue;
      await put(hub, row, segmentBytes(store.db, row.id), hints);
    }
  } finally {
    await hints.send(store.project);
  }
}

/** One segment, a transaction by itself. */
async function put(
  hub: Hub,
  { feed, member, first, last, hash }: Pick<KeptRow, 'feed' | 'member' | 'first' | 'last' | 'hash'>,
  bytes: Buffer,
  hints: HintSender,
): Promise<void> {
  const [row] = await hub<{ isNew: boolean }[]>`SELECT plumb.put_segment(${feed}, ${member}, ${first}, ${last},
    decode(${hash}, 'hex'), ${bytes}) AS "isNew"`;
  if (row?.isNew) hints.noteAppended();
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
      await put(hub, { hash, feed, member, first, last }, keptBytes(store.db, id), hints);
    }
  } finally {
    await hints.send(store.project);
  }
}
