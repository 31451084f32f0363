import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dispute } from '@shared/contract/review';
import { nameSchema } from '@shared/model/name';
import { call } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { FormDialog } from '../../ui/form-dialog';
import { useTask } from '../../ui/use-task';
import { imagesChanged } from './review-actions';

/** No rule settles it: the readings become a rare case, to be decided once for all that look like it. */
export function GapDialog({ card, onClose }: { readonly card: Dispute; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(() => firstTitle(card));
  const { start, busy, failure } = useTask();
  const isValid = nameSchema.safeParse(title.trim()).success;
  const create = () =>
    start(async () => {
      await call('guidelines.createCase', {
        title: title.trim(),
        readings: readingsOf(card, (letter) => t('review.gap.marksNothing', { letter })),
        target: 0,
        signal: 'disagreement',
        members: card.readings.flatMap(({ labels }) =>
          labels.map(({ id, object }) => ({ image: card.image.id, region: object.geometry, annotation: id })),
        ),
      });
      imagesChanged([card.image.id]);
      onClose();
    });
  return (
    <FormDialog
      title={t('review.gap.title')}
      action={t('review.gap.create')}
      onClose={onClose}
      onSubmit={() => isValid && create()}
      busy={busy}
      disabled={!isValid}
      failure={failure}
    >
      <p>{t('review.gap.hint')}</p>
      <TextInput
        data-autofocus
        label={t('review.gap.name')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** What the readings call it. */
function firstTitle({ readings }: Dispute): string {
  const { classes } = liveState.getState();
  const words = readings.flatMap(({ labels }) =>
    labels.map(
      ({ object }) => object.transcription?.text || (classes.find(({ id }) => id === object.class)?.name ?? ''),
    ),
  );
  return [...new Set(words)].join(' / ').slice(0, 120).trim();
}

function readingsOf({ readings }: Dispute, nothing: (letter: string) => string) {
  const { classes } = liveState.getState();
  return readings.slice(0, 50).map(({ letter, labels }) => {
    const said = labels.map(({ object }) => {
      const name = classes.find(({ id }) => id === object.class)?.name ?? '';
      return object.transcription ? `${name} “${object.transcription.text}”` : name;
    });
    return {
      text: labels.length === 0 ? nothing(letter) : `${letter}: ${said.join(' + ')}`,
      class: labels[0]?.object.class ?? null,
    };
  });
}
