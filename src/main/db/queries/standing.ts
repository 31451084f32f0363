import type { Database } from 'better-sqlite3';
import type { MemberId } from '@shared/model/ids';
import { memberSchema, type Role } from '@shared/model/member';
import type { PublicKey } from '@shared/sync/public-key';
import type { Standing } from '@shared/sync/rights';
import { uuidOf } from '../blob';
import { prepared } from '../prepared';
import type { Store } from '../store';

/** The member whom every right goes back to, and his key. */
export interface Founder {
  readonly member: MemberId;
  readonly key: PublicKey;
}

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

class Granted implements Standing {
  readonly roles = new Set<Role>();
  readonly keys = new Set<PublicKey>();
}

/** What was ever granted to whom, read from the log: what the members' table shows now may be less. */
export function standings(store: Store): ReadonlyMap<MemberId, Standing> {
  const all = new Map<MemberId, Granted>();
  const grant = (member: MemberId, role: Role, key: PublicKey | undefined) => {
    const granted = all.get(member) ?? new Granted();
    all.set(member, granted);
    granted.roles.add(role);
    if (key) granted.keys.add(key);
  };
  const founder = founderOf(store.db);
  if (founder) grant(founder.member, 'lead', founder.key);
  for (const [member, payload] of memberChanges(store.db)) {
    const { role, key } = memberSchema.parse(JSON.parse(payload));
    grant(member, role, key);
  }
  return all;
}

function memberChanges(db: Database): [MemberId, string][] {
  const rows = prepared(
    db,
    `SELECT c.entity, c.payload FROM change c INDEXED BY change_member
     WHERE c.kind = 2 AND c.payload IS NOT NULL AND NOT EXISTS(SELECT 1 FROM refused r WHERE r.revision = c.revision)`,
  ).all() as { entity: Buffer; payload: string }[];
  return rows.map((row) => [uuidOf<MemberId>(row.entity), row.payload]);
}
