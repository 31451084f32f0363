import type { AnnotationView, PredictionView } from '@shared/contract/annotate';
import type { Bounds } from '@shared/geometry/coordinate';
import type { Geometry } from '@shared/geometry/geometry';
import { areaOf, boundsOf } from '@shared/geometry/operations';
import type { Source } from '@shared/model/annotation';
import type { AnnotationId, ClassId, PredictionId } from '@shared/model/ids';

export type ShapeId = AnnotationId | PredictionId;

interface ShapeBase {
  readonly class: ClassId;
  readonly geometry: Geometry;
  readonly bounds: Bounds;
  /** In square pixels. */
  readonly area: number;
  /** Painted in ascending order. */
  readonly z: number;
}

/** A person's label. */
export interface AnnotationShape extends ShapeBase {
  readonly kind: 'annotation';
  readonly id: AnnotationId;
  readonly source: Source;
}

/** What a model suggests and nobody has decided on. It cannot be edited, only accepted or rejected. */
export interface SuggestionShape extends ShapeBase {
  readonly kind: 'suggestion';
  readonly id: PredictionId;
  readonly score: number;
  readonly model: string;
}

export type Shape = AnnotationShape | SuggestionShape;

export function annotationShape(view: Omit<AnnotationView, 'author'>, z: number): AnnotationShape {
  const { id, class: labelClass, geometry, source } = view;
  return { kind: 'annotation', id, class: labelClass, source, z, ...measured(geometry) };
}

export function suggestionShape(view: PredictionView, z: number): SuggestionShape {
  const { id, class: labelClass, geometry, score, model } = view;
  return { kind: 'suggestion', id, class: labelClass, score, model, z, ...measured(geometry) };
}

function measured(geometry: Geometry) {
  return { geometry, bounds: boundsOf(geometry), area: areaOf(geometry) };
}
