import i18next from 'i18next';
import type { Geometry } from '@shared/geometry/geometry';
import { simplify } from '@shared/geometry/operations';
import { commitChange } from '../../../canvas/tools/select/commit-change';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Session } from './session';

/** How far an outline may leave the one that was drawn, in CSS pixels: what one sees at this zoom stays the same. */
const TOLERANCE = 1;

/** Drops the vertices of the selected outlines that make no difference at this zoom, and says how many. */
export function simplifySelection(session: Session): void {
  let [before, after] = [0, 0];
  session.editor.perform((context) => {
    const changed = editableShapes(context.document, context.selection).flatMap(({ id, geometry }) => {
      const simple = simplify(geometry, TOLERANCE * context.pixel);
      if (simple === geometry) return [];
      before += verticesOf(geometry);
      after += verticesOf(simple);
      return [[id, simple] as const];
    });
    return commitChange('edit-vertices', new Map(changed), context);
  });
  session.say(i18next.t(before === 0 ? 'simplify.none' : 'simplify.done', { before, after }));
}

/** True when something is selected that is made of vertices. */
export function hasOutlines({ editor }: Session): boolean {
  const { document, selection } = editor.store.getState();
  return editableShapes(document, selection).some(({ geometry }) => verticesOf(geometry) > 0);
}

function verticesOf(geometry: Geometry): number {
  if (geometry.type === 'polyline') return geometry.points.length / 2;
  return geometry.type === 'polygon' ? geometry.parts.flat().reduce((sum, ring) => sum + ring.length / 2, 0) : 0;
}
