/**
 * What people are measured by: it travels in a channel of its own, which no annotator's machine takes, and says what is
 * expected. Nothing could be marked before, so no row is lost.
 *
 * A CHECK cannot be changed in place. Changes point at feeds, so those are away for a moment within the transaction.
 */
export const gold = {
  version: 120,
  sql: `
    PRAGMA defer_foreign_keys = ON;
    CREATE TEMP TABLE feed_before AS SELECT * FROM feed;
    DROP TABLE feed;
    CREATE TABLE feed(
      id INTEGER PRIMARY KEY,
      uuid BLOB NOT NULL UNIQUE CHECK(length(uuid) = 16),
      member BLOB NOT NULL CHECK(length(member) = 16),
      channel TEXT NOT NULL CHECK(channel IN ('public', 'labels', 'review')),
      own INTEGER NOT NULL CHECK(own IN (0, 1)),
      last_seq INTEGER NOT NULL DEFAULT 0,
      chain BLOB NOT NULL DEFAULT (zeroblob(32)) CHECK(length(chain) = 32),
      salt BLOB CHECK(salt IS NULL OR length(salt) = 16),
      sealed_seq INTEGER NOT NULL DEFAULT 0,
      sealed_hash BLOB NOT NULL
        DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000' CHECK(length(sealed_hash) = 32),
      last_at INTEGER
    ) STRICT;
    INSERT INTO feed(id, uuid, member, channel, own, last_seq, chain, salt, sealed_seq, sealed_hash, last_at)
      SELECT id, uuid, member, channel, own, last_seq, chain, salt, sealed_seq, sealed_hash, last_at FROM feed_before;
    DROP TABLE feed_before;
    CREATE UNIQUE INDEX feed_own ON feed(channel) WHERE own = 1;

    DROP TABLE goldImage;
    CREATE TABLE goldImage(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      expected TEXT,
      set_by BLOB NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX goldImage_image ON goldImage(image);

    CREATE TABLE feedback(
      id BLOB PRIMARY KEY,
      member BLOB NOT NULL,
      images INTEGER NOT NULL,
      score REAL NOT NULL,
      hints TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX feedback_member ON feedback(member);

    ALTER TABLE project ADD COLUMN feedback INTEGER NOT NULL DEFAULT 0 CHECK(feedback IN (0, 1));
  `,
} as const;
