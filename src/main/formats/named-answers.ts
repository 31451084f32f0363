import type { AttributeDefinition, AttributeValue, AttributeValues } from '@shared/model/attribute';
import { attributeTextSchema } from '@shared/model/attribute';
import { nameSchema } from '@shared/model/name';
import { isObject } from './json/parse';

/** An answer as files have it: by the names of attribute and options. */
export type NamedAnswer = boolean | number | string | readonly string[];
export type NamedAnswers = Readonly<Record<string, NamedAnswer>>;

/** More than a class may ask. */
const MOST = 50;

/** The answers of a label by name, in the order of the names; undefined for none. */
export function namedAnswers(
  definitions: readonly AttributeDefinition[],
  values: AttributeValues | undefined,
): NamedAnswers | undefined {
  if (!values) return undefined;
  const named = definitions.flatMap((definition) => {
    const value = values[definition.id];
    const answer = value === undefined ? undefined : namedAnswer(definition, value);
    return answer === undefined ? [] : [[definition.name, answer] as const];
  });
  return fromEntries(named);
}

function namedAnswer(definition: AttributeDefinition, value: AttributeValue): NamedAnswer | undefined {
  if (definition.type !== 'choice' && definition.type !== 'multi') {
    return typeof value === 'object' ? undefined : value;
  }
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = definition.options.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return definition.type === 'multi' ? (names.length > 0 ? names : undefined) : names[0];
}

/**
 * Reads an object of answers. What is no answer is left out, which `lose` is told: files carry all sorts of things here.
 */
export function readAnswers(value: unknown, lose: () => void): NamedAnswers | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) {
    lose();
    return undefined;
  }
  const entries = Object.entries(value);
  const read = entries.flatMap(([name, given]) => {
    const answer = nameSchema.safeParse(name).success ? readAnswer(given) : undefined;
    return answer === undefined ? [] : [[name, answer] as const];
  });
  if (read.length < entries.length || read.length > MOST) lose();
  return fromEntries(read.slice(0, MOST));
}

function readAnswer(given: unknown): NamedAnswer | undefined {
  if (typeof given === 'boolean') return given;
  if (typeof given === 'number') return Number.isFinite(given) ? given : undefined;
  if (typeof given === 'string') {
    const text = attributeTextSchema.safeParse(given);
    return text.success && text.data !== '' && isWhole(text.data) ? text.data : undefined;
  }
  if (!Array.isArray(given) || given.length === 0 || given.length > 200) return undefined;
  const names = given.filter((one): one is string => nameSchema.safeParse(one).success && isWhole(String(one)));
  return names.length === given.length ? names : undefined;
}

/** False for half of a surrogate pair, which no file can hold. */
export function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function fromEntries(entries: readonly (readonly [string, NamedAnswer])[]): NamedAnswers | undefined {
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
