import type { ImageFilter, ImageSort, ImageSummary } from '@shared/contract/images';
import type { ImageId, RootId } from '@shared/model/ids';
import type { Image, ImageFormat } from '@shared/model/image';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf, uuidOfHex } from '../blob';
import { prepared } from '../prepared';
import { ownView } from './own-view';

const orders: Readonly<Record<ImageSort, string>> = {
  path: 'i.path, i.id',
  added: 'i.added_at, i.path, i.id',
  annotations: '(SELECT count(*) FROM annotation a WHERE a.image = i.id) DESC, i.path, i.id',
  predictions: `(SELECT count(*) FROM prediction p WHERE p.image = i.id AND p.decision = 'pending') DESC, i.path, i.id`,
};

/** Who drew on an image since does not call it empty any more. */
const verifiedEmpty = `EXISTS(SELECT 1 FROM imageTag t WHERE t.image = i.id AND t.type = 'empty'
  AND NOT EXISTS(SELECT 1 FROM annotation a WHERE a.image = i.id AND a.author = t.author))`;

const states: Readonly<Record<ImageFilter['state'], string>> = {
  all: 'TRUE',
  // What the member of this file was asked for and has not submitted.
  mine: `EXISTS(SELECT 1 FROM self JOIN assignment m ON m.member = self.member WHERE m.image = i.id
    AND NOT EXISTS(SELECT 1 FROM submission s WHERE s.image = i.id AND s.member = self.member))`,
  labelled: 'EXISTS(SELECT 1 FROM annotation a WHERE a.image = i.id)',
  unlabelled: 'NOT EXISTS(SELECT 1 FROM annotation a WHERE a.image = i.id)',
  suggested: `EXISTS(SELECT 1 FROM prediction p WHERE p.image = i.id AND p.decision = 'pending')`,
  empty: verifiedEmpty,
  // Also what a blind annotator may not read: that there is something to talk about gives no answer away.
  issues: `EXISTS(SELECT 1 FROM thread h WHERE h.image = i.id AND h.state = 'open')`,
  // Whom it measures must not know which images they are.
  gold: `EXISTS(SELECT 1 FROM goldImage g WHERE g.image = i.id)
    AND EXISTS(SELECT 1 FROM self JOIN member r ON r.id = self.member WHERE r.role <> 'annotator')`,
  open: `NOT EXISTS(SELECT 1 FROM annotation a WHERE a.image = i.id) AND NOT ${verifiedEmpty}`,
};

/** The ids of all images that match, in order. */
export function imageIds(db: Database, filter: ImageFilter, sort: ImageSort): ImageId[] {
  const rows = prepared(
    db,
    `${ownView(db)}SELECT lower(hex(i.id)) FROM image i
     WHERE (@text = '' OR instr(lower(i.path), lower(@text)) > 0)
       AND (@class IS NULL OR EXISTS(SELECT 1 FROM annotation a WHERE a.image = i.id AND a.class = @class)
         OR EXISTS(SELECT 1 FROM imageTag t WHERE t.image = i.id AND t.class = @class))
       AND ${states[filter.state]}
     ORDER BY ${orders[sort]}`,
  )
    .pluck()
    .all({ text: filter.text.trim(), class: filter.class && blobOf(filter.class) }) as string[];
  // As text, because making 100,000 buffers costs more than the query.
  return rows.map((hex) => uuidOfHex<ImageId>(hex));
}

interface SummaryRow {
  readonly id: Buffer;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
  readonly annotations: number;
  readonly pending: number;
  readonly missing: number;
  readonly empty: 0 | 1;
  readonly tags: number;
  readonly issues: number;
}

/** @returns undefined for an id that is not in the project. */
export function imageSummary(db: Database, id: ImageId): ImageSummary | undefined {
  const row = prepared(
    db,
    `${ownView(db)}SELECT i.id, i.path, i.width, i.height, i.format,
       (SELECT count(*) FROM annotation a WHERE a.image = i.id) AS annotations,
       (SELECT count(*) FROM prediction p WHERE p.image = i.id AND p.decision = 'pending') AS pending,
       EXISTS(SELECT 1 FROM missing_image m WHERE m.image = i.id) AS missing,
       ${verifiedEmpty} AS empty,
       (SELECT count(DISTINCT coalesce(lower(hex(t.class)), lower(t.word)))
          FROM imageTag t WHERE t.image = i.id AND t.type <> 'empty') AS tags,
       (SELECT count(*) FROM thread h WHERE h.image = i.id AND h.state = 'open') AS issues
     FROM image i WHERE i.id = ?`,
  ).get(blobOf(id)) as SummaryRow | undefined;
  return (
    row && {
      id,
      path: row.path,
      width: row.width,
      height: row.height,
      format: row.format,
      annotations: row.annotations,
      pendingPredictions: row.pending,
      missing: row.missing === 1,
      ...(row.empty === 1 ? { verifiedEmpty: true } : {}),
      ...(row.tags > 0 ? { tags: row.tags } : {}),
      ...(row.issues > 0 ? { issues: row.issues } : {}),
    }
  );
}

/** An image with its id and the folder that its root has here. */
export interface StoredImage extends Image {
  readonly id: ImageId;
  readonly folder: string | null;
}

interface ImageRow {
  readonly id: Buffer;
  readonly sha256: string;
  readonly root: Buffer;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
  readonly bytes: number;
  readonly bit_depth: Image['bitDepth'];
  readonly added_at: string;
  readonly folder: string | null;
}

const selectImage = 'SELECT i.*, f.folder FROM image i LEFT JOIN root_folder f ON f.root = i.root';

export function imageById(db: Database, id: ImageId): StoredImage | undefined {
  const row = prepared(db, `${selectImage} WHERE i.id = ?`).get(blobOf(id)) as ImageRow | undefined;
  return row && storedImage(row);
}

/** Every image, by path; all in memory, so meant for jobs. */
export function allImages(db: Database): StoredImage[] {
  return (prepared(db, `${selectImage} ORDER BY i.path, i.id`).all() as ImageRow[]).map(storedImage);
}

export function countImages(db: Database): number {
  return prepared(db, 'SELECT count(*) FROM image').pluck().get() as number;
}

export function imagesOfRoot(db: Database, root: RootId): StoredImage[] {
  return (prepared(db, `${selectImage} WHERE i.root = ? ORDER BY i.path, i.id`).all(blobOf(root)) as ImageRow[]).map(
    storedImage,
  );
}

/** Notes whether an image's file is where it should be on this machine: local knowledge, never part of the log. */
export function setMissing(db: Database, id: ImageId, missing: boolean): void {
  prepared(
    db,
    missing ? 'INSERT OR IGNORE INTO missing_image(image) VALUES(?)' : 'DELETE FROM missing_image WHERE image = ?',
  ).run(blobOf(id));
}

export function isMissing(db: Database, id: ImageId): boolean {
  return prepared(db, 'SELECT 1 FROM missing_image WHERE image = ?').get(blobOf(id)) !== undefined;
}

function storedImage(row: ImageRow): StoredImage {
  return {
    id: uuidOf<ImageId>(row.id),
    sha256: row.sha256,
    root: uuidOf<RootId>(row.root),
    path: row.path,
    width: row.width,
    height: row.height,
    format: row.format,
    bytes: row.bytes,
    bitDepth: row.bit_depth,
    addedAt: row.added_at,
    folder: row.folder,
  };
}

/** Bytes of all pictures together. */
export function pictureBytes(db: Database): number {
  return prepared(db, 'SELECT coalesce(sum(bytes), 0) FROM image').pluck().get() as number;
}
