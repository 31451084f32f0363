import { Button, NumberInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@shared/contract/guideline-views';
import type { CaseFields } from '@shared/contract/guidelines';
import type { RareCaseId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { caseStates } from '@shared/model/rare-case';
import { call } from '../../../bridge/bridge';
import { describeError } from '../../../i18n/describe-error';
import { Markdown } from '../../../ui/markdown';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import comparing from '../comparison/comparison.module.css';
import { ComparisonView } from '../comparison/comparison-view';
import { Crop } from '../../../crop/crop';
import { useAnswer } from '../../../bridge/use-answer';
import classes from './cases.module.css';

interface Props {
  readonly view: CaseView;
  readonly role: Role;
  readonly onChanged: () => void;
}

/** A dialog has room for these. */
const cropsAtMost = 12;

/** Reviewers and leads keep a case; only a lead decides it. */
export function CaseForm({ view, role, onChanged }: Props) {
  const { t } = useTranslation();
  const [value, setValue] = useState<CaseFields>(() => fieldsOf(view));
  const task = useTask();
  const lead = role === 'lead';
  const { value: rules } = useAnswer('guidelines.rules', lead ? { version: 'draft' } : null);
  const next = caseStates[caseStates.indexOf(view.value.state) + 1];
  const change = (part: Partial<CaseFields>) => setValue((old) => ({ ...old, ...part }));
  const give = (to: typeof next | null) =>
    task.start(async () => {
      await call('guidelines.updateCase', { case: view.id, value });
      if (to) await call('guidelines.moveCase', { case: view.id, to });
      onChanged();
    });
  return (
    <>
      <ul className={classes['crops']} aria-label={t('guidelines.cases.samples')}>
        {view.members.slice(0, cropsAtMost).map((member) => (
          <li key={member.id}>
            <Crop image={member.image} region={member.region} label={t('guidelines.cases.member')} />
          </li>
        ))}
      </ul>
      {view.value.readings.length > 0 && (
        <ul className={classes['readings']}>
          {view.value.readings.map(({ text }, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
      {lead ? (
        <>
          <Textarea
            size="xs"
            data-autofocus
            label={t('guidelines.cases.decision')}
            description={t('guidelines.cases.decision.hint')}
            autosize
            minRows={3}
            maxRows={10}
            value={value.decision}
            onChange={(event) => change({ decision: event.currentTarget.value })}
          />
          <div className={classes['pair']}>
            <Select
              label={t('guidelines.cases.rule')}
              placeholder={t('guidelines.cases.rule.none')}
              searchable
              data={(rules ?? []).map(({ id, title }) => ({ value: id, label: title }))}
              value={value.rule}
              onChange={(chosen) => change({ rule: rules?.find(({ id }) => id === chosen)?.id ?? null })}
            />
            <NumberInput
              label={t('guidelines.cases.target')}
              min={0}
              max={1_000_000}
              allowDecimal={false}
              value={value.target}
              onChange={(target) => change({ target: Number(target) || 0 })}
            />
          </div>
        </>
      ) : (
        <Markdown text={view.value.decision} />
      )}
      <CaseComparison id={view.id} />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      {role !== 'annotator' && (
        <div className={classes['buttons']}>
          <Button variant="default" disabled={task.busy} onClick={() => give(null)}>
            {t('guidelines.cases.save')}
          </Button>
          {next && (
            <Button loading={task.busy} onClick={() => give(next)}>
              {t('guidelines.cases.move', { state: t(`guidelines.cases.state.${next}`) })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function CaseComparison({ id }: { readonly id: RareCaseId }) {
  const { t } = useTranslation();
  const { value } = useAnswer('guidelines.comparison', { case: id }, ({ guidelines }) => guidelines === true);
  if (value === null) return null;
  return (
    <section aria-label={t('comparison.case')}>
      <h3 className={comparing['heading']}>{t('comparison.case')}</h3>
      {value.version && <p className={comparing['dim']}>{t('comparison.since', { number: value.version.number })}</p>}
      <ComparisonView comparison={value} />
    </section>
  );
}

function fieldsOf({ value }: CaseView): CaseFields {
  const { title, readings, owner, decision, rule, target } = value;
  return { title, readings: [...readings], owner, decision, rule, target };
}
