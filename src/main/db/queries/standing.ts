import type { Database } from 'better-sqlite3';
import type { MemberId } from '@shared/model/ids';
import { memberSchema } from '@shared/model/member';
import type { PublicKey } from '@shared/sync/public-key';
import { standingsOf, type Founder, type MemberChange, type MemberStanding } from '@shared/sync/standings';
import { uuidOf } from '../blob';
import { prepared } from '../prepared';
import type { Store } from '../store';

/** @returns undefined for a project that was never synced. */
export function founderOf(db: Database): Founder | undefined {
  const row = prepared(db, 'SELECT founder, founder_key AS key FROM sync_self').get() as
    { founder: Buffer; key: PublicKey } | undefined;
  return row && { member: uuidOf<MemberId>(row.founder), key: row.key };
}

export function setFounder(db: Database, { member, key }: Founder): void {
  prepared(db, 'INSERT INTO sync_self(id, founder, founder_key) VALUES(1, ?, ?)').run(
    Buffer.from(member.replaceAll('-', ''), 'hex'),
    key,
  );
}

/** What leads granted and took away, read from the log: what the members' table shows now may be less. */
export function standings({ db }: Pick<Store, 'db'>): ReadonlyMap<MemberId, MemberStanding> {
  return standingsOf(founderOf(db), memberChanges(db));
}

/** Every change of a member that is one, whether its writer was allowed to make it or not. */
function memberChanges(db: Database): MemberChange[] {
  const rows = prepared(
    db,
    `SELECT c.entity, c.payload, c.seq, f.uuid, f.member FROM change c INDEXED BY change_member JOIN feed f ON f.id = c.feed
     WHERE c.kind = 2 AND c.payload IS NOT NULL AND NOT EXISTS(
       SELECT 1 FROM refused r WHERE r.revision = c.revision AND r.reason <> 'role')`,
  ).all() as { entity: Buffer; payload: string; seq: number; uuid: Buffer; member: Buffer }[];
  return rows.flatMap((row) => {
    const { success, data } = memberSchema.safeParse(JSON.parse(row.payload));
    if (!success) return [];
    const [feed, writer, subject] = [uuidOf(row.uuid), uuidOf<MemberId>(row.member), uuidOf<MemberId>(row.entity)];
    return [{ feed, writer, subject, seq: row.seq, value: data }];
  });
}
