import type { Carrier } from './carrier';
import { collect } from './collect';
import { meetFolder, requireFolder } from './folder-identity';
import { folderShelf } from './pictures/folder-shelf';
import { publish } from './publish';

/**
 * A folder that the team shares: a network share, a cloud drive, a stick.
 *
 * @param root absolute path.
 * @throws UserError `sync.folderMissing` when nothing is there.
 */
export function folderCarrier(root: string): Carrier {
  requireFolder(root);
  return {
    name: root,
    meet: (store, accept) => meetFolder(store, root, accept),
    collect: (store, options) => collect(store, root, options),
    publish: (store, rows, options) => publish(store, root, rows, options),
    pictures: (store) => folderShelf(root, store),
  };
}
