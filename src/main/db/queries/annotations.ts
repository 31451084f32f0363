import type { Geometry } from '@shared/geometry/geometry';
import type { Annotation, Source } from '@shared/model/annotation';
import type { AttributeValues } from '@shared/model/attribute';
import type { AnnotationId, ClassId, GroupId, GuidelineVersionId, ImageId, MemberId, RuleId } from '@shared/model/ids';
import type { Transcription } from '@shared/model/transcription';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredAnnotation extends Annotation {
  readonly id: AnnotationId;
  readonly guideline: GuidelineVersionId | null;
  readonly rules: readonly RuleId[];
}

interface Row {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly class: Buffer;
  readonly author: Buffer;
  readonly geometry: string;
  readonly source: string;
  readonly guideline: Buffer | null;
  readonly rules: string;
  readonly attributes: string;
  readonly transcription: string | null;
  readonly truncated: 0 | 1;
  readonly stack: number;
  readonly grouped: Buffer | null;
}

/** The labels of one image, oldest first. */
export function annotationsOf(db: Database, image: ImageId): StoredAnnotation[] {
  const rows = prepared(db, 'SELECT * FROM annotation WHERE image = ? ORDER BY id').all(blobOf(image)) as Row[];
  return rows.map(storedAnnotation);
}

export function annotationById(db: Database, id: AnnotationId): StoredAnnotation | undefined {
  const row = prepared(db, 'SELECT * FROM annotation WHERE id = ?').get(blobOf(id)) as Row | undefined;
  return row && storedAnnotation(row);
}

/** How many labels one person has on an image. */
export function labelsByAuthor(db: Database, image: ImageId, author: MemberId): number {
  return prepared(db, 'SELECT count(*) FROM annotation WHERE image = ? AND author = ?')
    .pluck()
    .get(blobOf(image), blobOf(author)) as number;
}

export function annotationsOfClass(db: Database, label: ClassId): AnnotationId[] {
  const ids = prepared(db, 'SELECT id FROM annotation WHERE class = ? ORDER BY id').pluck().all(blobOf(label));
  return (ids as Buffer[]).map((id) => uuidOf<AnnotationId>(id));
}

function storedAnnotation(row: Row): StoredAnnotation {
  return {
    id: uuidOf<AnnotationId>(row.id),
    image: uuidOf<ImageId>(row.image),
    class: uuidOf<ClassId>(row.class),
    author: uuidOf<MemberId>(row.author),
    // Written by derive() from a payload that its schema had parsed.
    geometry: JSON.parse(row.geometry) as Geometry,
    source: JSON.parse(row.source) as Source,
    guideline: row.guideline && uuidOf<GuidelineVersionId>(row.guideline),
    rules: row.rules === '[]' ? [] : (JSON.parse(row.rules) as RuleId[]),
    ...(row.attributes === '{}' ? {} : { attributes: JSON.parse(row.attributes) as AttributeValues }),
    ...(row.transcription === null ? {} : { transcription: JSON.parse(row.transcription) as Transcription }),
    ...(row.truncated === 0 ? {} : { truncated: true }),
    ...(row.stack === 0 ? {} : { stack: row.stack }),
    ...(row.grouped === null ? {} : { group: uuidOf<GroupId>(row.grouped) }),
  };
}
