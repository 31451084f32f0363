import { posix } from 'node:path';
import { fail, text, type Spot } from '../check-values';

/**
 * The picture that a label file in `folder` names, below the chosen folder. Relative paths are followed as far as they
 * stay there; of an absolute path only the file name counts.
 */
export function pictureOf(spot: Spot, folder: string, value: unknown): string {
  const path = text(spot, 'imagePath', value, 4096).replaceAll('\\', '/');
  if (path.includes('\0')) fail(spot, 'imagePath', 'a file name cannot hold a zero character');
  const relative = /^(?:[A-Za-z]:)?\//.test(path) ? posix.basename(path) : path;
  const joined = posix.normalize(posix.join('/', folder, relative)).replace(/^\/+/, '');
  if (joined === '' || joined.endsWith('/')) fail(spot, 'imagePath', 'expected the name of a picture');
  return joined;
}
