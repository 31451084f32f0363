import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { imageIdOf } from '@shared/model/image';
import type { ImageId, MemberId, RootId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { setRootFolder } from '@main/db/queries/roots';

interface JpegPicture {
  /** In the folder of the project. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes a project of one JPEG that lies in its folder.
 *
 * @param more what else is in the project.
 * @returns the project's path.
 */
export async function pictureProject(
  folder: string,
  { name, width, height }: JpegPicture,
  more: (image: ImageId, member: MemberId) => readonly Draft[] = () => [],
): Promise<string> {
  const file = join(folder, name);
  const sha256 = await hashOf(file);
  const path = join(folder, 'bench.plumb');
  const store = createStore(path, { name: 'Bench', template: 'objects' }, { name: 'Bench', role: 'lead' });
  const [root, image] = [newId<RootId>(), imageIdOf(sha256)];
  const facts = {
    format: 'jpeg',
    bytes: statSync(file).size,
    bitDepth: 8,
    addedAt: '2026-01-01T00:00:00.000Z',
  } as const;
  commit(
    store,
    [
      { kind: 'root', entity: root, value: { name: 'pictures' } },
      { kind: 'image', entity: image, value: { sha256, root, path: name, width, height, ...facts } },
      ...more(image, store.member),
    ],
    'no-undo',
  );
  setRootFolder(store.db, root, folder);
  store.db.close();
  return path;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}
