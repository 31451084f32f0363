import type { Store } from '@main/db/store';
import { closeSegment, isClosed, openSegment } from '../closed/closed-segment';
import { openingKeys, readersRecipient } from '../closed/reading-keys';
import type { Identity } from '../identity';

/** Closes a snapshot for the reviewers: labels of everybody are in it. @returns null while they have no key. */
export async function closeSnapshot(store: Store, bytes: Uint8Array): Promise<Uint8Array | null> {
  const readers = readersRecipient(store);
  return readers === null ? null : closeSegment(bytes, [readers]);
}

/** @returns undefined when it was closed for others. @throws SegmentError `damaged` */
export async function openSnapshot(
  store: Store,
  identity: Identity,
  bytes: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (!isClosed(bytes)) return bytes;
  return (await openSegment(bytes, openingKeys(store, identity))) ?? undefined;
}
