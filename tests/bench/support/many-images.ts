import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharp } from '@main/images/sharp';
import { newId } from '@shared/changes/new-id';
import { createHash } from 'node:crypto';
import type { RootId } from '@shared/model/ids';
import { imageIdOf } from '@shared/model/image';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { setRootFolder } from '@main/db/queries/roots';

/** Makes a project of `count` small real pictures, each with a content of its own. @returns the project's path. */
export async function makeProject(folder: string, count: number): Promise<string> {
  const pictures = join(folder, 'pictures');
  mkdirSync(pictures, { recursive: true });
  const jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#557799' } })
    .jpeg()
    .toBuffer();
  const path = join(folder, 'many.plumb');
  const store = createStore(path, { name: 'Many', template: 'objects' }, { name: 'Bench', role: 'lead' });
  const root = newId<RootId>();
  commit(store, [{ kind: 'root', entity: root, value: { name: 'pictures' } }], 'no-undo');
  setRootFolder(store.db, root, pictures);
  for (let from = 0; from < count; from += 1000) {
    const drafts = Array.from({ length: Math.min(1000, count - from) }, (_, offset) => {
      const name = `${String(from + offset).padStart(6, '0')}.jpg`;
      // What follows the end of a JPEG is read by nobody, but it makes another file of it.
      const bytes = Buffer.concat([jpeg, Buffer.from(name)]);
      writeFileSync(join(pictures, name), bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const value = {
        sha256,
        root,
        path: name,
        width: 640,
        height: 480,
        format: 'jpeg',
        bytes: bytes.length,
        bitDepth: 8,
        addedAt: '2026-01-01T00:00:00.000Z',
      } as const;
      return { kind: 'image', entity: imageIdOf(sha256), value } as const;
    });
    commit(store, drafts, 'no-undo');
  }
  store.db.close();
  return path;
}
