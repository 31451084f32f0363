import { Button, Menu, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@shared/contract/guideline-views';
import type { CaseFields } from '@shared/contract/guidelines';
import type { Role } from '@shared/model/member';
import { caseStates, type CaseState } from '@shared/model/rare-case';
import { call } from '../../../bridge/bridge';
import { useAnswer } from '../../../bridge/use-answer';
import { describeError } from '../../../i18n/describe-error';
import { Markdown } from '../../../ui/markdown';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { CaseComparison } from './case-comparison';
import { CaseDecision } from './case-decision';
import { CaseHistory } from './case-history';
import { CaseMembers } from './case-members';
import classes from './cases.module.css';

interface Props {
  readonly view: CaseView;
  readonly role: Role;
  readonly onChanged: () => void;
}

/** Reviewers and leads keep a case; only a lead decides it and moves it. */
export function CaseForm({ view, role, onChanged }: Props) {
  const { t } = useTranslation();
  const [value, setValue] = useState<CaseFields>(() => fieldsOf(view));
  const task = useTask();
  const [lead, keeper] = [role === 'lead', role !== 'annotator'];
  const { value: people } = useAnswer('guidelines.members', {});
  const at = caseStates.indexOf(view.value.state);
  const next = caseStates[at + 1];
  const change = (part: Partial<CaseFields>) => setValue((old) => ({ ...old, ...part }));
  const give = (to: CaseState | null) =>
    task.start(async () => {
      const readings = value.readings.filter(({ text }) => text.trim() !== '');
      await call('guidelines.updateCase', { case: view.id, value: { ...value, readings } });
      if (to) await call('guidelines.moveCase', { case: view.id, to });
      onChanged();
    });
  return (
    <>
      {view.conflict && <Message tone="notice">{t('cases.conflict')}</Message>}
      <CaseMembers view={view} mayEdit={keeper} onChanged={onChanged} />
      {keeper ? (
        <>
          <div className={classes['pair']}>
            <TextInput
              label={t('cases.name')}
              maxLength={200}
              value={value.title}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <Select
              label={t('cases.owner')}
              placeholder={t('cases.owner.none')}
              clearable
              data={(people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={value.owner}
              onChange={(chosen) => change({ owner: people?.find(({ id }) => id === chosen)?.id ?? null })}
            />
          </div>
          <Textarea
            size="xs"
            label={t('cases.readings')}
            description={t('cases.readings.hint')}
            autosize
            minRows={2}
            maxRows={8}
            value={value.readings.map(({ text }) => text).join('\n')}
            onChange={(event) => change({ readings: readingsOf(event.currentTarget.value, value.readings) })}
          />
        </>
      ) : (
        <ul className={classes['readings']}>
          {view.value.readings.map(({ text }, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
      {lead ? <CaseDecision value={value} onChange={change} /> : <Markdown text={view.value.decision} />}
      <CaseComparison id={view.id} />
      <CaseHistory history={view.history} />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      {keeper && (
        <div className={classes['buttons']}>
          {lead && at > 0 && (
            <Menu position="top-start">
              <Menu.Target>
                <Button variant="subtle" disabled={task.busy}>
                  {t('cases.back')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {caseStates.slice(0, at).map((state) => (
                  <Menu.Item key={state} onClick={() => give(state)}>
                    {t(`guidelines.cases.state.${state}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <span className={classes['gap']} />
          <Button variant="default" disabled={task.busy} onClick={() => give(null)}>
            {t('guidelines.cases.save')}
          </Button>
          {lead && next && (
            <Button loading={task.busy} onClick={() => give(next)}>
              {t('guidelines.cases.move', { state: t(`guidelines.cases.state.${next}`) })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** One reading a line; a line that stays keeps its class. */
function readingsOf(text: string, before: CaseFields['readings']): CaseFields['readings'] {
  return text.split('\n').map((line) => before.find((one) => one.text === line) ?? { text: line, class: null });
}

function fieldsOf({ value }: CaseView): CaseFields {
  const { title, readings, owner, decision, rule, target, answer } = value;
  return { title, readings: [...readings], owner, decision, rule, target, ...(answer ? { answer } : {}) };
}
