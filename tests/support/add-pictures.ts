import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newId } from '@shared/changes/new-id';
import { imageIdOf } from '@shared/model/image';
import type { RootId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { setRootFolder } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';
import { temporaryFolder } from './temporary-store';

export interface AddedPicture {
  readonly path: string;
  readonly content: Buffer;
  readonly sha256: string;
}

/**
 * Puts files into a folder of a project's own, and enters them as its images, whatever is in them.
 *
 * @param contents by path.
 */
export function addPictures(
  store: Store,
  contents: Readonly<Record<string, string | Buffer>>,
): [AddedPicture, ...AddedPicture[]] {
  const originals = temporaryFolder();
  const root = newId<RootId>();
  commit(store, [{ kind: 'root', entity: root, value: { name: 'photos' } }], 'no-undo');
  setRootFolder(store.db, root, originals);
  const added = Object.entries(contents).map(([path, text]) => {
    const content = Buffer.from(text);
    const sha256 = createHash('sha256').update(content).digest('hex');
    mkdirSync(dirname(join(originals, path)), { recursive: true });
    writeFileSync(join(originals, path), content);
    const value = {
      sha256,
      root,
      path,
      width: 4,
      height: 3,
      format: 'png',
      bytes: content.length,
      bitDepth: 8,
      addedAt: '2026-11-22T10:00:00.000Z',
    } as const;
    commit(store, [{ kind: 'image', entity: imageIdOf(sha256), value }], 'no-undo');
    return { path, content, sha256 };
  });
  const [first, ...others] = added;
  if (first === undefined) throw new Error('no picture was given');
  return [first, ...others];
}
