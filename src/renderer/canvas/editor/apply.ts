import type { EditResult, Operation } from '@shared/contract/annotate';
import { sameGeometry } from '@shared/geometry/same-geometry';
import type { PredictionId } from '@shared/model/ids';
import type { EditorDocument } from './document';
import { annotationShape, suggestionShape, type AnnotationShape, type Shape, type ShapeId } from './shape';

/** The document as it will be when the operations are committed. */
export function applyOperations(document: EditorDocument, operations: readonly Operation[]): EditorDocument {
  const shapes = new Map(document.shapes);
  let nextZ = document.nextZ;
  for (const operation of operations) {
    if (operation.type === 'delete') {
      shapes.delete(operation.id);
      continue;
    }
    const old = annotationIn(shapes, operation.id);
    const source = old?.source ?? { type: 'drawn' as const };
    shapes.set(operation.id, annotationShape({ ...operation, source }, old?.z ?? nextZ++));
  }
  return { ...document, shapes, nextZ };
}

/** Suggestions that were decided leave the canvas at once. */
export function withoutSuggestions(document: EditorDocument, ids: readonly PredictionId[]): EditorDocument {
  const shapes = new Map(document.shapes);
  for (const id of ids) shapes.delete(id);
  return { ...document, shapes };
}

/** Takes over what a commit left behind. A shape that is the same as before keeps its identity. */
export function applyResult(document: EditorDocument, result: EditResult): EditorDocument {
  const shapes = new Map(document.shapes);
  let nextZ = document.nextZ;
  for (const id of result.deleted) shapes.delete(id);
  for (const view of result.annotations) {
    const old = annotationIn(shapes, view.id);
    if (old && old.class === view.class && sameGeometry(old.geometry, view.geometry)) {
      if (old.source.type !== view.source.type) shapes.set(view.id, { ...old, source: view.source });
    } else shapes.set(view.id, annotationShape(view, old?.z ?? nextZ++));
  }
  for (const view of result.predictions) {
    if (view.decision !== 'pending') shapes.delete(view.id);
    else if (!shapes.has(view.id)) shapes.set(view.id, suggestionShape(view, nextZ++));
  }
  return { ...document, shapes, nextZ };
}

function annotationIn(shapes: ReadonlyMap<ShapeId, Shape>, id: ShapeId): AnnotationShape | undefined {
  const shape = shapes.get(id);
  return shape?.kind === 'annotation' ? shape : undefined;
}
