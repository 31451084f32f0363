/**
 * What a sync that brings nothing would look for each time: which entities may have several values among all of them, and
 * which closed files are for others among all that lie in a folder.
 */
export const nothingNew = {
  version: 320,
  sql: `
    -- Every entity with several heads is in it; those that had several once may be.
    CREATE TABLE several(
      kind INTEGER NOT NULL,
      entity BLOB NOT NULL,
      PRIMARY KEY(kind, entity)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO several SELECT kind, entity FROM head GROUP BY kind, entity HAVING count(*) > 1;

    -- keys: a hash over all that opened nothing in it.
    CREATE TABLE unopened(
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      keys BLOB NOT NULL,
      PRIMARY KEY(name, size)
    ) STRICT, WITHOUT ROWID;
  `,
} as const;
