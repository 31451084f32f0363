import type { Database } from 'better-sqlite3';
import { kinds } from '@shared/changes/kinds';
import type { Disclosure } from '@shared/model/disclosure';
import type { AnnotationId, DisclosureId, ImageId, MemberId } from '@shared/model/ids';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';
import { imagesBefore } from './changed-images';

export interface StoredDisclosure extends Disclosure {
  readonly id: DisclosureId;
}

interface Row {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly member: Buffer;
  readonly label: Buffer | null;
  readonly basis: string;
  readonly sealed: string;
}

/** What people are told of what was decided on an image. */
export function disclosuresOn(db: Database, image: ImageId): StoredDisclosure[] {
  const rows = prepared(db, 'SELECT * FROM disclosure WHERE image = ? ORDER BY id').all(blobOf(image)) as Row[];
  return rows.map(storedDisclosure);
}

export function disclosureById(db: Database, id: DisclosureId): StoredDisclosure | undefined {
  const row = prepared(db, 'SELECT * FROM disclosure WHERE id = ?').get(blobOf(id)) as Row | undefined;
  return row && storedDisclosure(row);
}

function storedDisclosure({ id, image, member, label, basis, sealed }: Row): StoredDisclosure {
  return {
    id: uuidOf<DisclosureId>(id),
    image: uuidOf<ImageId>(image),
    member: uuidOf<MemberId>(member),
    label: label && uuidOf<AnnotationId>(label),
    basis,
    sealed,
  };
}

/** The change up to which this machine has looked for what there is to tell; 0: it never has. */
export function disclosedUpTo(db: Database): number {
  return (prepared(db, 'SELECT revision FROM disclosed').pluck().get() as number | undefined) ?? 0;
}

export function noteDisclosedUpTo(db: Database, revision: number): void {
  prepared(db, 'INSERT OR REPLACE INTO disclosed(id, revision) VALUES(1, ?)').run(revision);
}

/** Where there may be something to tell since a change, or something other than was told. */
export interface Decided {
  readonly images: ReadonlySet<ImageId>;
  /** Labels that somebody who may change everybody's has changed. */
  readonly labels: ReadonlySet<AnnotationId>;
}

const { annotation, disclosure, goldImage, member, resolution, submission } = kinds;
const decisive = [resolution, submission, goldImage, disclosure].map(({ code }) => code).join(', ');

/** A member who is new, or has another role or key, is looked for everywhere. */
export function decidedSince(db: Database, revision: number): Decided {
  const since = prepared(db, `SELECT 1 FROM change WHERE revision > ? AND kind = ${member.code} LIMIT 1`).get(revision)
    ? 0
    : revision;
  const rows = prepared(
    db,
    `SELECT kind, entity, payload ->> 'image' AS image, payload ->> 'label' AS label, prevs FROM change
     WHERE revision > ? AND (kind IN (${decisive}) OR (kind = ${annotation.code} AND length(prevs) > 0 AND feed IN (
       SELECT f.id FROM feed f JOIN member m ON m.id = f.member WHERE f.channel = 'labels' AND m.role <> 'annotator')))`,
  ).all(since) as { kind: number; entity: Buffer; image: ImageId | null; label: AnnotationId | null; prevs: Buffer }[];
  const images = new Set<ImageId>();
  const labels = new Set<AnnotationId>();
  for (const { kind, entity, image, label, prevs } of rows) {
    if (kind === annotation.code) labels.add(uuidOf<AnnotationId>(entity));
    else if (label !== null) labels.add(label);
    else for (const one of image === null ? imagesBefore(db, prevs) : [image]) images.add(one);
  }
  return { images, labels };
}
