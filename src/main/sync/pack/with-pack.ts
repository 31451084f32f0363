import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { beginsLikeSegment, claimOf } from '@shared/sync/segment';
import { SegmentError } from '@shared/sync/segment-error';
import type { Store } from '@main/db/store';
import type { Carrier } from '../carrier';
import { collectFrom } from '../collect';
import type { Identity } from '../identity';
import { openSnapshot } from '../snapshots/closed-snapshot';
import type { SnapshotShelf } from '../snapshots/snapshot-shelf';
import { listPack, openPack, readAt, type PackParts } from './pack-reader';
import { packShelf } from './pack-shelf';

const { signal: never } = new AbortController();

/**
 * Opens a package that somebody sent, for one piece of work. It is taken in as a folder is, and nothing is put into it.
 *
 * @throws UserError `sync.packMissing`, `sync.notPack`, `sync.packMangled`, `sync.packNewer`
 */
export async function withPack<T>(
  path: string,
  identity: Identity,
  work: (carrier: Carrier) => Promise<T>,
): Promise<T> {
  const file = await openPack(path);
  try {
    const parts = await listPack(file, path, never);
    return await work(packCarrier(path, file, parts, identity));
  } finally {
    await file.close();
  }
}

function packCarrier(path: string, file: FileHandle, parts: PackParts, identity: Identity): Carrier {
  const snapshots = (store: Store): SnapshotShelf => ({
    list: () =>
      Promise.resolve(
        parts.snapshots.map(({ offset, size }) => ({
          name: `${basename(path)}, a snapshot`,
          hash: '',
          changes: size,
          read: async () => openSnapshot(store, identity, await readAt(file, offset, size)),
        })),
      ),
    // Nothing is ever put into a package that somebody sent.
    put: () => Promise.resolve(false),
  });
  return {
    name: path,
    isReadOnly: true,
    meet: () => undefined,
    prepare: () => Promise.resolve(),
    async collect(store, options) {
      await refuseOtherProject(path, file, parts, store);
      const source = {
        files: () => Promise.resolve(parts.segments),
        read: ({ offset, size }: (typeof parts.segments)[number]) => readAt(file, offset, size),
        snapshots: snapshots(store),
      };
      const collected = await collectFrom(store, source, identity, options);
      return { ...collected, ignored: [...parts.ignored, ...collected.ignored], cut: parts.cut };
    },
    publish: () => Promise.resolve(),
    relay: () => Promise.resolve(),
    pictures: () => packShelf(file, parts.pictures),
    snapshots,
  };
}

/** Whose package it is, is told before any of it is taken. */
async function refuseOtherProject(path: string, file: FileHandle, { segments }: PackParts, store: Store) {
  for (const { offset, size } of segments) {
    const bytes = await readAt(file, offset, size);
    try {
      if (!beginsLikeSegment(bytes)) continue;
      if (claimOf(bytes, store.reading).header.project === store.project) return;
    } catch (error) {
      if (error instanceof SegmentError) continue;
      throw error;
    }
    throw new UserError(
      'sync.packOtherProject',
      { path },
      `${path} is a package of another project. Open that project, and take it in there. Nothing was changed.`,
    );
  }
}
