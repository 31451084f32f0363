/** How far each machine says that everybody's changes go (sync.md 2.3). */
export const beacons = {
  version: 280,
  sql: `
    CREATE TABLE beacon(id BLOB PRIMARY KEY, member BLOB NOT NULL, tips TEXT NOT NULL) STRICT;
    CREATE INDEX change_beacon ON change(feed, seq) WHERE kind = 42;
  `,
} as const;
