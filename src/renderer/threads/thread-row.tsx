import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Speaker, ThreadView } from '@shared/contract/threads';
import type { Geometry } from '@shared/geometry/geometry';
import { call } from '../bridge/bridge';
import { describeError } from '../i18n/describe-error';
import { Message } from '../ui/message';
import { useTask } from '../ui/use-task';
import { sendingKeys } from './sending-keys';
import classes from './threads.module.css';

interface Props {
  readonly thread: ThreadView;
  readonly onShow: (region: Geometry) => void;
}

/** One issue: what was said, and the ways to answer and to settle it. */
export function ThreadRow({ thread, onShow }: Props) {
  const { t } = useTranslation();
  const { id, region, annotation, state, comments, yours } = thread;
  const { start, busy, failure } = useTask();
  const isOpen = state === 'open';
  const act = (work: () => Promise<unknown>) => start(async () => void (await work()));
  const about = region === null ? 'threads.ofPicture' : annotation ? 'threads.ofLabel' : 'threads.ofPlace';
  return (
    <li className={classes['thread']} data-open={isOpen || undefined}>
      <div className={classes['about']}>
        <span className={classes['state']} data-open={isOpen || undefined}>
          {t(`threads.state.${state}`)}
        </span>
        {t(about)}
      </div>
      {comments.map((comment) => (
        <div key={comment.id} className={classes['comment']}>
          <p className={classes['by']} title={new Date(comment.at).toLocaleString()}>
            <SpeakerName speaker={comment.by} />
            {comment.by.you && isOpen && (
              <button
                type="button"
                className={classes['takeBack']}
                disabled={busy}
                onClick={() => act(() => call('threads.takeBack', { comment: comment.id }))}
              >
                {t('threads.takeBack')}
              </button>
            )}
          </p>
          <p className={`${classes['text']} selectable`}>{comment.text}</p>
        </div>
      ))}
      {isOpen && <Answer thread={thread} />}
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
      <div className={classes['actions']}>
        {region && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t('threads.showPlace', { text: comments[0]?.text ?? '' })}
            onClick={() => onShow(region)}
          >
            {t('threads.show')}
          </Button>
        )}
        {yours && (
          <Button
            size="compact-xs"
            variant="default"
            loading={busy}
            onClick={() => act(() => call('threads.setState', { thread: id, state: isOpen ? 'resolved' : 'open' }))}
          >
            {t(isOpen ? 'threads.resolve' : 'threads.reopen')}
          </Button>
        )}
      </div>
    </li>
  );
}

function Answer({ thread }: { readonly thread: ThreadView }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { start, busy, failure } = useTask();
  const send = () => {
    if (text.trim() === '' || busy) return;
    start(async () => {
      await call('threads.answer', { thread: thread.id, text: text.trim() });
      setText('');
    });
  };
  return (
    <>
      <Textarea
        size="xs"
        aria-label={t('threads.answer')}
        placeholder={t('threads.answer.hint')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={sendingKeys(send, () => setText(''))}
      />
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
    </>
  );
}

function SpeakerName({ speaker: { name, letter, you } }: { readonly speaker: Speaker }) {
  const { t } = useTranslation();
  if (you) return <b>{t('threads.you')}</b>;
  return <b>{letter === null ? name : t('threads.annotator', { letter })}</b>;
}
