import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobState } from '@shared/contract/jobs';
import classes from './publish.module.css';

interface Props {
  readonly job: JobState;
  readonly words: 'impact.publishing' | 'impact.looks.progress';
}

/** How far work is that a dialog waits for. */
export function JobProgress({ job: { done, total }, words }: Props) {
  const { t } = useTranslation();
  const said = t(words, { done, total: total ?? 'none' });
  return (
    <div className={classes['progress']} role="status">
      <Progress
        size={4}
        value={total === null ? 100 : (100 * done) / Math.max(1, total)}
        animated={total === null}
        aria-label={said}
      />
      <span className={`${classes['dim']} figures`}>{said}</span>
    </div>
  );
}
