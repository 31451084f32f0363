import { join } from 'node:path';
import type { PrelabelReport, Rejected } from '@shared/contract/reports';
import type { Draft } from '@shared/changes/edit';
import { resolveClasses } from '@shared/changes/missing-classes';
import { newId } from '@shared/changes/new-id';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import { UserError } from '@shared/lib/user-error';
import type { ClassId, ImageId, PredictionId } from '@shared/model/ids';
import type { Transcription } from '@shared/model/transcription';
import { commit } from '@main/db/commit';
import { listClasses } from '@main/db/queries/classes';
import { allImages, imageById, type StoredImage } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { prelabelBatch } from './batch';
import { modelRef } from './card';
import type { Detection } from './detection';
import type { Detector } from './host';
import { suggestedShapes } from './suggested-shape';

export interface PrelabelRequest {
  readonly threshold: number;
  /** null: every image of the project. */
  readonly images: readonly ImageId[] | null;
  /** Make a class for each label that is found and has none yet. */
  readonly addClasses: boolean;
}

export interface PrelabelContext {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
  /** An image's suggestions were committed. */
  readonly onImage: (image: ImageId, classesAdded: boolean) => void;
}

/**
 * Runs a model over images of a project and commits what it finds as suggestions, image by image, so that a cancelled
 * run keeps what it has. Suggestions of the same model that nobody decided are replaced; decided ones, and everything
 * of a person's, stay as they are.
 */
export async function prelabelProject(
  store: Store,
  detector: Detector,
  { threshold, images, addClasses }: PrelabelRequest,
  { signal, progress, onImage }: PrelabelContext,
): Promise<PrelabelReport> {
  const model = modelRef(detector.card);
  const unmapped = new Map<string, number>();
  const failed: Rejected[] = [];
  let predictions = 0;
  let done = 0;

  async function keep(image: StoredImage, detections: readonly Detection[]): Promise<void> {
    const labels = detections.map(({ classIndex }) => detector.card.classes[classIndex]!);
    const existing = listClasses(store.db);
    const classes = resolveClasses(existing, addClasses ? labels : [], store.machine.now());
    const decided: ClassedBox[] = [];
    const stale: Draft[] = [];
    for (const { id, ...value } of predictionsOf(store.db, image.id)) {
      if (value.model !== model) continue;
      if (value.decision === 'pending') stale.push({ kind: 'prediction', entity: id, value: null });
      else decided.push({ class: value.class, box: boxOf(value.geometry) });
    }
    const templates: Draft[] = [];
    const shapes = suggestedShapes(store, detector.card, detections, templates);
    const fresh = detections.flatMap((detection, index): Draft[] => {
      const label = labels[index]!;
      const classId = classes.byName.get(label.toLowerCase());
      if (!classId) {
        unmapped.set(label, (unmapped.get(label) ?? 0) + 1);
        return [];
      }
      const geometry = shapes[index]!;
      const box = boxOf(geometry);
      if (decided.some((other) => isSame(other, { class: classId, box }))) return [];
      const value = {
        image: image.id,
        class: classId,
        geometry,
        score: detection.score,
        model,
        threshold,
        decision: 'pending',
        ...(detection.text === undefined ? {} : { transcription: legible(detection.text) }),
      } as const;
      return [{ kind: 'prediction', entity: newId<PredictionId>(store.machine.now()), value }];
    });
    await whenFree(() =>
      commit(store, [...classes.drafts, ...(fresh.length > 0 ? templates : []), ...stale, ...fresh], 'no-undo'),
    );
    predictions += fresh.length;
    done++;
    onImage(image.id, classes.drafts.length > 0);
  }

  await prelabelBatch(readable(store, images, failed), detector, {
    threshold,
    signal,
    onProgress: progress,
    async onResult(result) {
      if ('error' in result)
        failed.push({ path: result.image.image.path, code: result.error.code, message: result.error.message });
      else await keep(result.image.image, result.detections);
    },
  });
  return {
    images: done,
    predictions,
    unmapped: [...unmapped].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count),
    failed,
  };
}

interface ClassedBox {
  readonly class: ClassId;
  readonly box: Detection['box'];
}

function legible(text: string): Transcription {
  return { text, legibility: 'legible' };
}

function boxOf(geometry: Geometry): Detection['box'] {
  const { minX, minY, maxX, maxY } = boundsOf(geometry);
  return { x: minX, y: minY, width: maxX - minX, height: maxY - minY };
}

/** The very object that a person has decided already: the same model finds it again in the same place. */
function isSame(a: ClassedBox, b: ClassedBox): boolean {
  const near = (p: number, q: number) => Math.abs(p - q) < 0.5;
  return (
    a.class === b.class &&
    near(a.box.x, b.box.x) &&
    near(a.box.y, b.box.y) &&
    near(a.box.width, b.box.width) &&
    near(a.box.height, b.box.height)
  );
}

function readable(
  store: Store,
  ids: readonly ImageId[] | null,
  failed: Rejected[],
): { path: string; image: StoredImage }[] {
  const images = ids ? ids.flatMap((id) => imageById(store.db, id) ?? []) : allImages(store.db);
  return images.flatMap((image) => {
    if (image.folder !== null) return [{ path: join(image.folder, image.path), image }];
    const error = new UserError(
      'image.missing',
      { path: image.path },
      `${image.path} is not on this machine. Locate its folder first.`,
    );
    failed.push({ path: image.path, code: error.code, message: error.message });
    return [];
  });
}
