import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttributeDefinition, OptionId } from '@shared/model/attribute';
import classes from './class-editor.module.css';
import { conditionsOn } from './draft';

interface ConditionFieldProps {
  readonly attribute: AttributeDefinition;
  readonly before: readonly AttributeDefinition[];
  readonly onChange: (attribute: AttributeDefinition) => void;
}

/** When the question is asked: always, or while one before it is answered in certain ways. */
export function ConditionField({ attribute, before, onChange }: ConditionFieldProps) {
  const { t } = useTranslation();
  const possible = conditionsOn(before).filter(({ name }) => name.trim() !== '');
  if (possible.length === 0) return null;
  const { when, ...rest } = attribute;
  const other = possible.find(({ id }) => id === when?.attribute);
  const answers = other ? answersOf(other, t('attributes.yes'), t('attributes.no')) : [];

  function choose(id: string | null): void {
    const chosen = possible.find((one) => one.id === id);
    const [first] = chosen ? answersOf(chosen, '', '') : [];
    if (!chosen || !first) return onChange(rest);
    onChange({ ...rest, when: { attribute: chosen.id, values: [valueOf(first.value)] } });
  }

  return (
    <div className={classes['line']}>
      <Select
        label={t('classes.attribute.when')}
        placeholder={t('classes.attribute.always')}
        clearable
        flex={1}
        data={possible.map(({ id, name }) => ({ value: id, label: name }))}
        value={other?.id ?? null}
        onChange={choose}
      />
      {other && (
        <MultiSelect
          label={t('classes.attribute.whenIs')}
          size="xs"
          flex={1}
          data={answers}
          value={when!.values.map(String)}
          onChange={(values) => {
            if (values.length > 0) {
              onChange({ ...rest, when: { attribute: other.id, values: values.map(valueOf) } });
            }
          }}
        />
      )}
    </div>
  );
}

function answersOf(attribute: AttributeDefinition, yes: string, no: string): { value: string; label: string }[] {
  if (attribute.type === 'choice' || attribute.type === 'multi') {
    return attribute.options.map(({ id, name }) => ({ value: id, label: name }));
  }
  return [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ];
}

function valueOf(text: string): boolean | OptionId {
  return text === 'true' || (text === 'false' ? false : (text as OptionId));
}
