import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Dispute } from '@shared/contract/review';
import { unionBounds } from '@shared/geometry/extent';
import { boundsOf } from '@shared/geometry/operations';
import { useLive } from '../../bridge/use-live';
import type { Editor } from '../../canvas/editor/editor';
import { CanvasView } from '../../canvas/view/canvas-view';
import { zoomToBounds } from '../../canvas/view/zoom';
import { usePicture } from '../../picture/use-picture';
import { lookOf } from './looks';
import { createResultEditor, documentOf } from './result-editor';
import type { Result } from './review-store';
import classes from './review.module.css';
import { placeToShow } from './show-place';

interface Props {
  readonly card: Dispute;
  readonly result: Result;
}

/**
 * The picture with all readings on it, and the result, which can be dragged and drawn anew. One canvas for all disputes:
 * what goes from one to the next is only what differs.
 */
export function DisputeCanvas({ card, result }: Props) {
  const { t } = useTranslation();
  const { picture, failed, preparing } = usePicture(card.image.id, null);
  const known = useLive((state) => state.classes);
  const [editor] = useState(() => createResultEditor(card));
  useLayoutEffect(() => {
    editor.setTool('select');
    editor.select([]);
    editor.store.setState({ activeClass: card.outline.class, hover: null });
  }, [editor, card]);
  useLayoutEffect(() => editor.setDocument(documentOf(card, result.objects)), [editor, card, result]);
  useLayoutEffect(() => {
    editor.store.setState({ classes: new Map(known.map(({ id, name, colour }) => [id, { id, name, colour }])) });
  }, [editor, known]);
  useZoomToThing(editor, card);
  const region = useStore(placeToShow, (state) => state.region);
  useEffect(() => {
    if (region) zoomToBounds(editor, boundsOf(region));
  }, [editor, region]);
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

/** Brings a dispute into view once the canvas knows its size; that is at once for all but the first. */
function useZoomToThing(editor: Editor, card: Dispute): void {
  useLayoutEffect(() => {
    if (editor.store.getState().viewport.width > 0) return zoomToThing(editor, card);
    const frame = requestAnimationFrame(() => zoomToThing(editor, card));
    return () => cancelAnimationFrame(frame);
  }, [editor, card]);
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
