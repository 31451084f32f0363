import type { AnnotationId, RareCaseId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** The rare cases that hold one of the labels, each once. */
export function casesOfLabels(db: Database, labels: readonly AnnotationId[]): { id: RareCaseId; title: string }[] {
  const found = new Map<RareCaseId, string>();
  for (const label of labels) {
    const rows = prepared(
      db,
      'SELECT c.id, c.title FROM caseMember m JOIN rareCase c ON c.id = m.rare_case WHERE m.annotation = ? ORDER BY c.id',
    ).all(blobOf(label)) as { id: Buffer; title: string }[];
    for (const { id, title } of rows) found.set(uuidOf<RareCaseId>(id), title);
  }
  return [...found].map(([id, title]) => ({ id, title }));
}
