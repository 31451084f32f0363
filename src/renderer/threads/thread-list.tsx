import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ThreadView } from '@shared/contract/threads';
import type { Geometry } from '@shared/geometry/geometry';
import { NewThread } from './new-thread';
import { ThreadRow } from './thread-row';
import classes from './threads.module.css';
import { writeIssue, writing, type About } from './writing';

interface Props {
  readonly threads: readonly ThreadView[];
  /** What a new issue would be about, asked when it is begun. */
  readonly about: () => About;
  readonly onShow: (region: Geometry) => void;
}

/** What is said about an image: open issues first, and the form of a new one. */
export function ThreadList({ threads, about, onShow }: Props) {
  const { t } = useTranslation();
  const written = useStore(writing, (state) => state.about);
  return (
    <div className={classes['threads']}>
      <div className={classes['head']}>
        <h3 className={classes['heading']}>{t('threads.title')}</h3>
        <Button size="compact-xs" variant="default" onClick={() => writeIssue(about())}>
          {t('threads.new')}
        </Button>
      </div>
      {written && <NewThread key={JSON.stringify(written)} about={written} />}
      {threads.length === 0 && written === null && <p className={classes['none']}>{t('threads.none')}</p>}
      {threads.length > 0 && (
        <ul className={classes['list']} aria-label={t('threads.title')}>
          {threads.map((thread) => (
            <ThreadRow key={thread.id} thread={thread} onShow={onShow} />
          ))}
        </ul>
      )}
    </div>
  );
}
