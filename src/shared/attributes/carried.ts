import type {
  AttributeDefinition,
  AttributeOption,
  AttributeValue,
  AttributeValues,
  OptionId,
} from '../model/attribute';
import { initialAnswers, settled } from './answers';

type Definitions = readonly AttributeDefinition[];

/**
 * The answers that an object keeps when it becomes one of another class: those whose question the other class asks too,
 * by the same name and type, with options of the same names. What it asks besides begins with its initial value.
 */
export function carriedAnswers(from: Definitions, to: Definitions, values: AttributeValues): AttributeValues {
  const counted = settled(from, values);
  const byName = new Map(from.map((definition) => [definition.name.toLowerCase(), definition]));
  const kept = to.flatMap((target) => {
    const source = byName.get(target.name.toLowerCase());
    const value = source && counted[source.id];
    const translated = value === undefined ? undefined : translate(source!, target, value);
    return translated === undefined ? [] : [[target.id, translated] as const];
  });
  return settled(to, { ...initialAnswers(to), ...Object.fromEntries(kept) });
}

function translate(
  source: AttributeDefinition,
  target: AttributeDefinition,
  value: AttributeValue,
): AttributeValue | undefined {
  if (source.type === 'choice' && target.type === 'choice') return namesake(source.options, target.options, value);
  if (source.type === 'multi' && target.type === 'multi') {
    const ids = (value as readonly OptionId[]).flatMap((id) => namesake(source.options, target.options, id) ?? []);
    return ids.length > 0 ? ids : undefined;
  }
  return source.type === target.type ? value : undefined;
}

function namesake(
  source: readonly AttributeOption[],
  target: readonly AttributeOption[],
  id: AttributeValue,
): OptionId | undefined {
  const name = source.find((option) => option.id === id)?.name.toLowerCase();
  return target.find((option) => option.name.toLowerCase() === name)?.id;
}
