import type { Transcription } from '@shared/model/transcription';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { compareMade } from '../../../canvas/editor/stack';
import { sayOf } from '../session/say-of';
import type { Session } from '../session/session';

/** What a region says before anybody said anything of it. */
export const unread: Transcription = { text: '', legibility: 'legible' };

/** Keeps what a region says; nothing at all takes the transcription away. */
export function transcribe(session: Session, { id }: AnnotationShape, next: Transcription): void {
  const shape = session.editor.store.getState().document.shapes.get(id);
  if (shape?.kind !== 'annotation') return;
  const empty = next.text === '' && next.legibility === 'legible' && next.language === undefined;
  const transcription = empty ? null : next;
  if (JSON.stringify(shape.transcription) === JSON.stringify(transcription)) return;
  session.edit('transcription', [sayOf(shape, { transcription })]);
}

/** The label after or before one in the order of the list, going round at the ends. */
export function neighbour(
  shapes: Iterable<AnnotationShape>,
  id: AnnotationShape['id'],
  direction: 1 | -1,
): AnnotationShape | undefined {
  const ordered = [...shapes].sort(compareMade);
  const at = ordered.findIndex((shape) => shape.id === id);
  return ordered[(at + direction + ordered.length) % ordered.length];
}
