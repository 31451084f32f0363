import { NumberInput, Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseFields } from '@shared/contract/guidelines';
import { useAnswer } from '../../../bridge/use-answer';
import { useLive } from '../../../bridge/use-live';
import classes from './cases.module.css';

interface Props {
  readonly value: CaseFields;
  readonly onChange: (part: Partial<CaseFields>) => void;
}

const notLabelled = 'none';

/** What a lead decides: in words, by which rule, and in one word what the members are. */
export function CaseDecision({ value, onChange }: Props) {
  const { t } = useTranslation();
  const labelClasses = useLive((state) => state.classes);
  const { value: rules } = useAnswer('guidelines.rules', { version: 'draft' });
  const { answer } = value;
  const decide = (chosen: string | null) => {
    if (chosen === null) return onChange({ answer: undefined });
    onChange({ answer: { class: labelClasses.find(({ id }) => id === chosen)?.id ?? null } });
  };
  return (
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
        onChange={(event) => onChange({ decision: event.currentTarget.value })}
      />
      <div className={classes['three']}>
        <Select
          label={t('guidelines.cases.rule')}
          placeholder={t('guidelines.cases.rule.none')}
          allowDeselect={false}
          clearable
          searchable
          data={(rules ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={value.rule}
          onChange={(chosen) => onChange({ rule: rules?.find(({ id }) => id === chosen)?.id ?? null })}
        />
        <Select
          label={t('cases.decided')}
          description={t('cases.decided.hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          placeholder={t('cases.decided.open')}
          allowDeselect={false}
          clearable
          searchable
          data={[
            { value: notLabelled, label: t('calibration.nothing') },
            ...labelClasses.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={answer ? (answer.class ?? notLabelled) : null}
          onChange={decide}
        />
        <NumberInput
          label={t('guidelines.cases.target')}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={value.target}
          onChange={(target) => onChange({ target: Number(target) || 0 })}
        />
      </div>
    </>
  );
}
