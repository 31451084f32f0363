/**
 * What sync needs (sync.md 2.2): segments as they travel, changes that were refused, and where things lie.
 *
 * A change that was made here is linked to the one before it. One that came from elsewhere has a link of zeros and is
 * vouched for by the signed segment it came in; a feed whose writer was copied may then have a number twice.
 */
export const sync = {
  version: 30,
  sql: `
    ALTER TABLE member ADD COLUMN key TEXT;
    ALTER TABLE feed ADD COLUMN salt BLOB CHECK(salt IS NULL OR length(salt) = 16);
    ALTER TABLE feed ADD COLUMN sealed_seq INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE feed ADD COLUMN sealed_hash BLOB NOT NULL
      DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000' CHECK(length(sealed_hash) = 32);

    DROP INDEX change_seq;
    CREATE UNIQUE INDEX change_linked ON change(feed, seq)
      WHERE chain <> x'0000000000000000000000000000000000000000000000000000000000000000';
    CREATE INDEX change_member ON change(entity) WHERE kind = 2;

    CREATE TABLE refused(
      revision INTEGER PRIMARY KEY REFERENCES change(revision),
      reason TEXT NOT NULL CHECK(reason IN ('channel', 'invalid', 'rewritten', 'role', 'owner', 'unknownBefore'))
    ) STRICT;

    CREATE TABLE segment(
      id INTEGER PRIMARY KEY,
      hash BLOB NOT NULL UNIQUE CHECK(length(hash) = 32),
      feed BLOB NOT NULL CHECK(length(feed) = 16),
      member BLOB NOT NULL CHECK(length(member) = 16),
      first INTEGER NOT NULL CHECK(first > 0),
      last INTEGER NOT NULL CHECK(last >= first),
      prev BLOB NOT NULL CHECK(length(prev) = 32),
      bytes BLOB NOT NULL,
      waits TEXT CHECK(waits IN ('before', 'signer', 'newer'))
    ) STRICT;
    CREATE INDEX segment_feed ON segment(feed, last);
    CREATE INDEX segment_waiting ON segment(prev) WHERE waits IS NOT NULL;

    CREATE TABLE sync_self(
      id INTEGER PRIMARY KEY CHECK(id = 1),
      founder BLOB NOT NULL CHECK(length(founder) = 16),
      founder_key TEXT NOT NULL,
      machine TEXT
    ) STRICT;
    CREATE TABLE sync_folder(path TEXT PRIMARY KEY, uuid BLOB NOT NULL CHECK(length(uuid) = 16)) STRICT;
  `,
} as const;
