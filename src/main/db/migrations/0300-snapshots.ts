/**
 * Snapshots that were taken or made here, and the segments that one stands for (sync.md 2.7). Such a segment may have no
 * bytes here, and not all of its changes need be in the log.
 */
export const snapshots = {
  version: 300,
  sql: `
    CREATE TABLE snapshot(
      id INTEGER PRIMARY KEY,
      hash BLOB NOT NULL UNIQUE CHECK(length(hash) = 32),
      member BLOB NOT NULL CHECK(length(member) = 16),
      changes INTEGER NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE covered(segment INTEGER PRIMARY KEY REFERENCES segment(id), size INTEGER NOT NULL) STRICT;
    -- something counts again that a snapshot left out
    ALTER TABLE sync_self ADD COLUMN history_wanted INTEGER NOT NULL DEFAULT 0 CHECK(history_wanted IN (0, 1));
  `,
} as const;
