import type { ClassId } from '@shared/model/ids';
import { hasEditableSelection, relabelSelection } from '../session/edits';
import { takeClass } from './match-shapes';
import type { Session } from '../session/session';

/** Gives the selected labels the class, or else takes it for the next drawing. */
export function chooseClass(session: Session, id: ClassId): void {
  if (hasEditableSelection(session)) relabelSelection(session, id);
  else takeClass(session, id);
}
