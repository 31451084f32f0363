import { existsSync } from 'node:fs';
import type { SyncReport } from '@shared/contract/sync-report';
import { UserError } from '@shared/lib/user-error';
import { nothingTaken } from '@main/db/take-segment';
import type { Store } from '@main/db/store';
import type { Carrier, PictureShelf } from '../carrier';
import { handOutReadingKeys } from '../closed/reading-keys';
import type { Identity } from '../identity';
import { publishInto, relayInto, type SegmentSink } from '../publish';
import { closeSnapshot } from '../snapshots/closed-snapshot';
import { syncProject, type SyncOptions } from '../sync-project';
import { PackWriter } from './pack-writer';

export interface PackOptions extends Pick<SyncOptions, 'dryRun' | 'sendPictures' | 'signal' | 'onProgress'> {
  /** Whether a file that has the name already is replaced. */
  readonly replace: boolean;
}

/**
 * Writes all that this machine has of a project into one file, to be mailed: the same segments as a folder holds, closed
 * for the same people. There is a file of that name when all of it is on the disk, and else there is none.
 *
 * @param path absolute.
 * @throws UserError `sync.packExists`, `sync.cannotWrite`, `sync.noReadingKey`
 */
export async function savePack(
  store: Store,
  identity: Identity,
  path: string,
  { replace, ...options }: PackOptions,
): Promise<SyncReport> {
  if (!replace && existsSync(path)) {
    throw new UserError(
      'sync.packExists',
      { path },
      `${path} is there already. Choose another name; nothing was changed.`,
    );
  }
  const writer = new PackWriter(path);
  let fault = null as UserError | null;
  /** A package is whole, or it is none: what cannot be written ends it. */
  async function orFault<T>(work: () => Promise<T>): Promise<T> {
    if (fault !== null) throw fault;
    try {
      return await work();
    } catch (error) {
      if (error instanceof UserError) fault = error;
      throw error;
    }
  }
  const sink: SegmentSink = { name: path, put: (_, bytes) => writer.addSegment(bytes) };
  const shelf: PictureShelf = {
    atOnce: () => Promise.resolve(1),
    has: () => Promise.resolve(false),
    fetch: () => Promise.resolve(false),
    lacks: () => Promise.resolve(true),
    send: (image, source, signal) => orFault(() => writer.addPicture(image, source, signal)),
  };
  const carrier: Carrier = {
    name: path,
    isReadOnly: false,
    meet: () => writer.begin(),
    prepare: (from) => handOutReadingKeys(from, identity),
    collect: () => Promise.resolve({ taken: nothingTaken, present: new Set<string>(), ignored: [], snapshot: null }),
    publish: (from, rows, following) => orFault(() => publishInto(from, sink, rows, following)),
    relay: (from, rows, following) => orFault(() => relayInto(from, sink, rows, following)),
    pictures: () => shelf,
    snapshots: (from) => ({
      list: () => Promise.resolve([]),
      put: ({ bytes }) =>
        orFault(async () => {
          const closed = await closeSnapshot(from, bytes);
          if (closed) await writer.addSnapshot(closed);
          return closed !== null;
        }),
    }),
  };
  try {
    const report = await syncProject(store, carrier, identity, { ...options, thorough: false, acceptFolder: false });
    if (fault !== null) throw fault;
    if (!options.dryRun) await writer.finish();
    return report;
  } finally {
    await writer.abandon();
  }
}
