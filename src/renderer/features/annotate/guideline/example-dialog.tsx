import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RuleId } from '@shared/model/ids';
import type { Region } from '@shared/model/region';
import { call } from '../../../bridge/bridge';
import { useAnswer } from '../../../bridge/use-answer';
import { Crop } from '../../../crop/crop';
import { FormDialog } from '../../../ui/form-dialog';
import { useTask } from '../../../ui/use-task';
import { closeExample, newExample } from './new-example';

/** Makes the selected object an example of a rule of the draft. */
export function ExampleDialog() {
  const place = useStore(newExample, (state) => state.place);
  return place && <ExampleForm place={place} />;
}

function ExampleForm({ place }: { readonly place: Region }) {
  const { t } = useTranslation();
  const [rule, setRule] = useState<RuleId | null>(null);
  const [verdict, setVerdict] = useState<'good' | 'bad'>('good');
  const [note, setNote] = useState('');
  const task = useTask();
  const { value: rules } = useAnswer('guidelines.rules', { version: 'draft' });
  const submit = () => {
    if (rule === null) return;
    task.start(async () => {
      const { value } = await call('guidelines.rule', { rule, version: 'draft' });
      const example = { verdict, image: place.image, region: place.region, note: note.trim() };
      await call('guidelines.putRule', { rule, value: { ...value, examples: [...value.examples, example] } });
      closeExample();
    });
  };
  return (
    <FormDialog
      title={t('folder.take.title')}
      action={t('folder.take.add')}
      onClose={closeExample}
      onSubmit={submit}
      disabled={rule === null}
      busy={task.busy}
      failure={task.failure}
    >
      <Crop image={place.image} region={place.region} label={t('folder.take.crop')} aspect={16 / 9} />
      <Select
        label={t('folder.take.rule')}
        data-autofocus
        searchable
        data={(rules ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        value={rule}
        onChange={(chosen) => setRule(rules?.find(({ id }) => id === chosen)?.id ?? null)}
      />
      <SegmentedControl
        aria-label={t('guidelines.edit.verdict')}
        value={verdict}
        data={[
          { value: 'good', label: t('guidelines.examples.good') },
          { value: 'bad', label: t('guidelines.examples.bad') },
        ]}
        onChange={(chosen) => setVerdict(chosen === 'good' ? 'good' : 'bad')}
      />
      <TextInput
        label={t('guidelines.edit.note')}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
