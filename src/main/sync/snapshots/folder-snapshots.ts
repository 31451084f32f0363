import { join } from 'node:path';
import { MOST_SNAPSHOT_BYTES } from '@shared/sync/snapshot';
import type { Store } from '@main/db/store';
import { claimInName, homeName, snapshotPlace } from '../folder-layout';
import type { Identity } from '../identity';
import { listSnapshotFiles, readFound } from '../list-folder';
import { putAt } from '../publish';
import { closeSnapshot, openSnapshot } from './closed-snapshot';
import type { SnapshotShelf } from './snapshot-shelf';

/** Closing adds less than a hundredth. */
const MOST_FILE_BYTES = MOST_SNAPSHOT_BYTES * 1.01;

/** The snapshots in a shared folder, closed for the reviewers; like segments they are only ever added. */
export function folderSnapshots(root: string, store: Store, identity: Identity): SnapshotShelf {
  return {
    async list() {
      const files = await listSnapshotFiles(root, store.project);
      return files.map((file) => ({
        // A conflict copy is known by its content, so it comes last and is read when nothing else is there.
        ...(claimInName(file.name) ?? { changes: 0, hash: '' }),
        name: file.path,
        async read() {
          const found = await readFound(file, MOST_FILE_BYTES);
          return found && openSnapshot(store, identity, found);
        },
      }));
    },
    async put({ hash, changes, bytes }) {
      const closed = await closeSnapshot(store, bytes);
      if (closed) await putAt(join(root, homeName(store.project), snapshotPlace({ hash, changes })), closed);
      return closed !== null;
    },
  };
}
