import { unionBounds } from '@shared/geometry/extent';
import type { Region } from '@shared/model/region';
import type { ImageId } from '@shared/model/ids';
import type { EditorState } from '../../../canvas/editor/editor-state';
import type { Session } from '../session/session';
import type { Asking } from './question-store';

/** What is selected is what one is unsure of: its shape, or a box around all of it; or else the whole picture. */
export function askedAbout(image: ImageId, { document, selection }: EditorState): Asking {
  const selected = [...selection].flatMap((id) => document.shapes.get(id) ?? []);
  const [first] = selected;
  if (first && selected.length === 1) {
    return { image, region: first.geometry, annotation: first.kind === 'annotation' ? first.id : null };
  }
  const bounds = unionBounds(selected.map((shape) => shape.bounds));
  if (bounds === null) return { image, region: null, annotation: null };
  const { minX, minY, maxX, maxY } = bounds;
  return {
    image,
    region: { type: 'box', x: minX, y: minY, width: maxX - minX, height: maxY - minY },
    annotation: null,
  };
}

/** Each selected object as a place in the picture. */
export function selectedPlaces({ image, editor }: Session): Region[] {
  const { document, selection } = editor.store.getState();
  return [...selection].flatMap((id) => {
    const shape = document.shapes.get(id);
    if (!shape) return [];
    return [{ image: image.id, region: shape.geometry, annotation: shape.kind === 'annotation' ? shape.id : null }];
  });
}
