import type { Project } from '@shared/model/project';
import { assertExists } from '@shared/lib/assert';
import { blobOf } from '../blob';
import { prepared } from '../prepared';
import type { Store } from '../store';

export function projectOf(store: Store): Project {
  const row = prepared(store.db, 'SELECT name, template FROM project WHERE id = ?').get(blobOf(store.project));
  return assertExists(row as Project | undefined, 'createStore() writes the project before anything else');
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
