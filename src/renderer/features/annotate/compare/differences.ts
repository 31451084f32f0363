import type { PredictionView } from '@shared/contract/annotate';
import { similarityOn } from '@shared/agreement/objects/similarity';
import type { LabelledObject } from '@shared/agreement/objects/labelled-object';
import { compareWithModel, type Difference } from '@shared/signals/compare-with-model';
import type { EditorDocument } from '../../../canvas/editor/document';
import type { ClassId } from '@shared/model/ids';
import type { AnnotationShape } from '../../../canvas/editor/shape';

type LabelObject = LabelledObject & { readonly shape: AnnotationShape };
type SeenObject = LabelledObject & { readonly prediction: PredictionView };

export interface ShownDifference extends Difference<LabelObject, SeenObject> {
  /** The same for as long as both of its sides are there. */
  readonly key: string;
}

export interface Compared {
  readonly differences: readonly ShownDifference[];
  readonly agreed: number;
}

/** The models that suggested something on the image, by name. */
export function modelsOf(predictions: Iterable<PredictionView>): string[] {
  return [...new Set([...predictions].map(({ model }) => model))].toSorted();
}

/**
 * The labels of an image beside all that a model sees on it, whatever was decided of that.
 *
 * @param threshold of what the model sees, only what is as sure counts.
 * @param knows whether the model can find things of the class: it misses none of the others.
 */
export function differencesOf(
  document: EditorDocument,
  predictions: Iterable<PredictionView>,
  model: string,
  threshold: number,
  knows: (label: ClassId) => boolean,
): Compared {
  const labels = [...document.shapes.values()].flatMap((shape): LabelObject[] =>
    shape.kind === 'annotation'
      ? [{ id: shape.id, annotator: 'labels', class: shape.class, geometry: shape.geometry, shape }]
      : [],
  );
  const seen = [...predictions].flatMap((prediction): SeenObject[] =>
    prediction.model === model && prediction.score >= threshold
      ? [{ ...prediction, annotator: model, geometry: prediction.geometry, prediction }]
      : [],
  );
  const { differences, agreed } = compareWithModel(labels, seen, similarityOn(document.width, document.height));
  return {
    agreed,
    differences: differences
      .filter(({ kind, label }) => kind !== 'missing' || !label || knows(label.shape.class))
      .map((one) => ({ ...one, key: `${one.label?.id ?? ''} ${one.seen?.id ?? ''}` })),
  };
}
