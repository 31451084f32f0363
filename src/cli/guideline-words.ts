import type { Impact, RuleDiffView } from '@shared/contract/guideline-views';
import { count } from './words';

/** A rule's differences for a terminal: `[-words taken out-]` and `{+words put in+}`, as other tools write them. */
export function diffWords({ title, change, words, examples }: RuleDiffView): string[] {
  const fields = (['title', 'situation', 'text', 'rationale'] as const).filter((name) =>
    words[name].some(({ op }) => op !== 'same'),
  );
  return [
    `${title} (${change})`,
    ...fields.map((name) => `  ${name}: ${words[name].map(pieceWords).join('')}`),
    ...(examples.added.length > 0 ? [`  ${count(examples.added.length, 'example')} added`] : []),
    ...(examples.removed.length > 0 ? [`  ${count(examples.removed.length, 'example')} removed`] : []),
  ];
}

function pieceWords({ op, text }: RuleDiffView['words']['text'][number]): string {
  if (op === 'same') return text;
  return op === 'removed' ? `[-${text}-]` : `{+${text}+}`;
}

export function impactWords({ rules, labels, hours, looks }: Impact): string[] {
  const time =
    hours === null ? '' : `, about ${hours < 1 ? 'less than an hour' : `${Math.round(hours)} hours`} of work`;
  return [
    ...rules.map((rule) => `${rule.title}: ${rule.change}, re-opens ${count(rule.labels, 'label')}${alikeWords(rule)}`),
    ...(looks && looks.unseen > 0
      ? [`${count(looks.unseen, 'label')} or examples cannot be compared yet: "plumbline guideline … signals" does so.`]
      : []),
    `${count(labels, 'label')} would be looked at again${time}.`,
  ];
}

function alikeWords({ alike }: Impact['rules'][number]): string {
  if (alike === null || alike.labels === 0) return '';
  const others = alike.others > 0 ? `, ${alike.others} of them not otherwise its own` : '';
  return `; ${alike.labels} look like its examples${others}`;
}
