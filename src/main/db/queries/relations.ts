import type { RelationView } from '@shared/contract/annotate';
import type { AnnotationId, ImageId, MemberId, RelationId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

interface Row {
  readonly id: Buffer;
  readonly source: Buffer;
  readonly target: Buffer;
  readonly name: string;
  readonly author: Buffer;
}

/** The relations of one image, oldest first, also those of labels that are deleted. */
export function relationsOf(db: Database, image: ImageId): RelationView[] {
  const rows = prepared(db, 'SELECT * FROM relation WHERE image = ? ORDER BY id').all(blobOf(image)) as Row[];
  return rows.map(relationView);
}

export function relationById(db: Database, id: RelationId): RelationView | undefined {
  const row = prepared(db, 'SELECT * FROM relation WHERE id = ?').get(blobOf(id)) as Row | undefined;
  return row && relationView(row);
}

/** What relations of the project say, the most used first; no more than a list can show. */
export function relationNames(db: Database): string[] {
  const most = 200;
  return prepared(db, 'SELECT name FROM relation GROUP BY name ORDER BY count(*) DESC, name LIMIT ?')
    .pluck()
    .all(most) as string[];
}

function relationView(row: Row): RelationView {
  return {
    id: uuidOf<RelationId>(row.id),
    from: uuidOf<AnnotationId>(row.source),
    to: uuidOf<AnnotationId>(row.target),
    name: row.name,
    author: uuidOf<MemberId>(row.author),
  };
}
