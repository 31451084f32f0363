import type { ImageId, MemberId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOfHex } from '../blob';
import { prepared } from '../prepared';

/**
 * The images that a member cannot work without: those that they were asked for or have something on, those they talk
 * about, and the examples of rules and of rare cases.
 */
export function neededImages(db: Database, member: MemberId): Set<ImageId> {
  const ids = prepared(
    db,
    `SELECT lower(hex(image)) FROM (
       SELECT image FROM assignment WHERE member = @member
       UNION SELECT image FROM annotation WHERE author = @member
       UNION SELECT image FROM imageTag WHERE author = @member
       UNION SELECT image FROM submission WHERE member = @member
       UNION SELECT image FROM recheck WHERE author = @member
       UNION SELECT image FROM question
       UNION SELECT image FROM caseMember)
     UNION
     SELECT replace(lower(json_extract(e.value, '$.image')), '-', '') FROM rule r, json_each(r.examples) e`,
  )
    .pluck()
    .all({ member: blobOf(member) }) as string[];
  return new Set(ids.map((hex) => uuidOfHex<ImageId>(hex)));
}

/** Whether anybody was asked for any image; a team that shares nothing out works on all of them. */
export function isWorkSharedOut(db: Database): boolean {
  return prepared(db, 'SELECT EXISTS(SELECT 1 FROM assignment)').pluck().get() === 1;
}
