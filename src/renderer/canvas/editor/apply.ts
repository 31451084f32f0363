import type { EditResult, Operation } from '@shared/contract/annotate';
import type { PredictionId } from '@shared/model/ids';
import type { EditorDocument } from './document';
import { relationsAfter, relationsRead } from './relations';
import { annotationShape, sameLabel, suggestionShape, type AnnotationShape, type Shape, type ShapeId } from './shape';

/** The document as it will be when the operations are committed. */
export function applyOperations(document: EditorDocument, operations: readonly Operation[]): EditorDocument {
  const shapes = new Map(document.shapes);
  for (const operation of operations) {
    if (operation.type === 'relate' || operation.type === 'unrelate') continue;
    if (operation.type === 'delete') {
      shapes.delete(operation.id);
      continue;
    }
    const old = annotationIn(shapes, operation.id);
    shapes.set(operation.id, annotationShape(labelAfter(old, operation)));
  }
  return { ...document, shapes, relations: relationsAfter(document.relations, operations) };
}

/** What is not said stays as it is. What a change of class does to the answers is known only when it is committed. */
function labelAfter(old: AnnotationShape | undefined, operation: Extract<Operation, { type: 'put' }>) {
  return {
    ...operation,
    source: old?.source ?? { type: 'drawn' as const },
    attributes: operation.attributes ?? old?.attributes,
    transcription: operation.transcription === undefined ? old?.transcription : operation.transcription,
    truncated: old?.truncated,
    stack: operation.stack ?? old?.stack,
    author: old?.author ?? null,
    group: operation.group === undefined ? old?.group : operation.group,
  };
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
  for (const id of result.deleted) shapes.delete(id);
  for (const view of result.annotations) {
    const old = annotationIn(shapes, view.id);
    const shape = annotationShape(view);
    if (!old || !sameLabel(old, shape)) shapes.set(view.id, shape);
    else if (old.source.type !== view.source.type) shapes.set(view.id, { ...old, source: view.source });
  }
  for (const view of result.predictions) {
    if (view.decision !== 'pending') shapes.delete(view.id);
    else if (!shapes.has(view.id)) shapes.set(view.id, suggestionShape(view));
  }
  return { ...document, shapes, relations: relationsRead(document.relations, result) };
}

function annotationIn(shapes: ReadonlyMap<ShapeId, Shape>, id: ShapeId): AnnotationShape | undefined {
  const shape = shapes.get(id);
  return shape?.kind === 'annotation' ? shape : undefined;
}
