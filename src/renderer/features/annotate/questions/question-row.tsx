import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuestionView } from '@shared/contract/guideline-views';
import { boundsOf } from '@shared/geometry/operations';
import { call } from '../../../bridge/bridge';
import { zoomToBounds } from '../../../canvas/view/zoom';
import { showError } from '../../../i18n/show-error';
import { Markdown } from '../../../ui/markdown';
import { useTask } from '../../../ui/use-task';
import type { Session } from '../session/session';
import classes from './question-list.module.css';

interface QuestionRowProps {
  readonly session: Session;
  readonly question: QuestionView;
  readonly isMine: boolean;
  /** The answer is for this member, who has not seen it. */
  readonly isNew: boolean;
}

export function QuestionRow({ session, question, isMine, isNew }: QuestionRowProps) {
  const { t } = useTranslation();
  const { start, busy } = useTask();
  const { answer, region } = question;
  const withdraw = () =>
    start(() => call('guidelines.withdrawQuestion', { question: question.id }).then(() => undefined, showError));
  return (
    <li className={classes['row']} data-open={answer === null || undefined}>
      <div className={classes['by']}>
        <span aria-hidden className={classes['mark']}>
          ?
        </span>
        <span className={classes['asker']}>{isMine ? t('annotate.question.you') : question.asker.name}</span>
        {isNew && <span className={classes['new']}>{t('annotate.question.newAnswer')}</span>}
        {answer === null && <span className={classes['state']}>{t('annotate.question.open')}</span>}
      </div>
      <div className="selectable">
        <Markdown text={question.reason} />
      </div>
      {answer && (
        <div className={`${classes['answer']} selectable`}>
          <p className={classes['answerer']}>
            {t('annotate.question.answer', { name: question.answerer?.name ?? '' })}
          </p>
          <Markdown text={answer.text} />
        </div>
      )}
      <div className={classes['actions']}>
        {region && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => zoomToBounds(session.editor, boundsOf(region))}
          >
            {t('annotate.question.show')}
          </Button>
        )}
        {isMine && answer === null && (
          <Button size="compact-xs" variant="subtle" color="gray" loading={busy} onClick={withdraw}>
            {t('annotate.question.withdraw')}
          </Button>
        )}
      </div>
    </li>
  );
}
