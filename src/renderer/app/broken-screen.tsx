import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconMoodPuzzled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';
import classes from './broken-screen.module.css';

interface Props {
  readonly details: string;
  readonly onRetry: () => void;
}

export function BrokenScreen({ details, onRetry }: Props) {
  const { t } = useTranslation();
  const clipboard = useClipboard();
  return (
    <div className={classes['screen']} role="alert">
      <EmptyState icon={IconMoodPuzzled} title={t('common.broken.title')} hint={t('common.broken.hint')}>
        <Button variant="default" onClick={() => clipboard.copy(details)}>
          {clipboard.copied ? t('common.copied') : t('common.broken.copy')}
        </Button>
        <Button onClick={onRetry}>{t('common.broken.retry')}</Button>
      </EmptyState>
      <pre className={`${classes['details']} selectable`}>{details}</pre>
    </div>
  );
}
