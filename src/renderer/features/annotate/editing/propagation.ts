import { createStore } from 'zustand/vanilla';
import type { LeaveOut, Propagation } from '@shared/contract/propagate';
import type { ImageId } from '@shared/model/ids';
import i18next from 'i18next';
import { call } from '../../../bridge/bridge';
import { editableShapes } from '../../../canvas/tools/select/targets';
import { isEditable, type AnnotationShape } from '../../../canvas/editor/shape';
import { isAllowed, refusalWords } from '../classes/refused-shapes';
import type { Session } from '../session/session';
import { whenSaved } from '../session/when-saved';

/** What was propagated last, as long as it can be taken back. */
export const propagationStore = createStore<{ readonly last: Propagation | null }>(() => ({ last: null }));

/** The selected labels, or all of the image. */
export function propagatedLabels({ editor }: Session) {
  const { document, selection } = editor.store.getState();
  const selected = editableShapes(document, selection);
  return selected.length > 0 ? selected : [...document.shapes.values()].filter(isEditable);
}

/** Copies the labels to the images, once they are saved themselves. */
export async function propagate(session: Session, images: readonly ImageId[], leaveOut: LeaveOut): Promise<void> {
  const { classes } = session.editor.store.getState();
  const [allowed, refused] = [true, false].map((wanted) =>
    propagatedLabels(session).filter((shape) => isAllowed({ classes }, shape) === wanted),
  ) as [AnnotationShape[], AnnotationShape[]];
  if (refused.length > 0) session.say(refusalWords({ classes }, refused));
  const labels = allowed.map(({ id }) => id);
  if (labels.length === 0 || images.length === 0 || !(await whenSaved(session))) return;
  const last = await call('annotate.propagate', { labels, images: [...images], leaveOut });
  if (last.made.length > 0) propagationStore.setState({ last });
  const count = last.made.reduce((sum, { labels: made }) => sum + made.length, 0);
  const done = i18next.t('editing.propagate.done', { count, images: last.made.length });
  session.say([done, refusalWords({ classes }, refused)].join(' ').trim());
}

/** Takes the last propagation back wherever nobody has changed it since. */
export async function takeBackPropagation(session: Session): Promise<void> {
  const { last } = propagationStore.getState();
  if (last === null) return;
  const { deleted, kept } = await call('annotate.takeBack', last);
  propagationStore.setState({ last: null });
  session.say(i18next.t('editing.propagate.takenBack', { count: deleted, kept }));
}
