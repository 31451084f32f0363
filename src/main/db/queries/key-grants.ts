import type { KeyGrant } from '@shared/model/key-grant';
import type { MemberId } from '@shared/model/ids';
import type { Database } from 'better-sqlite3';
import { uuidOf } from '../blob';
import { prepared } from '../prepared';

/** Every key that was handed to somebody, the one that counts for what is written now first. */
export function listKeyGrants(db: Database): KeyGrant[] {
  const rows = prepared(
    db,
    'SELECT epoch, recipient, member, key, sealed FROM keyGrant ORDER BY epoch DESC, recipient DESC, id',
  ).all() as (Omit<KeyGrant, 'member'> & { readonly member: Buffer })[];
  return rows.map((row) => ({ ...row, member: uuidOf<MemberId>(row.member) }));
}
