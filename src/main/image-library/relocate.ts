import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RelocateReport } from '@shared/contract/reports';
import type { Draft } from '@shared/changes/edit';
import { UserError } from '@shared/lib/user-error';
import type { ImageId, RootId } from '@shared/model/ids';
import { commit, transaction } from '@main/db/commit';
import { imagesOfRoot, setMissing, type StoredImage } from '@main/db/queries/images';
import { setRootFolder } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import type { AddContext, AddTools } from './add-images';
import { eachInFlight } from './each-in-flight';
import { isInPlace } from './missing';
import { Placer, type Place } from './place';

/**
 * Looks for the missing images of a root below another folder, by content. When the folder simply moved, the root is
 * pointed at it on this machine and nothing is committed; images that lie elsewhere in it get their new path by a change.
 */
export async function relocate(
  store: Store,
  root: RootId,
  chosen: string,
  tools: AddTools,
  { signal, progress }: AddContext,
): Promise<RelocateReport> {
  const folder = resolve(chosen);
  const images = imagesOfRoot(store.db, root);
  const missing: StoredImage[] = [];
  await eachInFlight(images, 16, async (image) => void ((await isInPlace(image)) || missing.push(image)));
  const found = await findByContent(missing, folder, tools, { signal, progress });
  const moved = missing.filter((image) => found.get(image.id) === join(folder, image.path));
  const wholeRootMoved = missing.length === images.length && moved.length > 0;
  await whenFree(() =>
    transaction(store.db, () => {
      if (wholeRootMoved) setRootFolder(store.db, root, folder);
      const placer = new Placer(store);
      const placed = missing.flatMap((image) => {
        const file = found.get(image.id);
        return file === undefined ? [] : [{ image, place: placer.place(file, folder) }];
      });
      const { drafts, settle } = placer.takeDrafts();
      commit(store, [...drafts, ...placed.map(({ image, place }) => placedDraft(image, place))], 'no-undo');
      settle();
      for (const image of missing) setMissing(store.db, image.id, !found.has(image.id));
    }),
  );
  return { found: found.size, stillMissing: missing.length - found.size };
}

/** Files with the content that is looked for. The same relative path is tried first, then every file of a fitting size. */
async function findByContent(
  missing: readonly StoredImage[],
  folder: string,
  tools: AddTools,
  { signal, progress }: AddContext,
): Promise<Map<ImageId, string>> {
  const found = new Map<ImageId, string>();
  const bySha = new Map(missing.map((image) => [image.sha256, image]));
  const sizes = new Set(missing.map(({ bytes }) => bytes));
  const tried = new Set<string>();

  async function tryFile(file: string): Promise<void> {
    if (signal.aborted || tried.has(file) || found.size === bySha.size) return;
    tried.add(file);
    try {
      if (!sizes.has((await stat(file)).size)) return;
      const image = bySha.get((await tools.probe(file, signal)).sha256);
      if (image && !found.has(image.id)) found.set(image.id, file);
    } catch (error) {
      // A file that cannot be read is not the one that is looked for.
      if (!(error instanceof UserError) && !(error instanceof Error && 'code' in error)) throw error;
    }
    progress(found.size, missing.length);
  }

  await eachInFlight(
    missing.map(({ path }) => join(folder, path)),
    tools.width,
    tryFile,
  );
  if (found.size < bySha.size)
    await eachInFlight(
      tools.find(folder, () => undefined, signal),
      tools.width,
      tryFile,
    );
  signal.throwIfAborted();
  return found;
}

function placedDraft(image: StoredImage, place: Place): Draft {
  const { id, folder: _, ...value } = image;
  return { kind: 'image', entity: id, value: { ...value, ...place } };
}
