import type { Source } from '@shared/model/annotation';
import type { ClassId, GuidelineVersionId, ImageId, ImageTagId, MemberId } from '@shared/model/ids';
import type { ImageTag, Tag } from '@shared/model/image-tag';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredImageTag extends ImageTag {
  readonly id: ImageTagId;
}

interface Row {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly author: Buffer;
  readonly type: Tag['type'];
  readonly class: Buffer | null;
  readonly word: string | null;
  readonly source: string;
  readonly guideline: Buffer | null;
}

/** What everybody says of one image, by what is said. */
export function tagsOfImage(db: Database, image: ImageId): StoredImageTag[] {
  const rows = prepared(db, 'SELECT * FROM imageTag WHERE image = ? ORDER BY type, word, id').all(
    blobOf(image),
  ) as Row[];
  return rows.map(storedImageTag);
}

export function tagsOfClass(db: Database, label: ClassId): StoredImageTag[] {
  const rows = prepared(db, 'SELECT * FROM imageTag WHERE class = ? ORDER BY id').all(blobOf(label)) as Row[];
  return rows.map(storedImageTag);
}

/** The words that images are tagged with, the commonest first. */
export function wordsInUse(db: Database): string[] {
  return prepared(
    db,
    'SELECT word FROM imageTag WHERE word IS NOT NULL GROUP BY lower(word) ORDER BY count(*) DESC, lower(word) LIMIT 500',
  )
    .pluck()
    .all() as string[];
}

function storedImageTag(row: Row): StoredImageTag {
  return {
    id: uuidOf<ImageTagId>(row.id),
    image: uuidOf<ImageId>(row.image),
    author: uuidOf<MemberId>(row.author),
    tag: tagOf(row),
    // Written by derive() from a payload that its schema had parsed.
    source: JSON.parse(row.source) as Source,
    guideline: row.guideline && uuidOf<GuidelineVersionId>(row.guideline),
  };
}

function tagOf({ type, class: label, word }: Row): Tag {
  if (type === 'class' && label) return { type, class: uuidOf<ClassId>(label) };
  return type === 'word' && word !== null ? { type, word } : { type: 'empty' };
}
