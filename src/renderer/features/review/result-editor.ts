import { newId } from '@shared/changes/new-id';
import type { AnnotationView } from '@shared/contract/annotate';
import type { Dispute } from '@shared/contract/review';
import type { AnnotationId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import { applyOperations } from '../../canvas/editor/apply';
import { createEditor, type Editor } from '../../canvas/editor/editor';
import type { EditorDocument } from '../../canvas/editor/document';
import { annotationShape } from '../../canvas/editor/shape';
import { editResult } from './review-actions';

/** An editor whose document is the result of the dispute that is looked at; what is drawn becomes the result. */
export function createResultEditor(card: Dispute): Editor {
  const editor = createEditor(documentOf(card, []), {
    newId: () => newId<AnnotationId>(),
    commit: (_label, operations) => {
      const { document } = editor.store.getState();
      const next = applyOperations(document, operations);
      editResult([...next.shapes.values()].flatMap((shape) => (shape.kind === 'annotation' ? [objectOf(shape)] : [])));
    },
    classNeeded: () => {},
    notice: () => {},
    // No model is asked here: the tools of this canvas do not point.
    prompt: () => {},
  });
  return editor;
}

function objectOf(shape: ReturnType<typeof annotationShape>): GoldObject {
  return {
    class: shape.class,
    geometry: shape.geometry,
    ...(Object.keys(shape.attributes).length > 0 ? { attributes: shape.attributes } : {}),
    ...(shape.transcription ? { transcription: shape.transcription } : {}),
  };
}

/** The result's objects have ids of their own place in it, so that one that is dragged stays the same shape. */
export function documentOf({ image }: Dispute, objects: readonly GoldObject[]): EditorDocument {
  const shapes = objects.map((object, index) =>
    annotationShape({
      id: `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}` as AnnotationId,
      source: { type: 'drawn' },
      // Nobody's yet.
      author: null,
      ...object,
      // The schema's type is mutable; nobody changes a geometry in place.
      geometry: object.geometry as AnnotationView['geometry'],
    }),
  );
  return {
    image: image.id,
    width: image.width,
    height: image.height,
    shapes: new Map(shapes.map((shape) => [shape.id, shape])),
    relations: new Map(),
    locked: new Set(),
  };
}
