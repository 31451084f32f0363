import { join } from 'node:path';
import type { Suggestions } from '@shared/contract/prelabel';
import type { PrelabelReport, Rejected } from '@shared/contract/reports';
import type { ImageId } from '@shared/model/ids';
import { allImages, imageById, type StoredImage } from '@main/db/queries/images';
import { imagesLookedAt } from '@main/db/queries/looked-at';
import type { Store } from '@main/db/store';
import { prelabelBatch } from './batch';
import { modelRef } from './card';
import { classesFor, classNameOf, wayOf, type ClassChoice } from './choose-classes';
import type { Detector } from './host';
import { keepSuggestions } from './keep-suggestions';

export interface PrelabelRequest extends ClassChoice {
  readonly threshold: number;
  /** null: every image of the project. */
  readonly images: readonly ImageId[] | null;
  /** Look again at images that this model, used in this way, has looked at before. */
  readonly again: boolean;
  /** Which undecided suggestions on an image give way to the new ones. */
  readonly replaces: Suggestions;
}

export interface PrelabelContext {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
  /** An image's suggestions were committed. */
  readonly onImage: (image: ImageId, classesAdded: boolean) => void;
}

export interface PrelabelPlan {
  /** What is to be looked at, wherever the files are. */
  readonly open: readonly StoredImage[];
  /** Those of them whose files are on this machine. */
  readonly images: readonly { readonly path: string; readonly image: StoredImage }[];
  /** Images that the model has looked at before in the same way. */
  readonly known: number;
  /** Images whose files are not on this machine. */
  readonly missing: readonly Rejected[];
  /** The model's labels that no class of the project is there for yet. */
  readonly unmapped: readonly string[];
}

/** What a run would look at. */
export function planPrelabel(
  store: Store,
  detector: Pick<Detector, 'card' | 'identity'>,
  request: PrelabelRequest,
): PrelabelPlan {
  // Whoever made classes for all that was found has left nothing out: such an image has what is asked for as well.
  const ways = [request, { ...request, addClasses: true }].map((choice) =>
    imagesLookedAt(store.db, {
      model: modelRef(detector.card),
      way: wayOf(store, detector, request.threshold, choice),
    }),
  );
  const all = request.images ? request.images.flatMap((id) => imageById(store.db, id) ?? []) : allImages(store.db);
  const open = all.filter(({ id }) => request.again || !ways.some((before) => before.has(id)));
  const missing = open.flatMap(({ folder, path }): Rejected[] => {
    if (folder !== null) return [];
    const message = `${path} is not on this machine. Locate its folder first.`;
    return [{ path, code: 'image.missing', message }];
  });
  const { byName } = classesFor(store, [], request);
  return {
    open,
    images: open.flatMap((image) => (image.folder === null ? [] : [{ path: join(image.folder, image.path), image }])),
    known: all.length - open.length,
    missing,
    unmapped: detector.card.classes.filter((label) => {
      const name = classNameOf(label, request);
      return name !== null && !byName.has(name.toLowerCase());
    }),
  };
}

/**
 * Runs a model over images of a project and commits what it finds as suggestions, image by image, so that a run that was
 * cancelled, killed or failed keeps what it has, and the next one does only what is left. Decided suggestions, and
 * everything of a person's, stay as they are. A picture that is gone or cannot be read is told of and does not stop the
 * others.
 *
 * @throws UserError `store.*` when nothing can be written any more; `prelabel.*` when the model is to blame; the signal's
 *   reason when cancelled.
 */
export async function prelabelProject(
  store: Store,
  detector: Detector,
  request: PrelabelRequest,
  { signal, progress, onImage }: PrelabelContext,
): Promise<PrelabelReport> {
  const { images, known, missing } = planPrelabel(store, detector, request);
  const way = wayOf(store, detector, request.threshold, request);
  const unmapped = new Map<string, number>();
  const failed: Rejected[] = [...missing];
  let predictions = 0;
  let done = 0;
  progress(0, images.length);
  await prelabelBatch(images, detector, {
    threshold: request.threshold,
    signal,
    onProgress: progress,
    async onResult(result) {
      const { image } = result.image;
      if ('error' in result) {
        failed.push({ path: image.path, code: result.error.code, message: result.error.message });
        return;
      }
      const kept = await keepSuggestions(store, detector.card, image, result.detections, { ...request, way });
      for (const label of kept.unmapped) unmapped.set(label, (unmapped.get(label) ?? 0) + 1);
      predictions += kept.made;
      done++;
      onImage(image.id, kept.classesAdded);
    },
  });
  return {
    images: done,
    known,
    predictions,
    unmapped: [...unmapped].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count),
    failed,
  };
}
