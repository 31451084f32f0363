import { similarityOn } from '@shared/agreement/objects/similarity';
import type { ImageId, PredictionId } from '@shared/model/ids';
import { modelError, type ModelError } from '@shared/signals/model-error';
import { annotationsOf, type StoredAnnotation } from '@main/db/queries/annotations';
import { allImages } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';

/** A suggestion that a person did not leave as it was. */
export interface FoundError {
  readonly image: ImageId;
  readonly path: string;
  readonly prediction: PredictionId;
  readonly score: number;
  /** `deleted`: accepted, and later thrown away. */
  readonly what: 'rejected' | 'deleted' | 'changed';
  /** Null unless it was changed. */
  readonly change: ModelError | null;
}

export interface ErrorsOfModel {
  /** `<id>@<version>` */
  readonly model: string;
  readonly pending: number;
  /** Accepted and left as they were. */
  readonly right: number;
  /** By image and score, as they are found. */
  readonly errors: readonly FoundError[];
}

/** What people put right of the suggestions of each model; all of it is read from what the project keeps anyway. */
export function modelErrors(store: Store): ErrorsOfModel[] {
  const models = new Map<string, { pending: number; right: number; errors: FoundError[] }>();
  for (const { id: image, path, width, height } of allImages(store.db)) {
    const predictions = predictionsOf(store.db, image);
    if (predictions.length === 0) continue;
    const labels = acceptedLabels(annotationsOf(store.db, image));
    const similarity = similarityOn(width, height);
    for (const prediction of predictions) {
      const { id, model, score, decision } = prediction;
      const entry = models.get(model) ?? { pending: 0, right: 0, errors: [] };
      models.set(model, entry);
      const found = { image, path, prediction: id, score };
      const label = labels.get(id);
      const change = label ? modelError(prediction, label, similarity) : null;
      if (decision === 'pending') entry.pending++;
      else if (decision === 'rejected') entry.errors.push({ ...found, what: 'rejected', change: null });
      else if (!label) entry.errors.push({ ...found, what: 'deleted', change: null });
      else if (change) entry.errors.push({ ...found, what: 'changed', change });
      else entry.right++;
    }
  }
  return [...models]
    .map(([model, entry]) => ({ model, ...entry }))
    .toSorted((one, other) => one.model.localeCompare(other.model));
}

function acceptedLabels(labels: readonly StoredAnnotation[]): Map<PredictionId, StoredAnnotation> {
  return new Map(
    labels.flatMap((label) => (label.source.type === 'accepted' ? [[label.source.prediction, label]] : [])),
  );
}
