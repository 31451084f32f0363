import type { AttributeValues } from '@shared/model/attribute';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';

/** The answers of a label as `attribute=value`. Texts and numbers have too many values to be had in company. */
export function answersOf(values: AttributeValues): string[] {
  return Object.entries(values).flatMap(([attribute, value]) => {
    if (typeof value === 'boolean') return [`${attribute}=${value}`];
    return Array.isArray(value) ? value.map((option: string) => `${attribute}=${option}`) : [];
  });
}

/** The words for each such answer. */
export function answerWords({ db }: Store): Map<string, string> {
  const words = new Map<string, string>();
  for (const { attributes = [] } of listClasses(db)) {
    for (const definition of attributes) {
      const { id, name } = definition;
      words.set(`${id}=true`, `${name}: ✓`).set(`${id}=false`, `${name}: ✗`);
      if (definition.type !== 'choice' && definition.type !== 'multi') continue;
      for (const option of definition.options) words.set(`${id}=${option.id}`, `${name}: ${option.name}`);
    }
  }
  return words;
}
