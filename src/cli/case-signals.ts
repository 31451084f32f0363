import { join } from 'node:path';
import type { SuggestedCaseView, Suggestions } from '@shared/contract/case-signals';
import { UserError } from '@shared/lib/user-error';
import { listClasses } from '@main/db/queries/classes';
import type { Store } from '@main/db/store';
import { findSuggestions } from '@main/guidelines/case-suggestions';
import { embedProject } from '@main/prelabel/embed-project';
import { findEmbedder } from '@main/prelabel/embedder';
import { PrelabelHost } from '@main/prelabel/host';
import { regionsOfProject } from '@main/prelabel/project-regions';
import type { Cli, Task } from './cli';
import { modelRoots } from './model-roots';
import { count } from './words';

/** Gives every object its look, then looks for what may be rare cases. Without a model what needs no looks is found. */
export async function searchSignals(store: Store, { paths }: Cli, task: Task): Promise<Suggestions> {
  const host = new PrelabelHost({ entry: join(paths.workers, 'prelabel-worker.js') });
  try {
    const embedder = await findEmbedder(host, modelRoots(paths));
    await embedProject(store, embedder, await regionsOfProject(store, task.signal), task);
    return await findSuggestions(store, embedder.key, task);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'model.noEmbedding') throw error;
    task.note(`${error.message}: look-alikes were left out.`);
    return await findSuggestions(store, null, task);
  } finally {
    host.close();
  }
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
