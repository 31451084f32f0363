import type { Member } from '@shared/model/member';
import type { MemberId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export function memberById(db: Database, id: MemberId): Member | undefined {
  return prepared(db, 'SELECT name, role FROM member WHERE id = ?').get(blobOf(id)) as Member | undefined;
}

/** The oldest member of that name. */
export function memberByName(db: Database, name: string): MemberId | undefined {
  const id = prepared(db, 'SELECT id FROM member WHERE name = ? ORDER BY id LIMIT 1').pluck().get(name) as
    Buffer | undefined;
  return id && uuidOf<MemberId>(id);
}

/** Everybody, oldest first. */
export function listMembers(db: Database): (Member & { readonly id: MemberId })[] {
  const rows = prepared(db, 'SELECT id, name, role FROM member ORDER BY id').all() as (Member & { id: Buffer })[];
  return rows.map((row) => ({ ...row, id: uuidOf<MemberId>(row.id) }));
}
