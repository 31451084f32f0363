import type { AttributeDefinition, AttributeId, AttributeValue, AttributeValues } from '../model/attribute';
import { fits } from './fits';

type Definitions = readonly AttributeDefinition[];

/**
 * The answers that count: those to questions that are asked, with values that are allowed. What a question depends on
 * comes before it, so one pass is enough.
 */
export function settled(definitions: Definitions, values: AttributeValues): AttributeValues {
  return walk(definitions, ({ id }) => values[id]);
}

/** What an object begins with. */
export function initialAnswers(definitions: Definitions): AttributeValues {
  return walk(definitions, initialOf);
}

/**
 * The answers after one more. Questions that it brings up begin with their initial value; the answers to those that are
 * asked no more are dropped.
 *
 * @param value undefined: no answer.
 */
export function answered(
  definitions: Definitions,
  values: AttributeValues,
  attribute: AttributeId,
  value: AttributeValue | undefined,
): AttributeValues {
  const before = new Set(asked(definitions, values).map(({ id }) => id));
  return walk(definitions, (definition) => {
    if (definition.id === attribute) return value;
    return before.has(definition.id) ? values[definition.id] : initialOf(definition);
  });
}

/** The attributes that are asked, given the answers, in order. */
export function asked(definitions: Definitions, values: AttributeValues): AttributeDefinition[] {
  const counted = settled(definitions, values);
  return definitions.filter((definition) => isAsked(definition, counted));
}

/** The required attributes that are asked and have no answer. */
export function missingAnswers(definitions: Definitions, values: AttributeValues): AttributeDefinition[] {
  const counted = settled(definitions, values);
  return definitions.filter(
    (definition) => definition.required && counted[definition.id] === undefined && isAsked(definition, counted),
  );
}

function walk(
  definitions: Definitions,
  answer: (definition: AttributeDefinition) => AttributeValue | undefined,
): AttributeValues {
  const counted: Record<AttributeId, AttributeValue> = {};
  for (const definition of definitions) {
    if (!isAsked(definition, counted)) continue;
    const value = answer(definition);
    if (value !== undefined && fits(definition, value)) counted[definition.id] = value;
  }
  return counted;
}

/** @param counted answers that count, at least to what comes before it. */
function isAsked({ when }: AttributeDefinition, counted: AttributeValues): boolean {
  if (!when) return true;
  const value = counted[when.attribute];
  if (value === undefined) return false;
  const allowed: readonly AttributeValue[] = when.values;
  return Array.isArray(value) ? value.some((id: AttributeValue) => allowed.includes(id)) : allowed.includes(value);
}

function initialOf({ initial }: AttributeDefinition): AttributeValue | undefined {
  return initial;
}
