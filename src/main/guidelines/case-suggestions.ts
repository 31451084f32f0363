import { setImmediate } from 'node:timers/promises';
import type { SuggestedCaseView, Suggestions } from '@shared/contract/case-signals';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { assertExists } from '@shared/lib/assert';
import type { Uuid } from '@shared/lib/uuid';
import type { CaseDismissalId, ClassId } from '@shared/model/ids';
import { suggestCases, type SuggestedCase } from '@shared/signals/suggest-cases';
import { commit } from '@main/db/commit';
import { dismissedObjects, labelsInCases } from '@main/db/queries/case-dismissals';
import type { Store } from '@main/db/store';
import type { JobContext } from '@main/jobs/job';
import { answerWords } from './answer-words';
import { requireRole } from './rights';
import { candidatesOf, signalObject, type Candidate } from './signal-objects';

/** Comparing costs the square of these. */
const MOST_PER_CLASS = 4000;
const MOST_OBJECTS = 500;
/** Images or comparisons between two breaths of the event loop. */
const SLICE = 50;

/**
 * Looks through every label and suggestion for what may be a rare case. Those whose look is not known take part in what
 * needs none.
 *
 * @param model what embeddings are kept under; null: there is no model.
 */
export async function findSuggestions(
  store: Store,
  model: Buffer | null,
  { signal, progress }: JobContext,
): Promise<Suggestions> {
  const byClass = new Map<ClassId, Candidate[]>();
  let images = 0;
  for (const found of candidatesOf(store)) {
    for (const one of found) {
      const known = byClass.get(one.class);
      if (known) known.push(one);
      else byClass.set(one.class, [one]);
    }
    if (++images % SLICE === 0) await breathe(signal);
  }
  const all = [...byClass.values()].reduce((sum, { length }) => sum + length, 0);
  const chosen = [...byClass.values()].flatMap(evenly);
  const objects = chosen.map((candidate) => signalObject(store, model, candidate));
  const search = suggestCases(objects);
  let step = search.next();
  for (; !step.done; step = search.next()) {
    progress(step.value, objects.length);
    if (step.value % SLICE === 0) await breathe(signal);
  }
  const byId = new Map(chosen.map((candidate) => [candidate.id as string, candidate]));
  const words = answerWords(store);
  return {
    items: step.value.map((suggestion) => viewOf(suggestion, byId, words)),
    objects: all,
    unseen: objects.filter(({ vector }) => vector === null).length,
    skipped: all - chosen.length,
  };
}

/** Without what somebody put aside, and what has become a case since: when half of it or more was. */
export function stillOpen({ db }: Store, { items, ...counts }: Suggestions): Suggestions {
  const put = [...dismissedObjects(db), labelsInCases(db)];
  const isOpen = ({ objects }: SuggestedCaseView) =>
    put.every((known) => 2 * objects.filter((id) => known.has(id)).length < objects.length);
  return { ...counts, items: items.filter(isOpen) };
}

/** Remembers for everybody that these objects are no case. @throws UserError `guideline.notAllowed`. */
export function dismissSuggestion(store: Store, objects: readonly Uuid[]): void {
  requireRole(store, 'reviewer');
  const now = store.machine.now();
  const draft: Draft = {
    kind: 'caseDismissal',
    entity: newId<CaseDismissalId>(now),
    value: { objects: [...objects], by: store.member, at: new Date(now).toISOString() },
  };
  commit(store, [draft], 'no-undo');
}

function evenly(all: readonly Candidate[]): Candidate[] {
  const count = Math.min(MOST_PER_CLASS, all.length);
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]!);
}

async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}

function viewOf(
  { objects, ...suggestion }: SuggestedCase,
  byId: ReadonlyMap<string, Candidate>,
  words: ReadonlyMap<string, string>,
): SuggestedCaseView {
  const found = objects.map((id) => assertExists(byId.get(id), 'only what was given is suggested'));
  const counts = new Map<ClassId | null, number>([[found[0]!.class, found.length]]);
  for (const { others } of found) for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  const shown = found.slice(0, MOST_OBJECTS);
  return {
    ...suggestion,
    class: found[0]!.class,
    objects: shown.map(({ id }) => id),
    places: shown.map(({ place }) => place),
    size: found.length,
    readings: [...counts].sort(([, a], [, b]) => b - a).map(([label, count]) => ({ class: label, count })),
    answers: suggestion.answers.map((answer) => words.get(answer) ?? answer),
  };
}
