import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useLive } from '../../../bridge/use-live';
import { call } from '../../../bridge/bridge';
import { useKeyText } from '../../../commands/use-key-text';
import { showError } from '../../../i18n/show-error';
import type { Session } from '../session/session';
import { isNews } from './pins';
import { QuestionRow } from './question-row';
import classes from './question-list.module.css';
import { questionStore } from './question-store';
import { askedAbout } from './asked-about';

/** What was asked on this image, with the answers. */
export function QuestionList({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const keyText = useKeyText();
  const questions = useStore(questionStore, (state) => state.questions);
  const member = useLive((state) => state.project?.member.id);
  useSeenOnLeaving();
  const ask = () => questionStore.setState({ asking: askedAbout(session.image.id, session.editor.store.getState()) });
  return (
    <div className={classes['questions']}>
      <div className={classes['head']}>
        <h3 className={classes['heading']}>{t('annotate.question.list')}</h3>
        <Button size="compact-xs" variant="default" onClick={ask}>
          {t('annotate.question.unsure')}
        </Button>
      </div>
      {questions.length === 0 ? (
        <p className={classes['none']}>{t('annotate.question.none', { key: keyText('annotate.question.ask') })}</p>
      ) : (
        <ul className={classes['list']} aria-label={t('annotate.question.list')}>
          {questions.map((question) => (
            <QuestionRow
              key={question.id}
              session={session}
              question={question}
              isMine={question.askedBy === member}
              isNew={isNews(question, member)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Answers stay marked while they are looked at, and are seen once the list is left. */
function useSeenOnLeaving(): void {
  const questions = useStore(questionStore, (state) => state.questions);
  const member = useLive((state) => state.project?.member.id);
  const news = useRef<ReadonlySet<(typeof questions)[number]['id']>>(new Set());
  useEffect(() => {
    const found = questions.filter((question) => isNews(question, member)).map(({ id }) => id);
    // The questions of an image are put away just before the list is.
    if (questions.length > 0) news.current = new Set(found);
  }, [questions, member]);
  useEffect(
    () => () => {
      const seen = [...news.current];
      if (seen.length > 0) call('guidelines.markAnswersSeen', { questions: seen }).catch(showError);
    },
    [],
  );
}
