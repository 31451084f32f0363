import { imageExtent } from '@shared/geometry/extent';
import type { Bounds, ImagePoint } from '@shared/geometry/coordinate';
import type { Editor } from '../editor/editor';
import { fitBounds, panBy, zoomAt, zoomTo } from '../editor/viewport';

/** CSS pixels left free around what is fitted. */
const FIT_MARGIN = 24;

/** A single shape is not enlarged beyond this. */
const CLOSEST = 8;

export function fitImage(editor: Editor): void {
  const { viewport, document } = editor.store.getState();
  editor.setViewport(fitBounds(viewport, imageExtent(document.width, document.height), FIT_MARGIN), true);
}

/** Brings something into view with its surroundings. */
export function zoomToBounds(editor: Editor, bounds: Bounds): void {
  const { viewport } = editor.store.getState();
  const margin = Math.min(viewport.width, viewport.height) * 0.2;
  editor.setViewport(fitBounds(viewport, bounds, margin, CLOSEST));
}

/** Zooms at the middle of the view. */
export function zoomBy(editor: Editor, factor: number): void {
  const { viewport } = editor.store.getState();
  editor.setViewport(zoomAt(viewport, { x: viewport.width / 2, y: viewport.height / 2 }, factor));
}

/** 1 shows one image pixel as one CSS pixel. */
export function zoomToScale(editor: Editor, scale: number): void {
  editor.setViewport(zoomTo(editor.store.getState().viewport, scale));
}

/** Brings a point of the image into the middle of the view. */
export function travelTo(editor: Editor, { x, y }: ImagePoint): void {
  const { viewport } = editor.store.getState();
  const { scale, width, height } = viewport;
  editor.setViewport({ ...viewport, x: width / 2 - x * scale, y: height / 2 - y * scale });
}

/** Moves the view by parts of its own size, e.g. a quarter of it to the right. */
export function panByPart(editor: Editor, across: number, down: number): void {
  const { viewport } = editor.store.getState();
  editor.setViewport(panBy(viewport, -across * viewport.width, -down * viewport.height));
}
