import { kinds } from '@shared/changes/kinds';
import type { Annotation } from '@shared/model/annotation';
import type { AnnotationId, GuidelineVersionId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';
import { pastChanges } from './changes';

/** How far back a label is followed. */
const MOST_CHANGES = 200;

/** The label as it last was under a version that is none of these; undefined when it was made under one of them. */
export function labelBefore(
  db: Database,
  id: AnnotationId,
  versions: ReadonlySet<GuidelineVersionId>,
): Annotation | undefined {
  for (const { payload } of pastChanges(db, 'annotation', id, MOST_CHANGES)) {
    if (payload === null) continue;
    // Parsed by the schema of labels before it was logged.
    const value = JSON.parse(payload) as Annotation;
    if (!value.guideline || !versions.has(value.guideline)) return value;
  }
  return undefined;
}

/** The labels that are gone, and were deleted after a version had arrived here. */
export function labelsDeletedSince(db: Database, version: GuidelineVersionId): AnnotationId[] {
  const rows = prepared(
    db,
    `SELECT entity FROM head h
     WHERE kind = @label AND deletes = 1
       AND revision > (SELECT min(revision) FROM head WHERE kind = @version AND entity = @id)
       AND NOT EXISTS(SELECT 1 FROM annotation a WHERE a.id = h.entity)`,
  )
    .pluck()
    .all({ label: kinds.annotation.code, version: kinds.guidelineVersion.code, id: blobOf(version) }) as Buffer[];
  return rows.map((row) => uuidOf<AnnotationId>(row));
}
