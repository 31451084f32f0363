import type { AnnotationView, PredictionView } from '@shared/contract/annotate';
import type { Bounds } from '@shared/geometry/coordinate';
import type { Geometry } from '@shared/geometry/geometry';
import { sameGeometry } from '@shared/geometry/same-geometry';
import { areaOf, boundsOf } from '@shared/geometry/operations';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { Source } from '@shared/model/annotation';
import type { AttributeValues } from '@shared/model/attribute';
import type { AnnotationId, ClassId, GroupId, MemberId, PredictionId } from '@shared/model/ids';
import type { Transcription } from '@shared/model/transcription';
import { madeAt } from './made-at';

export type ShapeId = AnnotationId | PredictionId;

interface ShapeBase {
  readonly class: ClassId;
  readonly geometry: Geometry;
  readonly bounds: Bounds;
  /** In square pixels. */
  readonly area: number;
  /** Of labels, when they were made; of suggestions, the surest first. See stack.ts. */
  readonly z: number;
}

/** A person's label. */
export interface AnnotationShape extends ShapeBase {
  readonly kind: 'annotation';
  readonly id: AnnotationId;
  readonly source: Source;
  /** What was answered of its class's attributes. */
  readonly attributes: AttributeValues;
  /** What it says. */
  readonly transcription: Transcription | null;
  /** It reaches outside the image. */
  readonly truncated: boolean;
  /** Labels with more lie above those with less. */
  readonly stack: number;
  /** null: this member, who has just drawn it. */
  readonly author: MemberId | null;
  /** The thing that it is a part of, with all labels that bear the same one. */
  readonly group: GroupId | null;
}

/** What a model suggests and nobody has decided on. It cannot be edited, only accepted or rejected. */
export interface SuggestionShape extends ShapeBase {
  readonly kind: 'suggestion';
  readonly id: PredictionId;
  readonly score: number;
  readonly model: string;
  /** Suggestions of that run below this confidence were not kept. */
  readonly threshold: number;
}

export type Shape = AnnotationShape | SuggestionShape;

type Label = Pick<AnnotationView, 'id' | 'class' | 'geometry' | 'source' | 'attributes' | 'truncated' | 'stack'> & {
  readonly transcription?: Transcription | null | undefined;
  readonly author: MemberId | null;
  readonly group?: GroupId | null | undefined;
};

export function annotationShape(label: Label): AnnotationShape {
  return {
    kind: 'annotation',
    id: label.id,
    class: label.class,
    source: label.source,
    author: label.author,
    attributes: label.attributes ?? noValues,
    transcription: label.transcription ?? null,
    truncated: label.truncated ?? false,
    stack: label.stack ?? 0,
    group: label.group ?? null,
    z: madeAt(label.id),
    ...measured(label.geometry),
  };
}

const noValues: AttributeValues = {};

/** True when two labels say the same of one object, apart from where it came from. */
export function sameLabel(one: AnnotationShape, other: AnnotationShape): boolean {
  return (
    one.class === other.class &&
    one.truncated === other.truncated &&
    one.stack === other.stack &&
    one.group === other.group &&
    sameGeometry(one.geometry, other.geometry) &&
    sameAnswers(one, other)
  );
}

function sameAnswers(one: AnnotationShape, other: AnnotationShape): boolean {
  return (
    (one.attributes === other.attributes || canonicalJson(one.attributes) === canonicalJson(other.attributes)) &&
    (one.transcription === other.transcription ||
      canonicalJson(one.transcription) === canonicalJson(other.transcription))
  );
}

export function suggestionShape(view: PredictionView): SuggestionShape {
  const { id, class: labelClass, geometry, score, model, threshold } = view;
  return { kind: 'suggestion', id, class: labelClass, score, model, threshold, z: -score, ...measured(geometry) };
}

/** People's labels can be edited; what is only suggested is accepted or rejected. */
export function isEditable(shape: Shape | undefined): shape is AnnotationShape {
  return shape?.kind === 'annotation';
}

function measured(geometry: Geometry) {
  return { geometry, bounds: boundsOf(geometry), area: areaOf(geometry) };
}
