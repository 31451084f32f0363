import type { AttributeDefinition, AttributeValue, AttributeValues } from '../model/attribute';

/** The words for yes and no in the reader's language. */
export interface YesNo {
  readonly yes: string;
  readonly no: string;
}

/** An answer as people read it: options by name. An option that is gone is left out. */
export function valueText(definition: AttributeDefinition, value: AttributeValue, { yes, no }: YesNo): string {
  if (typeof value === 'boolean') return value ? yes : no;
  if (definition.type !== 'choice' && definition.type !== 'multi') return String(value);
  const ids: readonly string[] = Array.isArray(value) ? value : [String(value)];
  return definition.options
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ');
}

/** All answers with their questions, e.g. `occluded: yes`. */
export function answerTexts(
  definitions: readonly AttributeDefinition[],
  values: AttributeValues,
  words: YesNo,
): string[] {
  return definitions.flatMap((definition) => {
    const value = values[definition.id];
    return value === undefined ? [] : [`${definition.name}: ${valueText(definition, value, words)}`];
  });
}
