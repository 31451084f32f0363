import type { Member } from '@shared/model/member';
import type { MemberId } from '@shared/model/ids';
import type { PublicKey } from '@shared/sync/public-key';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export function memberById(db: Database, id: MemberId): KnownMember | undefined {
  const row = prepared(db, 'SELECT name, role, key, revoked FROM member WHERE id = ?').get(blobOf(id));
  return row ? memberOf(row as Row) : undefined;
}

export function memberByKey(db: Database, key: PublicKey): KnownMember | undefined {
  const row = prepared(db, 'SELECT name, role, key, revoked FROM member WHERE key = ? ORDER BY id LIMIT 1').get(key);
  return row ? memberOf(row as Row) : undefined;
}

type Row = Pick<Member, 'name' | 'role'> & { readonly key: PublicKey | null; readonly revoked: number };

/** What is shown of a member; their terms are in the log alone. */
export type KnownMember = Pick<Member, 'name' | 'role' | 'key' | 'revoked'>;

function memberOf({ name, role, key, revoked }: Row): KnownMember {
  return { name, role, ...(key === null ? {} : { key }), ...(revoked === 1 ? { revoked: true } : {}) };
}

/** The oldest member of that name. */
export function memberByName(db: Database, name: string): MemberId | undefined {
  const id = prepared(db, 'SELECT id FROM member WHERE name = ? ORDER BY id LIMIT 1').pluck().get(name) as
    Buffer | undefined;
  return id && uuidOf<MemberId>(id);
}

/** Everybody, oldest first. */
export function listMembers(db: Database): (KnownMember & { readonly id: MemberId })[] {
  const rows = prepared(db, 'SELECT id, name, role, key, revoked FROM member ORDER BY id').all() as (Row & {
    id: Buffer;
  })[];
  return rows.map((row) => ({ ...memberOf(row), id: uuidOf<MemberId>(row.id) }));
}
