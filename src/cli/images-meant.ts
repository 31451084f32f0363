import type { ImageId } from '@shared/model/ids';
import { listClasses } from '@main/db/queries/classes';
import { allImages, imageIds } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { UsageError } from './exit-codes';
import { parseImageQuery } from './image-query';

/**
 * The images that `--query` and `--images` mean, by path.
 *
 * @returns null: all.
 * @throws UsageError when there is no such image, or the query is not understood.
 */
export function imagesMeant(
  { db }: Store,
  { query, images }: { readonly query?: string; readonly images?: readonly string[] },
): ImageId[] | null {
  const matching = query === undefined ? null : imageIds(db, parseImageQuery(query, listClasses(db)), 'path');
  if (!images) return matching;
  const byPath = new Map(allImages(db).map(({ path, id }) => [path, id]));
  const named = images.map((path) => {
    const id = byPath.get(path.replaceAll('\\', '/'));
    if (id) return id;
    throw new UsageError(`There is no image "${path}" in the project. Paths are those that the gallery shows.`);
  });
  if (!matching) return named;
  const isMatching = new Set(matching);
  return named.filter((id) => isMatching.has(id));
}
