import type { SuggestedCaseView, Suggestions } from '@shared/contract/case-signals';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import { findSuggestions } from '@main/guidelines/case-suggestions';
import type { Cli, Task } from './cli';
import { keepLooks } from './keep-looks';
import { count } from './words';

/** Gives every object its look, then looks for what may be rare cases. Without a model what needs no looks is found. */
export async function searchSignals(store: Store, cli: Cli, task: Task): Promise<Suggestions> {
  return findSuggestions(store, await keepLooks(store, cli, task), task);
}

const kinds: Readonly<Partial<Record<SuggestedCaseView['signal'], string>>> = {
  disagreement: 'look-alikes that people read differently',
  uncertainty: 'look-alikes that a model is unsure of',
  rarity: 'rare',
  outlier: 'unlike all others',
};

/** What was found, for a terminal, the worst first. */
export function signalWords({ db }: Store, { items, objects, unseen }: Suggestions): string[] {
  const names = new Map(listClasses(db).map(({ id, name }) => [id, name]));
  return [
    ...items.map(({ signal, class: label, size, disputed, answers }) => {
      const what = answers.length > 0 ? answers.join(' + ') : (kinds[signal] ?? signal);
      const doubted = disputed > 0 ? `, ${disputed} disputed` : '';
      return `${names.get(label) ?? label}: ${count(size, 'object')}, ${what}${doubted}`;
    }),
    `${count(items.length, 'suggested case')} from ${count(objects, 'object')}${unseen > 0 ? `; ${unseen} without a look` : ''}.`,
  ];
}
