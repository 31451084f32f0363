import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import type { ImageId } from '@shared/model/ids';
import { imageById, type StoredImage } from '@main/db/queries/images';
import type { Store } from '@main/db/store';

/** @throws UserError `image.unknown` when it is not in the project, `image.missing` when its file is not on this machine. */
export function imageFile(store: Store, id: ImageId): { image: StoredImage; path: string } {
  const image = imageById(store.db, id);
  if (!image) throw new UserError('image.unknown', { image: id }, 'This image is not in the project');
  if (image.folder === null) {
    const message = `${image.path} is not on this machine. Locate its folder first.`;
    throw new UserError('image.missing', { path: image.path }, message);
  }
  return { image, path: join(image.folder, image.path) };
}
