import type { AnnotationView, EditResult, ImageDocument, PredictionView } from '@shared/contract/annotate';
import type { Step } from '@shared/changes/edit';
import { UserError } from '@shared/lib/user-error';
import type { AnnotationId, ImageId, PredictionId, RelationId } from '@shared/model/ids';
import { historyState } from '@main/db/history';
import { lastRevision } from '@main/db/log';
import { annotationById, annotationsOf, type StoredAnnotation } from '@main/db/queries/annotations';
import { projectOf } from '@main/db/queries/project';
import { imageSummary } from '@main/db/queries/images';
import { relationById, relationsOf } from '@main/db/queries/relations';
import { predictionById, predictionsOf, type StoredPrediction } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import { visibleLabels } from './visible';

/** Everything that the canvas needs to show one image. @throws UserError `image.unknown`. */
export function loadDocument(store: Store, image: ImageId): ImageDocument {
  const { db } = store;
  const summary = imageSummary(db, image);
  if (!summary) throw unknownImage(image);
  return {
    image: summary,
    outside: projectOf(store).outside,
    annotations: visibleLabels(store, image, annotationsOf(db, image)).map(annotationView),
    predictions: predictionsOf(db, image).map(predictionView),
    relations: visibleLabels(store, image, relationsOf(db, image)),
    history: historyState(db, image),
    revision: lastRevision(db),
  };
}

export function unknownImage(image: ImageId): UserError {
  return new UserError('image.unknown', { image }, `The image ${image} is not in this project (any more).`);
}

/** What an edit left behind, read back from the tables: the window shows what is stored and nothing else. */
export function editResult(
  { db }: Store,
  image: ImageId,
  edit: {
    readonly revision: number;
    readonly steps: readonly Step[];
    readonly label: string | null;
    readonly skipped: number;
  },
): EditResult {
  const touched = (kind: Step['kind']) =>
    new Set(edit.steps.filter((step) => step.kind === kind).map((step) => step.entity));
  const annotations: AnnotationView[] = [];
  const deleted: AnnotationId[] = [];
  for (const entity of touched('annotation')) {
    const id = entity as AnnotationId;
    const annotation = annotationById(db, id);
    if (annotation) annotations.push(annotationView(annotation));
    else deleted.push(id);
  }
  const predictions = [...touched('prediction')].flatMap((entity) => {
    const prediction = predictionById(db, entity as PredictionId);
    return prediction ? [predictionView(prediction)] : [];
  });
  return {
    revision: edit.revision,
    history: historyState(db, image),
    annotations,
    deleted,
    predictions,
    ...relationsTouched(db, touched('relation')),
    label: edit.label,
    skipped: edit.skipped,
  };
}

function relationsTouched(
  db: Store['db'],
  touched: ReadonlySet<Step['entity']>,
): Pick<EditResult, 'relations' | 'unrelated'> {
  const relations: EditResult['relations'] = [];
  const unrelated: RelationId[] = [];
  for (const entity of touched) {
    const relation = relationById(db, entity as RelationId);
    if (relation) relations.push(relation);
    else unrelated.push(entity as RelationId);
  }
  return { relations, unrelated };
}

function annotationView({ image: _, ...view }: StoredAnnotation): AnnotationView {
  return view as AnnotationView;
}

function predictionView({ image: _, ...view }: StoredPrediction): PredictionView {
  return view as PredictionView;
}
