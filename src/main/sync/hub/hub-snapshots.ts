import type { SnapshotShelf } from '../snapshots/snapshot-shelf';
import type { Hub } from './connect';
import { MOST_PICTURE_BYTES } from './schema';

/** The snapshots that a hub holds: it shows them to reviewers and leads, and takes them from them. */
export function hubSnapshots(hub: Hub, address: string): SnapshotShelf {
  return {
    async list() {
      const rows = await hub<{ hash: string; changes: string }[]>`
        SELECT encode(hash, 'hex') AS hash, changes FROM plumb.snapshot WHERE project = plumb.my_project()`;
      return rows.map(({ hash, changes }) => ({
        name: `${address} ${hash.slice(0, 16)}`,
        hash: hash.slice(0, 16),
        changes: Number(changes),
        async read() {
          const [row] = await hub<{ bytes: Buffer }[]>`
            SELECT bytes FROM plumb.snapshot WHERE project = plumb.my_project() AND hash = decode(${hash}, 'hex')`;
          return row?.bytes;
        },
      }));
    },
    async put({ bytes }) {
      // What is larger than PostgreSQL holds well is read package by package, as ever.
      if (bytes.length > MOST_PICTURE_BYTES) return false;
      await hub`SELECT plumb.put_snapshot(${bytes})`;
      return true;
    },
  };
}
