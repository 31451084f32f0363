import type { Database } from 'better-sqlite3';
import { kindOfCode, kinds, type Kind } from '@shared/changes/kinds';
import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

/**
 * Two who say the same are of one mind: a suggestion that two machines made is no conflict. Nor are two
 * beacons that copies of one machine lit, nor two closed notes that say what was decided: nobody chooses from those.
 */
const CONTESTED = `SELECT kind, entity FROM several WHERE kind NOT IN (42, 44)
  AND (SELECT count(DISTINCT coalesce(c.payload, '')) FROM head h JOIN change c ON c.revision = h.revision
    WHERE h.kind = several.kind AND h.entity = several.entity) > 1`;

/** How many entities have several values that nobody has chosen from. */
export function contestedEntities(db: Database): number {
  return prepared(db, `SELECT count(*) FROM (${CONTESTED})`).pluck().get() as number;
}

export interface ContestedEntity {
  readonly kind: Kind;
  readonly entity: Uuid;
}

/** @param limit at most so many; those of few kinds, such as rules, before the many labels. */
export function listContested(db: Database, limit: number): ContestedEntity[] {
  const rows = prepared(db, `${CONTESTED} ORDER BY count(*) OVER (PARTITION BY kind), kind, entity LIMIT ?`).all(
    limit,
  ) as {
    kind: number;
    entity: Buffer;
  }[];
  return rows.flatMap(({ kind: code, entity }) => {
    const kind = kindOfCode(code);
    return kind === undefined ? [] : [{ kind, entity: uuidOf(entity) }];
  });
}

/** One of the values that an entity has at once. */
export interface ContestedValue {
  readonly revision: number;
  readonly member: MemberId;
  /** By the clock of whoever wrote it; milliseconds of UTC. */
  readonly at: number;
  /** JSON; null: it was deleted. */
  readonly payload: string | null;
}

/** The newest first. */
export function valuesOf(db: Database, { kind, entity }: ContestedEntity): ContestedValue[] {
  const rows = prepared(
    db,
    `SELECT c.revision, f.member, c.id, c.payload FROM head h JOIN change c ON c.revision = h.revision
       JOIN feed f ON f.id = c.feed WHERE h.kind = ? AND h.entity = ? ORDER BY c.id DESC, c.revision`,
  ).all(kinds[kind].code, blobOf(entity)) as { revision: number; member: Buffer; id: Buffer; payload: string | null }[];
  return rows.map(({ revision, member, id, payload }) => ({
    revision,
    member: uuidOf(member),
    // The first six bytes of a change's id are its time (UUIDv7).
    at: id.readUIntBE(0, 6),
    payload,
  }));
}
