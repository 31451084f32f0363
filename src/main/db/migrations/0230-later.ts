/**
 * What only a later Plumbline can read (sync.md 2.7): segments in containers that are not known, as they came; what
 * segments change that wait for an update; and what the program could read that had the file last.
 */
export const later = {
  version: 230,
  sql: `
    CREATE TABLE kept(
      id INTEGER PRIMARY KEY,
      hash BLOB NOT NULL UNIQUE CHECK(length(hash) = 32),
      bytes BLOB NOT NULL,
      -- for reviewers alone, so closed before it is put into a folder
      closed INTEGER NOT NULL CHECK(closed IN (0, 1)),
      feed BLOB CHECK(feed IS NULL OR length(feed) = 16),
      member BLOB CHECK(member IS NULL OR length(member) = 16),
      first INTEGER,
      last INTEGER,
      -- of the signature, when it holds
      key TEXT
    ) STRICT;
    CREATE TABLE unread(
      kind INTEGER NOT NULL,
      entity BLOB NOT NULL,
      segment INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
      PRIMARY KEY(kind, entity, segment)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX unread_segment ON unread(segment);
    CREATE TABLE reader(id INTEGER PRIMARY KEY CHECK(id = 1), knows TEXT NOT NULL) STRICT;
  `,
} as const;
