import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/**
 * One hash over all that a project file shares: every change of everybody with its place and its words, and which of
 * them count. What is a machine's own, such as the order in which changes came, is no part of it.
 *
 * @param reader id of a member: only what everybody may read, and what is theirs.
 * @returns SHA-256, hex.
 */
export function stateHash(project: string, reader: string | null = null): string {
  const db = new Database(project, { readonly: true, fileMustExist: true });
  const member = reader?.replaceAll('-', '') ?? null;
  const read = `@member IS NULL OR f.channel = 'public' OR lower(hex(f.member)) = @member`;
  const state = createHash('sha256');
  try {
    for (const sql of [
      `SELECT hex(f.uuid), hex(f.member), f.channel, c.seq, hex(c.id), hex(c.digest), c.kind, c.version, hex(c.entity),
         hex(c.prevs), c.payload FROM change c JOIN feed f ON f.id = c.feed WHERE ${read} ORDER BY 1, 4, 5, 6`,
      `SELECT h.kind, hex(h.entity), hex(h.key), h.deletes FROM head h JOIN change c USING(revision)
         JOIN feed f ON f.id = c.feed WHERE ${read} ORDER BY 1, 2, 3`,
    ]) {
      for (const row of db.prepare(sql).raw().iterate({ member })) state.update(`${JSON.stringify(row)}\n`);
    }
  } finally {
    db.close();
  }
  return state.digest('hex');
}
