import { join } from 'node:path';
import Database from 'better-sqlite3';
import { kinds } from '@shared/changes/kinds';
import { configure } from '@main/db/open';
import { migrate } from '@main/db/migrate';
import type { Store } from '@main/db/store';
import { temporaryFolder, temporaryStore } from './temporary-store';

/** Runs `work` as a Plumbline that knew only the first version of labels. */
export function asBeforeGuidelines<T>(work: () => T): T {
  const annotation = kinds.annotation as { version: number };
  const { version } = annotation;
  annotation.version = 1;
  try {
    return work();
  } finally {
    annotation.version = version;
  }
}

/** A project file in the tables of an older format, with what `fill` puts into it. @returns its path. */
export function olderProject(format: number, fill: (store: Store) => void): string {
  const store = temporaryStore();
  fill(store);
  const path = join(temporaryFolder(), `street.plumb`);
  const db = new Database(path);
  configure(db);
  db.pragma('foreign_keys = OFF');
  migrate(db, format);
  db.prepare('ATTACH ? AS newer').run(store.path);
  const today = columnsOf(store.db);
  for (const [table, all] of columnsOf(db)) {
    // A later format may have dropped a column.
    const columns = all
      .split(', ')
      .filter((column) => today.get(table)?.split(', ').includes(column) ?? true)
      .join(', ');
    db.exec(`INSERT INTO main."${table}"(${columns}) SELECT ${columns} FROM newer."${table}"`);
  }
  db.exec('DETACH newer');
  db.close();
  return path;
}

/** Every table of a file with its columns, as SQL lists them. */
export function columnsOf(db: Database.Database): ReadonlyMap<string, string> {
  const tables = db
    .prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((table) => [
      table,
      (db.pragma(`main.table_info("${table}")`) as { name: string }[]).map(({ name }) => `"${name}"`).join(', '),
    ]),
  );
}
