import i18next from 'i18next';
import type { SubmissionResult } from '@shared/contract/review';
import { call } from '../../../bridge/bridge';
import type { Session } from '../session/session';
import { hintWords } from './hint-words';
import { showMessage } from '../../../ui/show-message';

/**
 * Says that the person is done with the image, once all of it is saved, and tells how well it was done where somebody
 * wants that told.
 *
 * @returns false when something could not be saved: then the image is not submitted.
 */
export async function submitImage(session: Session): Promise<boolean> {
  if (!(await session.settle())) return false;
  const { feedback } = await call('review.submit', { image: session.image.id });
  if (feedback) tell(feedback);
  return true;
}

function tell({ score, hints }: NonNullable<SubmissionResult['feedback']>): void {
  showMessage({
    title: i18next.t('review.feedback.score', { share: Math.round(score * 100) }),
    message: hintWords(hints).join(' '),
    autoClose: 12_000,
    withBorder: true,
  });
}
