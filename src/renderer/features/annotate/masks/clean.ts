import type { Operation } from '@shared/contract/annotate';
import { fillHoles, removeIslands } from '@shared/geometry/mask/islands';
import type { Mask } from '@shared/geometry/mask/mask';
import { isMaskShape, type MaskShape } from '../../../canvas/tools/brush/stroke';
import { put } from '../../../canvas/tools/draw';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Session } from '../session/session';

/** An island is smaller than a hundredth of what its mask covers in all. */
const ISLAND_SHARE = 0.01;

export function selectedMasks({ editor }: Session): MaskShape[] {
  const { document, selection } = editor.store.getState();
  return editableShapes(document, selection).filter(isMaskShape);
}

export function fillMaskHoles(session: Session): void {
  clean(session, ({ geometry }) => fillHoles(geometry));
}

/** Small islands go; the largest part of a mask always stays. */
export function removeMaskIslands(session: Session): void {
  clean(session, ({ geometry, area }) => removeIslands(geometry, Math.max(2, Math.ceil(area * ISLAND_SHARE))));
}

function clean(session: Session, change: (shape: MaskShape) => Mask): void {
  const operations = selectedMasks(session).flatMap((shape): Operation[] => {
    const mask = change(shape);
    return mask === shape.geometry ? [] : [put(shape.id, shape.class, mask)];
  });
  if (operations.length > 0) session.edit('clean-mask', operations);
}
