import type { Carrier } from './carrier';
import { handOutReadingKeys } from './closed/reading-keys';
import { collect } from './collect';
import { meetFolder, requireFolder } from './folder-identity';
import type { Identity } from './identity';
import { folderShelf } from './pictures/folder-shelf';
import { publish, relay } from './publish';
import { folderSnapshots } from './snapshots/folder-snapshots';

/**
 * A folder that the team shares: a network share, a cloud drive, a stick. Whoever reads it reads what is for everybody;
 * what is for reviewers alone is closed for them and its author.
 *
 * @param root absolute path.
 * @param identity of the person on this machine.
 * @throws UserError `sync.folderMissing` when nothing is there.
 */
export function folderCarrier(root: string, identity: Identity): Carrier {
  requireFolder(root);
  return {
    name: root,
    isReadOnly: false,
    meet: (store, accept) => meetFolder(store, root, accept),
    prepare: (store) => handOutReadingKeys(store, identity),
    collect: (store, options) => collect(store, root, identity, options),
    publish: (store, rows, options) => publish(store, root, rows, options),
    relay: (store, rows, options) => relay(store, root, rows, options),
    pictures: (store) => folderShelf(root, store),
    snapshots: (store) => folderSnapshots(root, store, identity),
  };
}
