import { useEffect } from 'react';
import type { QuestionView } from '@shared/contract/guideline-views';
import { call } from '../../../bridge/bridge';
import { useLive } from '../../../bridge/use-live';
import { reportFailure } from '../../../i18n/show-error';

/** Answers to one's own questions are seen once they are listed. */
export function useMarkSeen(questions: readonly QuestionView[] | null): void {
  const me = useLive((state) => state.project?.member.id);
  useEffect(() => {
    const unseen = (questions ?? []).filter(({ asker, answer, told }) => asker.id === me && answer !== null && !told);
    if (unseen.length > 0) reportFailure(call('guidelines.markAnswersSeen', { questions: unseen.map(({ id }) => id) }));
  }, [questions, me]);
}
