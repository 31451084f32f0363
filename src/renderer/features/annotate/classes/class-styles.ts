import type { ClassView } from '@shared/contract/classes';
import type { ClassId } from '@shared/model/ids';
import type { EditorState } from '../../../canvas/editor/editor-state';

/** What the editor has to know of the classes; a class for the next drawing that is gone is replaced by the first. */
export function classStyles(
  classes: readonly ClassView[],
  activeClass: ClassId | null,
): Pick<EditorState, 'classes' | 'activeClass'> {
  const known = new Map(classes.map(({ id, name, colour, shapes }) => [id, { id, name, colour, shapes }]));
  return {
    classes: known,
    activeClass: activeClass !== null && known.has(activeClass) ? activeClass : (classes[0]?.id ?? null),
  };
}
