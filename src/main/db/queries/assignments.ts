import type { ImageId, MemberId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import type { Uuid } from '@shared/lib/uuid';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/** Who has been asked for each of the pictures that anybody was asked for. */
export function assignedMembers(db: Database): Map<ImageId, MemberId[]> {
  const rows = prepared(db, 'SELECT image, member FROM assignment ORDER BY id').all() as {
    image: Buffer;
    member: Buffer;
  }[];
  const all = new Map<ImageId, MemberId[]>();
  for (const row of rows) {
    const image = uuidOf<ImageId>(row.image);
    all.set(image, [...(all.get(image) ?? []), uuidOf<MemberId>(row.member)]);
  }
  return all;
}

/** Whether a picture's slot is filled. */
export function isSlotTaken(db: Database, id: Uuid): boolean {
  return prepared(db, 'SELECT 1 FROM assignment WHERE id = ?').get(blobOf(id)) !== undefined;
}

export interface Workload {
  readonly member: MemberId;
  readonly assigned: number;
  /** Of these, pictures that the member has submitted. */
  readonly done: number;
  /** Of those that are not done, those whose day is over. */
  readonly late: number;
}

/** @param today ISO 8601 date. Members who were asked for nothing are left out. */
export function workloads(db: Database, today: string): Workload[] {
  const rows = prepared(
    db,
    `SELECT member, count(*) AS assigned, sum(done) AS done, sum(NOT done AND due IS NOT NULL AND due < @today) AS late
     FROM (SELECT a.member, a.due,
             EXISTS(SELECT 1 FROM submission s WHERE s.image = a.image AND s.member = a.member) AS done FROM assignment a)
     GROUP BY member`,
  ).all({ today }) as (Omit<Workload, 'member'> & { member: Buffer })[];
  return rows.map((row) => ({ ...row, member: uuidOf<MemberId>(row.member) }));
}

/** How many pictures each has been asked for and has not submitted. */
export function openWork(db: Database): Map<MemberId, number> {
  const rows = prepared(
    db,
    `SELECT member, count(*) AS pictures FROM assignment a
     WHERE NOT EXISTS(SELECT 1 FROM submission s WHERE s.image = a.image AND s.member = a.member) GROUP BY member`,
  ).all() as { member: Buffer; pictures: number }[];
  return new Map(rows.map(({ member, pictures }) => [uuidOf<MemberId>(member), pictures]));
}

/** What a member was asked for and has not submitted, the earliest day first. */
export function openAssignments(
  db: Database,
  member: MemberId,
): { readonly image: ImageId; readonly due: string | null }[] {
  const rows = prepared(
    db,
    `SELECT a.image, min(a.due) AS due FROM assignment a JOIN image i ON i.id = a.image
     WHERE a.member = @member AND NOT EXISTS(SELECT 1 FROM submission s WHERE s.image = a.image AND s.member = @member)
     GROUP BY a.image ORDER BY due IS NULL, due, i.path, i.id`,
  ).all({ member: blobOf(member) }) as { image: Buffer; due: string | null }[];
  return rows.map((row) => ({ image: uuidOf<ImageId>(row.image), due: row.due }));
}
