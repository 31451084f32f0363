import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fits } from '@shared/attributes/fits';
import type { AttributeDefinition, AttributeValue } from '@shared/model/attribute';
import { useDraft } from './use-draft';

interface TypedFieldProps<Definition> {
  readonly definition: Definition;
  readonly value: AttributeValue | undefined;
  readonly mixed: boolean;
  readonly onAnswer: (value: AttributeValue | undefined) => void;
  readonly onEnter: () => void;
}

export function TextField({
  definition,
  value,
  mixed,
  onAnswer,
  onEnter,
}: TypedFieldProps<AttributeDefinition & { type: 'text' }>) {
  const { t } = useTranslation();
  const draft = useDraft(
    typeof value === 'string' ? value : '',
    (text) => onAnswer(text.trim() === '' ? undefined : text.trim()),
    onEnter,
  );
  return (
    <TextInput
      aria-labelledby={`attribute-${definition.id}`}
      placeholder={mixed ? t('attributes.mixed') : undefined}
      value={draft.text}
      maxLength={1000}
      onChange={(event) => draft.setText(event.currentTarget.value)}
      onBlur={draft.give}
      onKeyDown={draft.onKeyDown}
    />
  );
}

export function NumberField({
  definition,
  value,
  mixed,
  onAnswer,
  onEnter,
}: TypedFieldProps<AttributeDefinition & { type: 'number' }>) {
  const { t } = useTranslation();
  const { min, max, step } = definition;
  const draft = useDraft(
    typeof value === 'number' ? String(value) : '',
    (text) => {
      const typed = text.trim() === '' ? undefined : Number(text);
      if (typed === undefined || fits(definition, typed)) onAnswer(typed);
    },
    onEnter,
  );
  const wrong = draft.text.trim() !== '' && !fits(definition, Number(draft.text));
  return (
    <NumberInput
      aria-labelledby={`attribute-${definition.id}`}
      placeholder={mixed ? t('attributes.mixed') : undefined}
      value={draft.text}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      step={step ?? 1}
      clampBehavior="none"
      error={wrong ? t('attributes.number.allowed', { range: rangeText(definition) }) : undefined}
      onChange={(typed) => draft.setText(String(typed))}
      onBlur={draft.give}
      onKeyDown={draft.onKeyDown}
    />
  );
}

/** E.g. `0 … 1 / 0.1`: the ends and the step, those that there are. */
function rangeText({ min, max, step }: AttributeDefinition & { type: 'number' }): string {
  const ends = min === undefined && max === undefined ? '' : `${min ?? ''} … ${max ?? ''}`;
  return [ends.trim(), step === undefined ? '' : String(step)].filter(Boolean).join(' / ');
}
