import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttributeDefinition } from '@shared/model/attribute';

interface InitialFieldProps {
  readonly attribute: AttributeDefinition;
  readonly onChange: (attribute: AttributeDefinition) => void;
}

/** What a new object is answered with before anybody answers. */
export function InitialField({ attribute, onChange }: InitialFieldProps) {
  const { t } = useTranslation();
  const label = t('classes.attribute.initial');
  const placeholder = t('classes.attribute.noInitial');
  const { initial: _, ...rest } = attribute;
  const set = (initial: unknown) =>
    onChange((initial === undefined || initial === '' ? rest : { ...rest, initial }) as AttributeDefinition);
  switch (attribute.type) {
    case 'text':
      return (
        <TextInput
          label={label}
          placeholder={placeholder}
          value={attribute.initial ?? ''}
          maxLength={1000}
          flex={1}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          label={label}
          placeholder={placeholder}
          value={attribute.initial ?? ''}
          w={150}
          onChange={(typed) => set(typed === '' || !Number.isFinite(Number(typed)) ? undefined : Number(typed))}
        />
      );
    case 'boolean':
      return (
        <Select
          label={label}
          placeholder={placeholder}
          clearable
          w={170}
          data={[
            { value: 'true', label: t('attributes.yes') },
            { value: 'false', label: t('attributes.no') },
          ]}
          value={attribute.initial === undefined ? null : String(attribute.initial)}
          onChange={(value) => set(value === null ? undefined : value === 'true')}
        />
      );
    default: {
      const data = attribute.options
        .filter(({ name }) => name !== '')
        .map(({ id, name }) => ({ value: id, label: name }));
      if (attribute.type === 'choice') {
        return (
          <Select
            label={label}
            placeholder={placeholder}
            clearable
            flex={1}
            data={data}
            value={attribute.initial ?? null}
            onChange={(id) => set(id ?? undefined)}
          />
        );
      }
      return (
        <MultiSelect
          label={label}
          placeholder={placeholder}
          size="xs"
          clearable
          flex={1}
          data={data}
          value={[...(attribute.initial ?? [])]}
          onChange={(ids) => set(ids.length > 0 ? ids : undefined)}
        />
      );
    }
  }
}
