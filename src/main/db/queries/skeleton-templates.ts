import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { ClassId, SkeletonTemplateId } from '@shared/model/ids';
import type { SkeletonTemplate } from '@shared/model/skeleton-template';
import type { Database } from 'better-sqlite3';
import { uuidOf } from '../blob';
import { prepared } from '../prepared';

/** Every template, by name. */
export function listSkeletonTemplates(db: Database): SkeletonTemplateView[] {
  const rows = prepared(db, 'SELECT * FROM skeletonTemplate ORDER BY name, id').all() as {
    id: Buffer;
    name: string;
    classes: string;
    joints: string;
    edges: string;
    pairs: string;
  }[];
  return rows.map((row) => ({
    id: uuidOf<SkeletonTemplateId>(row.id),
    name: row.name,
    // Written by derive() from a payload that its schema had parsed.
    classes: JSON.parse(row.classes) as SkeletonTemplate['classes'],
    joints: JSON.parse(row.joints) as SkeletonTemplate['joints'],
    edges: JSON.parse(row.edges) as SkeletonTemplate['edges'],
    pairs: JSON.parse(row.pairs) as SkeletonTemplate['pairs'],
  }));
}

/** How many labels and suggestions are skeletons of a template. */
export function usesOfSkeletonTemplate(db: Database, id: SkeletonTemplateId): number {
  return prepared(
    db,
    `SELECT (SELECT count(*) FROM annotation WHERE instr(geometry, @mark) > 0)
       + (SELECT count(*) FROM prediction WHERE instr(geometry, @mark) > 0)`,
  )
    .pluck()
    .get({ mark: `"${id}"` }) as number;
}

/** How often labels, or the suggestions of models, of each class are skeletons of each template; the most first. */
export function skeletonUses(
  db: Database,
  table: 'annotation' | 'prediction',
): readonly { readonly class: ClassId; readonly template: SkeletonTemplateId }[] {
  const rows = prepared(
    db,
    `SELECT class, geometry ->> '$.template' AS template FROM ${table}
     WHERE geometry LIKE '%"type":"skeleton"%' AND geometry ->> '$.type' = 'skeleton'
     GROUP BY 1, 2 ORDER BY count(*) DESC, 2`,
  ).all() as { class: Buffer; template: SkeletonTemplateId }[];
  return rows.map((row) => ({ class: uuidOf<ClassId>(row.class), template: row.template }));
}
