import type { Project, Template } from '@shared/model/project';
import { assertExists } from '@shared/lib/assert';
import { blobOf } from '../blob';
import { prepared } from '../prepared';
import type { Store } from '../store';

export function projectOf(
  store: Store,
): Readonly<Record<'outside' | 'feedback', boolean>> & Omit<Project, 'outside' | 'feedback'> {
  const found = prepared(store.db, 'SELECT name, template, outside, feedback FROM project WHERE id = ?').get(
    blobOf(store.project),
  ) as { name: string; template: Template; outside: 0 | 1; feedback: 0 | 1 } | undefined;
  const row = assertExists(found, 'createStore() writes the project before anything else');
  return { name: row.name, template: row.template, outside: row.outside === 1, feedback: row.feedback === 1 };
}

export interface Counts {
  readonly images: number;
  readonly annotations: number;
  readonly pendingPredictions: number;
}

export function counts(store: Store): Counts {
  return prepared(
    store.db,
    `SELECT (SELECT count(*) FROM image) AS images, (SELECT count(*) FROM annotation) AS annotations,
       (SELECT count(*) FROM prediction WHERE decision = 'pending') AS pendingPredictions`,
  ).get() as Counts;
}
