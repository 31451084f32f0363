import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttributeDefinition, AttributeValue, OptionId } from '@shared/model/attribute';
import { Chips, type Chip } from './chips';
import { NumberField, TextField } from './typed-fields';

interface AttributeFieldProps {
  readonly definition: AttributeDefinition;
  readonly value: AttributeValue | undefined;
  readonly mixed: boolean;
  readonly onAnswer: (value: AttributeValue | undefined) => void;
  /** Enter in a field of text or numbers: on to the next. */
  readonly onEnter: () => void;
}

/** As many answers as there are digit keys stand side by side; more are a list to search in. */
const MOST_CHIPS = 9;

export function AttributeField(props: AttributeFieldProps) {
  const { definition } = props;
  switch (definition.type) {
    case 'text':
      return <TextField {...props} definition={definition} />;
    case 'number':
      return <NumberField {...props} definition={definition} />;
    case 'boolean':
      return <BooleanField {...props} />;
    default:
      return definition.options.length <= MOST_CHIPS ? (
        <OptionChips {...props} definition={definition} />
      ) : (
        <OptionList {...props} definition={definition} />
      );
  }
}

function BooleanField({ definition, value, mixed, onAnswer }: AttributeFieldProps) {
  const { t } = useTranslation();
  const chips: readonly Chip<boolean>[] = [
    { value: true, label: t('attributes.yes') },
    { value: false, label: t('attributes.no') },
  ];
  return (
    <Chips
      labelledBy={`attribute-${definition.id}`}
      chips={chips}
      mixed={mixed}
      isChosen={(one) => value === one}
      onChoose={(one) => onAnswer(value === one ? undefined : one)}
    />
  );
}

type WithOptions = AttributeFieldProps & { readonly definition: AttributeDefinition & { type: 'choice' | 'multi' } };

function OptionChips({ definition, value, mixed, onAnswer }: WithOptions) {
  const chosen = chosenOf(value);
  return (
    <Chips
      labelledBy={`attribute-${definition.id}`}
      chips={definition.options.map(({ id, name }) => ({ value: id, label: name }))}
      mixed={mixed}
      isChosen={(id) => chosen.includes(id)}
      onChoose={(id) => onAnswer(toggled(definition.type, chosen, id))}
    />
  );
}

function OptionList({ definition, value, mixed, onAnswer }: WithOptions) {
  const { t } = useTranslation();
  const chosen = chosenOf(value);
  const shared = {
    'aria-labelledby': `attribute-${definition.id}`,
    data: definition.options.map(({ id, name }) => ({ value: id, label: name })),
    placeholder: mixed ? t('attributes.mixed') : t('attributes.choose'),
    searchable: true,
    clearable: true,
    size: 'xs',
  };
  if (definition.type === 'choice') {
    return <Select {...shared} value={chosen[0] ?? null} onChange={(id) => onAnswer(id ?? undefined)} />;
  }
  return <MultiSelect {...shared} value={[...chosen]} onChange={(ids) => onAnswer(ids.length > 0 ? ids : undefined)} />;
}

function chosenOf(value: AttributeValue | undefined): readonly OptionId[] {
  if (Array.isArray(value)) return value as readonly OptionId[];
  return typeof value === 'string' ? [value as OptionId] : [];
}

function toggled(type: 'choice' | 'multi', chosen: readonly OptionId[], id: OptionId): AttributeValue | undefined {
  const was = chosen.includes(id);
  if (type === 'choice') return was ? undefined : id;
  const next = was ? chosen.filter((one) => one !== id) : [...chosen, id];
  return next.length > 0 ? next : undefined;
}
