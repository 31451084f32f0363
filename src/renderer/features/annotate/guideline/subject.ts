import type { AnnotationId, ClassId } from '@shared/model/ids';
import type { EditorState } from '../../../canvas/editor/editor-state';

/** What the guideline is asked about. */
export interface Subject {
  readonly class: ClassId | null;
  /** The one label that is selected. */
  readonly annotation: AnnotationId | null;
}

/** What the hand is at: what is selected, or else the class of the next drawing. */
export function subjectOf({ document, selection, activeClass }: EditorState): Subject {
  const selected = [...selection].flatMap((id) => document.shapes.get(id) ?? []);
  const [first] = selected;
  if (first === undefined) return { class: activeClass, annotation: null };
  const isShared = selected.every((shape) => shape.class === first.class);
  return {
    class: isShared ? first.class : null,
    annotation: selected.length === 1 && first.kind === 'annotation' ? first.id : null,
  };
}

export function isSameSubject(one: Subject, other: Subject): boolean {
  return one.class === other.class && one.annotation === other.annotation;
}
