import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { EmbedReport, Rejected } from '@shared/contract/reports';
import type { Rectangle } from '@shared/embeddings/region';
import { UserError } from '@shared/lib/user-error';
import { transaction } from '@main/db/commit';
import { hasEmbedding, placeKey, putEmbedding } from '@main/db/queries/embeddings';
import type { StoredImage } from '@main/db/queries/images';
import { withSqliteErrors } from '@main/db/sqlite-error';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';

/** A model that makes embeddings. */
export interface Embedder {
  /** What its vectors are kept under, 32 bytes. */
  readonly key: Buffer;
  /** @returns a unit vector for each part, in their order. @throws UserError `image.*`, `model.*`, `prelabel.stopped`. */
  embed(imagePath: string, regions: readonly Rectangle[], signal?: AbortSignal): Promise<Float32Array[]>;
}

/** Parts of one image. */
export interface ImageRegions {
  readonly image: StoredImage;
  readonly regions: readonly Rectangle[];
}

export interface EmbedContext {
  readonly signal: AbortSignal;
  /** Counts parts of images. */
  readonly progress: (done: number, total: number | null) => void;
}

/** While one image is in the network the next is decoded. */
const inFlight = 2;
/** Parts asked for at a time, so that a cancel need not wait for an image with a thousand objects. */
const mostAtOnce = 32;
/** Images looked up between two breaths of the event loop. */
const slice = 100;

/**
 * Makes the embeddings that are not kept yet, image by image, so that a cancelled run keeps what it has. An image that
 * cannot be read is told of and does not stop the others.
 *
 * @throws UserError when the model is to blame; the signal's reason when cancelled.
 */
export async function embedProject(
  store: Store,
  embedder: Embedder,
  wanted: readonly ImageRegions[],
  { signal, progress }: EmbedContext,
): Promise<EmbedReport> {
  const open = await withoutKnown(store, embedder.key, wanted, signal);
  const total = countOf(open);
  const failed: Rejected[] = [];
  let [done, made] = [0, 0];

  async function takeFrom(queue: Iterator<ImageRegions>): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const { image, regions } = next.value;
      try {
        await embedImage(store, embedder, next.value, signal);
        made += regions.length;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof UserError && error.code.startsWith('image.'))) throw error;
        failed.push({ path: image.path, code: error.code, message: error.message });
      }
      done += regions.length;
      progress(done, total);
    }
  }

  progress(0, total);
  const queue = open.values();
  await Promise.all(Array.from({ length: inFlight }, () => takeFrom(queue)));
  return { made, known: countOf(wanted) - total, failed };
}

/**
 * The embedding of one part of an image: the one that is kept, or a new one, which is then kept.
 *
 * @throws UserError `image.*`, `model.*`, `prelabel.stopped`.
 */
export async function keepEmbeddings(
  store: Store,
  embedder: Embedder,
  { image, regions }: ImageRegions,
  signal: AbortSignal,
): Promise<void> {
  const [open] = await withoutKnown(store, embedder.key, [{ image, regions }], signal);
  if (open) await embedImage(store, embedder, open, signal);
}

async function embedImage(
  store: Store,
  embedder: Embedder,
  { image, regions }: ImageRegions,
  signal: AbortSignal,
): Promise<void> {
  if (image.folder === null) {
    const message = `${image.path} is not on this machine. Locate its folder first.`;
    throw new UserError('image.missing', { path: image.path }, message);
  }
  for (let start = 0; start < regions.length; start += mostAtOnce) {
    const part = regions.slice(start, start + mostAtOnce);
    const vectors = await embedder.embed(join(image.folder, image.path), part, signal);
    await whenFree(() =>
      withSqliteErrors(store.path, () =>
        transaction(store.db, () => {
          for (const [index, vector] of vectors.entries())
            putEmbedding(store.db, embedder.key, { content: image.sha256, region: part[index]! }, vector);
        }),
      ),
    );
  }
}

/** Only the parts without an embedding, each once, and only images that have such parts. */
async function withoutKnown(
  store: Store,
  key: Buffer,
  wanted: readonly ImageRegions[],
  signal: AbortSignal,
): Promise<ImageRegions[]> {
  const seen = new Set<string>();
  const open: ImageRegions[] = [];
  for (const [index, { image, regions }] of wanted.entries()) {
    if (index % slice === slice - 1) await setImmediate();
    signal.throwIfAborted();
    const missing = regions.filter((region) => {
      const place = { content: image.sha256, region };
      const name = placeKey(place);
      if (seen.has(name) || hasEmbedding(store.db, key, place)) return false;
      seen.add(name);
      return true;
    });
    if (missing.length > 0) open.push({ image, regions: missing });
  }
  return open;
}

function countOf(wanted: readonly ImageRegions[]): number {
  return wanted.reduce((sum, { regions }) => sum + regions.length, 0);
}
