import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../i18n/describe-error';
import { Message } from '../../../ui/message';
import { FirstClass } from '../classes/first-class';
import classes from './notices.module.css';
import { openSkeletonEditor } from '../skeletons/editor-store';
import type { Session } from './session';
import { useSessionState } from './use-session-state';

const noticeTexts = {
  'too-small': 'annotate.notice.tooSmall',
  skipped: 'annotate.notice.skipped',
  'nothing-selected': 'editing.notice.nothing-selected',
  'nothing-left': 'editing.notice.nothing-left',
  'not-cut': 'editing.notice.not-cut',
  'no-overlap': 'editing.notice.no-overlap',
  'no-skeleton': 'skeletons.notice.none',
  'nothing-seen': 'pointing.nothingSeen',
  'no-target': 'relations.notice.noTarget',
  'related-already': 'relations.notice.already',
} as const;

const NOTICE_MILLISECONDS = 3_000;

/** What has to be said about the work on this image, over the canvas. */
export function Notices({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const failure = useSessionState(session, (state) => state.failure);
  const notice = useSessionState(session, (state) => state.notice);
  const unnamed = useSessionState(session, (state) => state.unnamed);
  useEffect(() => {
    const timer = notice && setTimeout(() => session.store.setState({ notice: null }), NOTICE_MILLISECONDS);
    return () => {
      if (timer) clearTimeout(timer);
    };
  }, [session, notice]);
  return (
    <div className={classes['notices']}>
      {failure && (
        <Message
          tone="error"
          actions={
            <>
              <Button size="compact-xs" onClick={() => session.retry()}>
                {t('annotate.save.retry')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => session.giveUp()}>
                {t('annotate.save.giveUp')}
              </Button>
            </>
          }
        >
          {t('annotate.save.failed', { count: failure.tasks.length })} {describeError(t, failure.error)}
        </Message>
      )}
      {notice && (
        <Message
          tone="notice"
          actions={
            'code' in notice && notice.code === 'no-skeleton' ? (
              <Button size="compact-xs" onClick={openSkeletonEditor}>
                {t('skeletons.edit')}
              </Button>
            ) : undefined
          }
        >
          {'words' in notice ? notice.words : t(noticeTexts[notice.code], { count: notice.count })}
        </Message>
      )}
      {unnamed && <FirstClass session={session} {...unnamed} />}
    </div>
  );
}
