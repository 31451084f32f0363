/**
 * The log and its registers (sync.md 2.2), the tables that `apply` derives from them, and what only this machine knows.
 *
 * Derived tables carry no foreign keys: a change may arrive before the one that it points at, and what is shown must
 * not depend on the order. References are checked where a change is made (commit.ts), by a person who can answer.
 */
export const initial = {
  version: 10,
  sql: `
    CREATE TABLE self(
      id INTEGER PRIMARY KEY CHECK(id = 1),
      project BLOB NOT NULL CHECK(length(project) = 16),
      member BLOB NOT NULL CHECK(length(member) = 16),
      clock_ms INTEGER NOT NULL,
      clock_counter INTEGER NOT NULL,
      reducer_version INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE feed(
      id INTEGER PRIMARY KEY,
      uuid BLOB NOT NULL UNIQUE CHECK(length(uuid) = 16),
      member BLOB NOT NULL CHECK(length(member) = 16),
      channel TEXT NOT NULL CHECK(channel IN ('public', 'labels')),
      own INTEGER NOT NULL CHECK(own IN (0, 1)),
      last_seq INTEGER NOT NULL DEFAULT 0,
      chain BLOB NOT NULL DEFAULT (zeroblob(32)) CHECK(length(chain) = 32)
    ) STRICT;
    CREATE UNIQUE INDEX feed_own ON feed(channel) WHERE own = 1;

    CREATE TABLE change(
      revision INTEGER PRIMARY KEY,
      id BLOB NOT NULL CHECK(length(id) = 16),
      digest BLOB NOT NULL CHECK(length(digest) = 16),
      feed INTEGER NOT NULL REFERENCES feed(id),
      seq INTEGER NOT NULL CHECK(seq > 0),
      kind INTEGER NOT NULL,
      version INTEGER NOT NULL,
      entity BLOB NOT NULL CHECK(length(entity) = 16),
      prevs BLOB NOT NULL CHECK(length(prevs) % 32 = 0),
      payload TEXT,
      chain BLOB NOT NULL CHECK(length(chain) = 32)
    ) STRICT;
    CREATE UNIQUE INDEX change_key ON change(id, digest);
    CREATE UNIQUE INDEX change_seq ON change(feed, seq);

    CREATE TABLE head(
      kind INTEGER NOT NULL,
      entity BLOB NOT NULL,
      key BLOB NOT NULL CHECK(length(key) = 32),
      revision INTEGER NOT NULL REFERENCES change(revision),
      deletes INTEGER NOT NULL CHECK(deletes IN (0, 1)),
      PRIMARY KEY(kind, entity, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE superseded(
      kind INTEGER NOT NULL,
      entity BLOB NOT NULL,
      key BLOB NOT NULL CHECK(length(key) = 32),
      PRIMARY KEY(kind, entity, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE project(id BLOB PRIMARY KEY, name TEXT NOT NULL, template TEXT NOT NULL) STRICT;
    CREATE TABLE member(id BLOB PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL) STRICT;
    CREATE TABLE class(id BLOB PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL, position INTEGER NOT NULL) STRICT;
    CREATE TABLE root(id BLOB PRIMARY KEY, name TEXT NOT NULL) STRICT;

    CREATE TABLE image(
      id BLOB PRIMARY KEY,
      sha256 TEXT NOT NULL,
      root BLOB NOT NULL,
      path TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      format TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      bit_depth INTEGER NOT NULL,
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX image_path ON image(path, id);
    CREATE INDEX image_root ON image(root);

    CREATE TABLE annotation(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      class BLOB NOT NULL,
      author BLOB NOT NULL,
      geometry TEXT NOT NULL,
      source TEXT NOT NULL
    ) STRICT;
    CREATE INDEX annotation_image ON annotation(image, class);
    CREATE INDEX annotation_class ON annotation(class);

    CREATE TABLE prediction(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      class BLOB NOT NULL,
      geometry TEXT NOT NULL,
      score REAL NOT NULL,
      model TEXT NOT NULL,
      threshold REAL NOT NULL,
      decision TEXT NOT NULL
    ) STRICT;
    CREATE INDEX prediction_image ON prediction(image, decision);
    CREATE INDEX prediction_class ON prediction(class);

    CREATE TABLE root_folder(root BLOB PRIMARY KEY, folder TEXT NOT NULL) STRICT;
    CREATE TABLE missing_image(image BLOB PRIMARY KEY) STRICT;

    CREATE TABLE edit(
      id INTEGER PRIMARY KEY,
      image BLOB NOT NULL,
      label TEXT NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0 CHECK(undone IN (0, 1)),
      steps TEXT NOT NULL
    ) STRICT;
    CREATE INDEX edit_stack ON edit(image, undone, id);
  `,
} as const;
