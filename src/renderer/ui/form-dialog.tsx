import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../i18n/describe-error';
import { Dialog } from './dialog';
import { Message } from './message';

interface Props {
  readonly title: string;
  /** What the chief button does. */
  readonly action: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly opened?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** What the last try ended with, null when it did not fail; told below the fields. */
  readonly failure?: unknown;
  /** The button that has the focus at first, where no field has it. */
  readonly first?: 'cancel' | 'action';
  readonly width?: number;
  readonly children: ReactNode;
}

/** A question that is answered by filling in and confirming, or left by Cancel or Escape. */
export function FormDialog(props: Props) {
  const { title, action, onSubmit, onClose, opened = true, busy = false, disabled = false, failure = null } = props;
  const { first, width, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      closeLabel={t('common.close')}
      opened={opened}
      onClose={onClose}
      onSubmit={onSubmit}
      {...(width !== undefined && { width })}
      footer={
        <>
          <Button variant="default" data-autofocus={first === 'cancel' || undefined} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" data-autofocus={first === 'action' || undefined} loading={busy} disabled={disabled}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
    </Dialog>
  );
}
