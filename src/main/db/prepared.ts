import type { Database, Statement } from 'better-sqlite3';

const statements = new WeakMap<Database, Map<string, Statement>>();

/** Compiles a statement once per connection; a gesture runs about ten of them and compiling costs more than running. */
export function prepared(db: Database, sql: string): Statement {
  const cache = statements.get(db) ?? new Map<string, Statement>();
  statements.set(db, cache);
  const statement = cache.get(sql) ?? db.prepare(sql);
  cache.set(sql, statement);
  return statement;
}
