import i18next from 'i18next';
import type { ClassView } from '@shared/contract/classes';
import type { Judgement } from '@shared/model/feedback';
import { liveState } from '../../../bridge/live-state';

/** Hints as sentences, in the language of the window. */
export function hintWords(
  hints: Judgement['hints'],
  known: readonly ClassView[] = liveState.getState().classes,
): string[] {
  const nameOf = (id: string | null) => known.find((one) => one.id === id)?.name ?? '';
  return hints.map(({ kind, class: id, instead }) =>
    i18next.t(`review.feedback.${kind}`, { name: nameOf(id), instead: nameOf(instead) }),
  );
}
