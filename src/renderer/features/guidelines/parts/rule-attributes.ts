import type { ClassView } from '@shared/contract/classes';
import type { RuleAttribute } from '@shared/model/rule';

/** One thing that a rule may be about. */
export interface AnswerOption {
  readonly key: string;
  readonly about: RuleAttribute;
  readonly label: string;
}

/** The words for yes, no, and whatever is answered. */
export interface AnswerWords {
  readonly yes: string;
  readonly no: string;
  readonly any: string;
}

/** Every answer to every attribute of every class, by class, in the order in which they are asked. */
export function answerOptions(classes: readonly ClassView[], words: AnswerWords): AnswerOption[] {
  return classes.flatMap((one) =>
    (one.attributes ?? []).flatMap((definition) => {
      const option = (value: RuleAttribute['value'], answer: string): AnswerOption => {
        const about: RuleAttribute = { class: one.id, attribute: definition.id, value };
        return { key: keyOf(about), about, label: `${one.name} · ${definition.name}: ${answer}` };
      };
      const any = option(null, words.any);
      if (definition.type === 'boolean') return [any, option(true, words.yes), option(false, words.no)];
      if (definition.type !== 'choice' && definition.type !== 'multi') return [any];
      return [any, ...definition.options.map(({ id, name }) => option(id, name))];
    }),
  );
}

/** Names one thing that a rule is about. */
export function keyOf({ class: label, attribute, value }: RuleAttribute): string {
  return `${label} ${attribute} ${value}`;
}
