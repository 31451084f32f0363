import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CaseView } from '@shared/contract/guideline-views';
import type { RareCaseId } from '@shared/model/ids';
import { call } from '../bridge/bridge';
import { useAnswer } from '../bridge/use-answer';
import { Crop } from '../crop/crop';
import { FormDialog } from '../ui/form-dialog';
import { useTask } from '../ui/use-task';
import { closeNewCase, newCase, type CaseDraft } from './new-case';
import classes from './new-case.module.css';
import { showMessage } from '../ui/show-message';

const cropsAtMost = 8;

/** Makes a rare case of some places, or adds them to one that is there; hosted once for the whole window. */
export function NewCaseDialog() {
  const draft = useStore(newCase, (state) => state.draft);
  return draft && <CaseForm draft={draft} />;
}

function CaseForm({ draft }: { readonly draft: CaseDraft }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(draft.title);
  const [into, setInto] = useState<RareCaseId | null>(null);
  const [readings, setReadings] = useState(draft.readings.map(({ text }) => text).join('\n'));
  const [target, setTarget] = useState(0);
  const [tried, setTried] = useState(false);
  const task = useTask();
  const { value: cases } = useAnswer('guidelines.cases', {});
  const members = [...draft.members];
  const make = (): Promise<CaseView> => {
    if (into) return call('guidelines.addCaseMembers', { case: into, members, signal: draft.signal });
    const lines = readings.split('\n').flatMap((line) => line.trim() || []);
    return call('guidelines.createCase', {
      title: title.trim(),
      // A line that was left as it came is still the reading of its class.
      readings: lines.map((text) => draft.readings.find((one) => one.text === text) ?? { text, class: null }),
      target,
      signal: draft.signal,
      members,
    });
  };
  const submit = () => {
    setTried(true);
    if (into === null && title.trim() === '') return;
    task.start(async () => {
      const made = await make();
      showMessage({ message: t('cases.new.made', { title: made.value.title, members: made.memberCount }) });
      closeNewCase();
    });
  };
  return (
    <FormDialog
      title={t('cases.new.title', { count: members.length })}
      action={t(into ? 'cases.new.add' : 'cases.new.make')}
      width={640}
      onClose={closeNewCase}
      onSubmit={submit}
      busy={task.busy}
      failure={task.failure}
    >
      <ul className={classes['crops']} aria-label={t('guidelines.cases.samples')}>
        {members.slice(0, cropsAtMost).map(({ image, region }, index) => (
          <li key={index}>
            <Crop image={image} region={region} label={t('guidelines.cases.member')} />
          </li>
        ))}
      </ul>
      {members.length > cropsAtMost && (
        <p className={classes['dim']}>{t('cases.new.more', { count: members.length - cropsAtMost })}</p>
      )}
      {cases !== null && cases.length > 0 && (
        <Select
          label={t('cases.new.into')}
          placeholder={t('cases.new.into.new')}
          clearable
          searchable
          data={cases.map((one) => ({ value: one.id, label: one.title }))}
          value={into}
          onChange={(chosen) => setInto(cases.find(({ id }) => id === chosen)?.id ?? null)}
        />
      )}
      {into === null && (
        <>
          <TextInput
            label={t('cases.new.name')}
            placeholder={t('cases.new.name.placeholder')}
            data-autofocus
            maxLength={200}
            value={title}
            error={tried && title.trim() === '' ? t('cases.new.name.missing') : null}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            size="xs"
            label={t('cases.readings')}
            description={t('cases.readings.hint')}
            autosize
            minRows={2}
            maxRows={8}
            value={readings}
            onChange={(event) => setReadings(event.currentTarget.value)}
          />
          <NumberInput
            className={classes['target'] ?? ''}
            label={t('guidelines.cases.target')}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            value={target}
            onChange={(value) => setTarget(Number(value) || 0)}
          />
        </>
      )}
    </FormDialog>
  );
}
