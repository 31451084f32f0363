import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './dialogs.module.css';

export type By = 'here' | 'team';

interface Props {
  readonly value: By;
  readonly onChange: (by: By) => void;
}

/** Whose machines do it. */
export function PrelabelBy({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('batches.by.label')} value={value} onChange={onChange}>
      <div className={classes['choices']}>
        <Radio value="here" label={t('batches.by.here')} />
        <Radio value="team" label={t('batches.by.team')} description={t('batches.by.team.hint')} />
      </div>
    </Radio.Group>
  );
}
