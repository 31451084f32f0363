import { alignMoves, distributeMoves, type Alignment } from '@shared/geometry/arrange';
import { round, translate } from '@shared/geometry/operations';
import type { Geometry } from '@shared/geometry/geometry';
import { commitChange } from '../../../canvas/tools/select/commit-change';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import type { Session } from './session';

/** Brings the selected objects to one edge, or one middle, of what they span together. */
export function align(session: Session, alignment: Alignment): void {
  change(session, (shapes) =>
    movedBy(
      shapes,
      alignMoves(
        shapes.map(({ bounds }) => bounds),
        alignment,
      ),
    ),
  );
}

/** Leaves equal gaps between the selected objects; the outermost stay. */
export function distribute(session: Session, axis: 'x' | 'y'): void {
  change(session, (shapes) =>
    movedBy(
      shapes,
      distributeMoves(
        shapes.map(({ bounds }) => bounds),
        axis,
      ),
    ),
  );
}

/** Rounds every coordinate of the selected objects to whole pixels; an object that would be spoiled stops all. */
export function alignToPixels(session: Session): void {
  change(session, (shapes) => shapes.map(({ geometry }) => round(geometry, 1)));
}

function movedBy(shapes: readonly AnnotationShape[], moves: readonly { dx: number; dy: number }[]): Geometry[] {
  return shapes.map(({ geometry }, index) => translate(geometry, moves[index]!.dx, moves[index]!.dy));
}

function change({ editor }: Session, arranged: (shapes: readonly AnnotationShape[]) => readonly Geometry[]): void {
  editor.perform((context) => {
    const shapes = editableShapes(context.document, context.selection);
    const geometries = arranged(shapes);
    return commitChange('align', new Map(shapes.map(({ id }, index) => [id, geometries[index]!])), context);
  });
}
