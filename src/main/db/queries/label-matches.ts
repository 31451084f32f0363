import type { AnnotationId, ClassId, GuidelineVersionId, ImageId, MemberId, RuleId } from '@shared/model/ids';
import { regionOf } from '@shared/embeddings/region';
import type { Geometry } from '@shared/geometry/geometry';
import type { Region } from '@shared/model/region';
import type { RuleAttribute } from '@shared/model/rule';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';
import type { Place } from './embeddings';

/** A label as the matching of rules sees it. */
export interface LabelRef {
  readonly id: AnnotationId;
  readonly image: ImageId;
  readonly class: ClassId;
  readonly author: MemberId;
  readonly guideline: GuidelineVersionId | null;
}

const columns = 'a.id, a.image, a.class, a.author, a.guideline';

/** Every label of a class; of all classes when it is null. */
export function* labelsOfClass(db: Database, label: ClassId | null): Generator<LabelRef> {
  const all = `SELECT ${columns} FROM annotation a`;
  yield* label === null
    ? refs(db.prepare(all).iterate())
    : refs(db.prepare(`${all} WHERE a.class = ?`).iterate(blobOf(label)));
}

/** Labels of a class that answer an attribute in one way; `value` null: in any way. */
export function* labelsAnswering(db: Database, about: RuleAttribute): Generator<LabelRef> {
  const answer = about.value === null ? null : typeof about.value === 'boolean' ? Number(about.value) : about.value;
  const statement = db.prepare(
    `SELECT ${columns} FROM annotation a
     WHERE a.class = @class AND a.attributes <> '{}'
       AND EXISTS(SELECT 1 FROM json_tree(a.attributes, @path) v WHERE @answer IS NULL OR v.atom = @answer)`,
  );
  yield* refs(statement.iterate({ class: blobOf(about.class), path: `$."${about.attribute}"`, answer }));
}

/** A label with the part of a picture that stands for it when pictures are compared. */
export interface SeenLabel extends LabelRef, Place {}

/** Every label whose picture is in the project. */
export function* labelsWithPlaces(db: Database): Generator<SeenLabel> {
  const rows = db
    .prepare(
      `SELECT ${columns}, a.geometry, i.sha256, i.width, i.height FROM annotation a JOIN image i ON i.id = a.image`,
    )
    .iterate() as IterableIterator<
    Row & { readonly geometry: string; readonly sha256: string; readonly width: number; readonly height: number }
  >;
  for (const row of rows) {
    // Written by derive() from a payload that its schema had parsed.
    const geometry = JSON.parse(row.geometry) as Geometry;
    yield { ...refOf(row), content: row.sha256, region: regionOf(geometry, row) };
  }
}

/** Labels that cite a rule. */
export function* labelsCiting(db: Database, rule: RuleId): Generator<LabelRef> {
  const statement = db.prepare(
    `SELECT ${columns} FROM annotation a
     WHERE a.rules <> '[]' AND EXISTS(SELECT 1 FROM json_each(a.rules) r WHERE r.value = ?)`,
  );
  yield* refs(statement.iterate(rule));
}

/** Labels that are members of a rare case which a rule settled. */
export function* labelsOfCases(db: Database, rule: RuleId): Generator<LabelRef> {
  const statement = db.prepare(
    `SELECT ${columns} FROM rareCase c JOIN caseMember m ON m.rare_case = c.id JOIN annotation a ON a.id = m.annotation
     WHERE c.rule = ?`,
  );
  yield* refs(statement.iterate(blobOf(rule)));
}

export function countCiting(db: Database, rule: RuleId): number {
  return prepared(
    db,
    `SELECT count(*) FROM annotation a
     WHERE a.rules <> '[]' AND EXISTS(SELECT 1 FROM json_each(a.rules) r WHERE r.value = ?)`,
  )
    .pluck()
    .get(rule) as number;
}

const ofClasses = `FROM annotation a
  WHERE json_array_length(@classes) = 0 OR hex(a.class) IN (SELECT value FROM json_each(@classes))`;

function classList(classes: readonly ClassId[]): string {
  return JSON.stringify(classes.map((id) => blobOf(id).toString('hex').toUpperCase()));
}

/** How many labels are of some classes; of all when none is named. */
export function countLabels(db: Database, classes: readonly ClassId[]): number {
  return prepared(db, `SELECT count(*) ${ofClasses}`)
    .pluck()
    .get({ classes: classList(classes) }) as number;
}

/** Where labels of some classes are, the newest first. */
export function placesOfLabels(db: Database, classes: readonly ClassId[], offset: number, limit: number): Region[] {
  const rows = prepared(
    db,
    `SELECT a.id, a.image, a.geometry ${ofClasses} ORDER BY a.id DESC LIMIT @limit OFFSET @offset`,
  ).all({ classes: classList(classes), offset, limit }) as { id: Buffer; image: Buffer; geometry: string }[];
  return rows.map(({ id, image, geometry }) => ({
    image: uuidOf<ImageId>(image),
    // Written by derive() from a payload that its schema had parsed.
    region: JSON.parse(geometry) as Region['region'],
    annotation: uuidOf<AnnotationId>(id),
  }));
}

/** The versions that labels were made under. */
export function versionsInUse(db: Database): GuidelineVersionId[] {
  const rows = prepared(db, 'SELECT DISTINCT guideline FROM annotation WHERE guideline IS NOT NULL')
    .pluck()
    .all() as Buffer[];
  return rows.map((row) => uuidOf<GuidelineVersionId>(row));
}

interface Row {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly class: Buffer;
  readonly author: Buffer;
  readonly guideline: Buffer | null;
}

function* refs(rows: IterableIterator<unknown>): Generator<LabelRef> {
  for (const row of rows as IterableIterator<Row>) yield refOf(row);
}

function refOf(row: Row): LabelRef {
  return {
    id: uuidOf<AnnotationId>(row.id),
    image: uuidOf<ImageId>(row.image),
    class: uuidOf<ClassId>(row.class),
    author: uuidOf<MemberId>(row.author),
    guideline: row.guideline && uuidOf<GuidelineVersionId>(row.guideline),
  };
}
