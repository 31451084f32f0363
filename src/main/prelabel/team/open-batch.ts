import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import type { Uuid } from '@shared/lib/uuid';
import type { Rejected } from '@shared/contract/reports';
import type { TeamBatch } from '@shared/contract/team-batch';
import type { ImageId } from '@shared/model/ids';
import { listClasses } from '@main/db/queries/classes';
import { imageById, type StoredImage } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { prelabelBatch } from '../batch';
import { modelRef } from '../card';
import { wayOf, type ClassChoice } from '../choose-classes';
import type { Detection } from '../detection';
import type { Detector, PrelabelHost } from '../host';
import { keepSuggestions } from '../keep-suggestions';
import { listModels, type ModelRoots } from '../models';
import { openModel } from '../open-model';

export interface BatchOutcome {
  readonly images: number;
  readonly predictions: number;
  readonly failed: readonly Rejected[];
}

/**
 * Readies the model of a batch on this machine. The returned function has it look at images, and returns what keeps the
 * suggestions: nothing is written before.
 *
 * @throws UserError `queue.modelMissing`, `queue.otherModel`, and those of `openModel`
 */
export async function openBatch(
  store: Store,
  host: PrelabelHost,
  models: ModelRoots,
  id: Uuid,
  batch: TeamBatch,
  opening: AbortSignal,
) {
  const detector = await detectorFor(host, models, batch, opening);
  return async (images: readonly ImageId[], signal: AbortSignal): Promise<() => Promise<BatchOutcome>> => {
    const found: { readonly image: StoredImage; readonly detections: readonly Detection[] }[] = [];
    const failed: Rejected[] = [];
    const here = images.flatMap((image) => {
      const stored = imageById(store.db, image);
      if (stored?.folder) return [{ path: join(stored.folder, stored.path), image: stored }];
      failed.push(absent(stored?.path ?? image));
      return [];
    });
    await prelabelBatch(here, detector, {
      threshold: batch.threshold,
      signal,
      onResult(result) {
        const { image } = result.image;
        if ('error' in result)
          failed.push({ path: image.path, code: result.error.code, message: result.error.message });
        else found.push({ image, detections: result.detections });
      },
    });
    return async () => {
      const choice = choiceOf(store, batch);
      const way = wayOf(store, detector, batch.threshold, choice);
      let predictions = 0;
      for (const { image, detections } of found) {
        const options = { ...choice, threshold: batch.threshold, replaces: batch.replaces, way, batch: id };
        predictions += (await keepSuggestions(store, detector.card, image, detections, options)).made;
      }
      return { images: found.length, predictions, failed };
    };
  };
}

function absent(path: string): Rejected {
  const message = `${path} is neither on the hub nor on the machine that was to look at it. Sync with pictures where it is.`;
  return { path, code: 'image.missing', message };
}

async function detectorFor(
  host: PrelabelHost,
  roots: ModelRoots,
  { model, reader }: TeamBatch,
  signal: AbortSignal,
): Promise<Detector> {
  const { models } = await listModels(roots);
  const alike = models.filter(({ card }) => card.sha256 === model.sha256 || modelRef(card) === model.ref);
  for (const { folder } of alike) {
    const detector = await openModel(host, roots, folder, { reader }, signal);
    if (detector.identity === model.identity) return detector;
  }
  const { name, file, sha256 } = model;
  if (alike.length > 0) {
    throw new UserError(
      'queue.otherModel',
      { model: name, file },
      `The model ${name} on this machine is not the one of the batch, or is used in another way. Remove it, and add ${file} with the card of whoever put the batch.`,
    );
  }
  throw new UserError(
    'queue.modelMissing',
    { model: name, file, sha256 },
    `The team's batch is for the model ${name}, which is not on this machine. Add its file ${file} (SHA-256 ${sha256}), and help again.`,
  );
}

/** The classes of a batch by the names that they have now; one that was deleted since is left out. */
function choiceOf(store: Store, { classes }: TeamBatch): ClassChoice {
  const names = new Map(listClasses(store.db).map(({ id, name }) => [id, name]));
  const mapping = Object.entries(classes).map(([label, id]) => [label, (id && names.get(id)) ?? null] as const);
  return { addClasses: false, mapping: Object.fromEntries(mapping) };
}
