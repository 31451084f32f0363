import type { MemberId } from '@shared/model/ids';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { isVisible } from '../../../canvas/editor/editor-state';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Session } from './session';

/** Selects everything of the classes that are selected now; with nothing selected, of the class in hand. */
export function selectOfClass(session: Session): void {
  const { document, selection, activeClass } = session.editor.store.getState();
  const classes = new Set(editableShapes(document, selection).map((shape) => shape.class));
  if (classes.size === 0 && activeClass !== null) classes.add(activeClass);
  selectWhere(session, (shape) => classes.has(shape.class));
}

/** Selects everything of the types of shape that are selected now. */
export function selectOfType(session: Session): void {
  const { document, selection } = session.editor.store.getState();
  const types = new Set(editableShapes(document, selection).map((shape) => shape.geometry.type));
  selectWhere(session, (shape) => types.has(shape.geometry.type));
}

/** Selects everything by the people whose labels are selected now; with nothing selected, one's own. */
export function selectOfAuthor(session: Session, me: MemberId | null): void {
  const { document, selection } = session.editor.store.getState();
  // Who has just drawn a label is this member.
  const authorOf = (shape: AnnotationShape) => shape.author ?? me;
  const authors = new Set(editableShapes(document, selection).map(authorOf));
  if (authors.size === 0) authors.add(me);
  selectWhere(session, (shape) => authors.has(authorOf(shape)));
}

/** Up to 32 and up to 96 pixels square: COCO's small, medium and large. */
const SIZES = [32 * 32, 96 * 96] as const;

function sizeOf({ area }: AnnotationShape): 'small' | 'medium' | 'large' {
  if (area < SIZES[0]) return 'small';
  return area < SIZES[1] ? 'medium' : 'large';
}

/** Selects everything that COCO counts as small, medium or large. */
export function selectOfSize(session: Session, size: 'small' | 'medium' | 'large'): void {
  selectWhere(session, (shape) => sizeOf(shape) === size);
}

/** Selects what is not selected, and no longer what is. */
export function invertSelection(session: Session): void {
  const { selection } = session.editor.store.getState();
  selectWhere(session, (shape) => !selection.has(shape.id));
}

/** Labels only, and only what can be seen and is not locked: nobody changes by accident what is put aside. */
export function selectWhere({ editor }: Session, wanted: (shape: AnnotationShape) => boolean): void {
  const state = editor.store.getState();
  const ids = [...state.document.shapes.values()].flatMap((shape) =>
    shape.kind === 'annotation' && isVisible(state, shape) && !state.document.locked.has(shape.id) && wanted(shape)
      ? [shape.id]
      : [],
  );
  editor.setTool('select');
  editor.select(ids);
}
