import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import { Message } from '../../ui/message';
import classes from './guidelines-screen.module.css';

interface Props {
  /** Published apart, from the same base: neither knows of the other. */
  readonly heads: readonly VersionView[];
  readonly current: VersionView;
  /** Null: only a lead brings them together. */
  readonly onPublish: (() => void) | null;
}

/** Two leads published without knowing of each other: both versions stand, and the next one has the words of both. */
export function PartedBanner({ heads, current, onPublish }: Props) {
  const { t } = useTranslation();
  const named = heads.map(({ number, author, reason }) => t('parted.version', { number, name: author.name, reason }));
  return (
    <div className={classes['banner']}>
      <Message
        tone="error"
        actions={
          onPublish && (
            <Button size="compact-xs" onClick={onPublish}>
              {t('guidelines.publish')}
            </Button>
          )
        }
      >
        {t('parted.said', { versions: named.join(' · '), number: current.number, name: current.author.name })}{' '}
        {t(onPublish ? 'parted.lead' : 'parted.wait')}
      </Message>
    </div>
  );
}
