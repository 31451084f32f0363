import { NumberInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaveOut } from '@shared/contract/propagate';
import type { ImageId } from '@shared/model/ids';
import { reportFailure } from '../../../i18n/show-error';
import { FormDialog } from '../../../ui/form-dialog';
import { focusCanvas } from '../command-context';
import type { Session } from '../session/session';
import { propagate, propagatedLabels } from './propagation';

interface PropagateDialogProps {
  readonly session: Session;
  /** The images after this one, in order. */
  readonly following: readonly ImageId[];
  readonly onClose: () => void;
}

/** As many as the main process takes at once. */
const MOST_IMAGES = 1_000;

const choices = ['same-class', 'labelled', 'none'] as const satisfies readonly LeaveOut[];

/** To how many of the next images the labels go, and which are left out. */
export function PropagateDialog({ session, following, onClose }: PropagateDialogProps) {
  const { t } = useTranslation();
  const most = Math.min(following.length, MOST_IMAGES);
  const [count, setCount] = useState(Math.min(most, 10));
  const [leaveOut, setLeaveOut] = useState<LeaveOut>('same-class');
  const labels = propagatedLabels(session).length;

  function submit(): void {
    if (count < 1) return;
    reportFailure(propagate(session, following.slice(0, count), leaveOut));
    onClose();
    focusCanvas();
  }

  return (
    <FormDialog
      title={t('editing.propagate.title', { count: labels })}
      action={t('editing.propagate.do', { count })}
      onClose={onClose}
      onSubmit={submit}
      width={440}
      disabled={labels === 0 || count < 1}
    >
      <Stack gap="md">
        <NumberInput
          data-autofocus
          label={t('editing.propagate.images')}
          description={t('editing.propagate.following', { count: following.length })}
          min={1}
          max={most}
          clampBehavior="strict"
          allowDecimal={false}
          value={count}
          onChange={(value) => setCount(typeof value === 'number' ? value : 0)}
        />
        <Radio.Group
          label={t('editing.propagate.leaveOut')}
          value={leaveOut}
          onChange={(value) => setLeaveOut(choices.find((one) => one === value) ?? 'same-class')}
        >
          <Stack gap={6} mt={6}>
            {choices.map((one) => (
              <Radio key={one} value={one} label={t(`editing.propagate.leaveOut.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </FormDialog>
  );
}
