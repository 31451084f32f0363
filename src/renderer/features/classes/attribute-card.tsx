import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttributeDefinition } from '@shared/model/attribute';
import { IconButton } from '../../ui/icon-button';
import classes from './class-editor.module.css';
import { ConditionField } from './condition-field';
import { retyped, type DraftProblem } from './draft';
import { InitialField } from './initial-field';
import { OptionList } from './option-list';

interface AttributeCardProps {
  readonly attribute: AttributeDefinition;
  /** The attributes that are asked before it. */
  readonly before: readonly AttributeDefinition[];
  readonly problem: DraftProblem['code'] | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (attribute: AttributeDefinition) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onDelete: () => void;
}

const types = ['boolean', 'choice', 'multi', 'text', 'number'] as const;

/** One question: what it is called, how it is answered, and when it is asked. */
export function AttributeCard(props: AttributeCardProps) {
  const { t } = useTranslation();
  const { attribute, before, problem, isFirst, isLast, onChange, onMove, onDelete } = props;
  const wrongName = problem === 'attributeName' || problem === 'attributeTwice';
  return (
    <div role="group" aria-label={attribute.name || t('classes.attribute.unnamed')} className={classes['card']}>
      <div className={classes['line']}>
        <TextInput
          label={t('classes.attribute.name')}
          value={attribute.name}
          maxLength={200}
          flex={1}
          error={wrongName ? t(`classes.problem.${problem}`) : undefined}
          onChange={(event) => onChange({ ...attribute, name: event.currentTarget.value })}
        />
        <Select
          label={t('classes.attribute.type')}
          w={170}
          allowDeselect={false}
          data={types.map((type) => ({ value: type, label: t(`classes.type.${type}`) }))}
          value={attribute.type}
          onChange={(value) => {
            const type = types.find((one) => one === value);
            if (type && type !== attribute.type) onChange(retyped(attribute, type));
          }}
        />
        <div className={classes['tools']}>
          <IconButton
            label={t('classes.attribute.up')}
            icon={IconArrowUp}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          />
          <IconButton
            label={t('classes.attribute.down')}
            icon={IconArrowDown}
            disabled={isLast}
            onClick={() => onMove(1)}
          />
          <IconButton label={t('classes.attribute.delete')} icon={IconTrash} onClick={onDelete} />
        </div>
      </div>
      {attribute.type === 'number' && (
        <NumberLimits attribute={attribute} wrong={problem === 'range'} onChange={onChange} />
      )}
      {(attribute.type === 'choice' || attribute.type === 'multi') && (
        <OptionList
          options={attribute.options}
          problem={problem}
          onChange={(options) => onChange({ ...attribute, options: [...options] })}
        />
      )}
      <div className={classes['line']}>
        <Checkbox
          label={t('classes.attribute.required')}
          checked={attribute.required}
          onChange={(event) => onChange({ ...attribute, required: event.currentTarget.checked })}
        />
        <InitialField attribute={attribute} onChange={onChange} />
      </div>
      <ConditionField attribute={attribute} before={before} onChange={onChange} />
    </div>
  );
}

type NumberAttribute = AttributeDefinition & { readonly type: 'number' };

interface NumberLimitsProps {
  readonly attribute: NumberAttribute;
  readonly wrong: boolean;
  readonly onChange: (attribute: AttributeDefinition) => void;
}

function NumberLimits({ attribute, wrong, onChange }: NumberLimitsProps) {
  const { t } = useTranslation();
  function set(limit: 'min' | 'max' | 'step', typed: string | number): void {
    const { [limit]: _, ...rest } = attribute;
    const value = Number(typed);
    const given = typed !== '' && Number.isFinite(value) && (limit !== 'step' || value > 0);
    onChange(given ? { ...rest, [limit]: value } : rest);
  }
  return (
    <div className={classes['line']}>
      {(['min', 'max', 'step'] as const).map((limit) => (
        <NumberInput
          key={limit}
          label={t(`classes.number.${limit}`)}
          value={attribute[limit] ?? ''}
          w={110}
          error={wrong && limit !== 'step' ? t('classes.problem.range') : undefined}
          onChange={(typed) => set(limit, typed)}
        />
      ))}
    </div>
  );
}
