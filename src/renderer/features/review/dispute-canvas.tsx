import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '@shared/changes/new-id';
import type { AnnotationView } from '@shared/contract/annotate';
import type { Dispute } from '@shared/contract/review';
import { unionBounds } from '@shared/geometry/extent';
import { boundsOf } from '@shared/geometry/operations';
import type { AnnotationId } from '@shared/model/ids';
import type { GoldObject } from '@shared/model/resolution';
import { useLive } from '../../bridge/use-live';
import { applyOperations } from '../../canvas/editor/apply';
import { createEditor, type Editor } from '../../canvas/editor/editor';
import type { EditorDocument } from '../../canvas/editor/document';
import { annotationShape } from '../../canvas/editor/shape';
import { CanvasView } from '../../canvas/view/canvas-view';
import { zoomToBounds } from '../../canvas/view/zoom';
import { usePicture } from '../../picture/use-picture';
import { lookOf } from './looks';
import { editResult } from './review-actions';
import type { Result } from './review-store';
import classes from './review.module.css';

interface Props {
  readonly card: Dispute;
  readonly result: Result;
}

/** The picture with all readings on it, and the result, which can be dragged and drawn anew. */
export function DisputeCanvas({ card, result }: Props) {
  const { t } = useTranslation();
  const { picture, failed, preparing } = usePicture(card.image.id, null);
  const known = useLive((state) => state.classes);
  const editor = useMemo(() => editorOf(card), [card]);
  useEffect(() => showResult(editor, card, result), [editor, card, result]);
  useEffect(() => {
    editor.store.setState({ classes: new Map(known.map(({ id, name, colour }) => [id, { id, name, colour }])) });
  }, [editor, known]);
  useEffect(() => {
    // After the view has taken its size.
    const frame = requestAnimationFrame(() => zoomToThing(editor, card));
    return () => cancelAnimationFrame(frame);
  }, [editor, card]);
  const readings = useMemo(() => readingsOn(card), [card]);
  return (
    <>
      <CanvasView
        editor={editor}
        picture={picture}
        readings={readings}
        label={t('review.canvas', { name: card.image.path })}
      />
      {(failed || preparing?.stopped) && (
        <p className={classes['problem']}>{t('review.noPicture', { name: card.image.path })}</p>
      )}
    </>
  );
}

function readingsOn({ readings }: Dispute) {
  return readings.flatMap(({ letter, labels }, index) =>
    labels.map(({ id, object }) => ({ id, letter, geometry: object.geometry, ...lookOf(index) })),
  );
}

function zoomToThing(editor: Editor, { readings, image }: Dispute): void {
  const bounds = unionBounds(readings.flatMap(({ labels }) => labels.map(({ object }) => boundsOf(object.geometry))));
  if (!bounds) return;
  // A small thing is shown with enough around it to be recognised.
  const size = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
  const margin = Math.max(0, (image.width / 6 - size) / 2);
  zoomToBounds(editor, {
    minX: bounds.minX - margin,
    minY: bounds.minY - margin,
    maxX: bounds.maxX + margin,
    maxY: bounds.maxY + margin,
  });
}

function editorOf(card: Dispute): Editor {
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
  editor.store.setState({ activeClass: card.outline.class });
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

function showResult(editor: Editor, card: Dispute, result: Result): void {
  editor.setDocument(documentOf(card, result.objects));
}

/** The result's objects have ids of their own place in it, so that one that is dragged stays the same shape. */
function documentOf({ image }: Dispute, objects: readonly GoldObject[]): EditorDocument {
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
