import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from './copy-key.module.css';

/** A long word of signs that a person passes on, never reads. */
export function CopyKey({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard();
  return (
    <div className={classes['line']}>
      <code className={`${classes['value']} selectable`}>{value}</code>
      <Button variant="default" size="compact-xs" onClick={() => clipboard.copy(value)}>
        {clipboard.copied ? t('common.copied') : t('common.copy')}
      </Button>
    </div>
  );
}
