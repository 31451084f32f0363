import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../bridge/bridge';
import { describeError } from '../i18n/describe-error';
import { Message } from '../ui/message';
import { useTask } from '../ui/use-task';
import { sendingKeys } from './sending-keys';
import classes from './threads.module.css';
import { writeIssue, type About } from './writing';

/** Says what is wrong, of a label, a place or the whole picture. */
export function NewThread({ about }: { readonly about: About }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { start, busy, failure } = useTask();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    return () => writeIssue(null);
  }, []);
  const close = () => writeIssue(null);
  const open = () => {
    if (text.trim() === '' || busy) return;
    start(async () => {
      await call('threads.open', { ...about, text: text.trim() });
      close();
    });
  };
  return (
    <div className={classes['thread']} data-open>
      <Textarea
        ref={field}
        size="xs"
        label={t(about.region === null ? 'threads.aboutPicture' : 'threads.aboutPlace')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={sendingKeys(open, close)}
      />
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
      <div className={classes['actions']}>
        <Button size="compact-xs" variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button size="compact-xs" loading={busy} disabled={text.trim() === ''} onClick={open}>
          {t('threads.open')}
        </Button>
      </div>
    </div>
  );
}
