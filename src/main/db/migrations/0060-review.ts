/**
 * Review: who is done with which image, what was decided where people differ, what is talked about, and the images that
 * people are measured by.
 */
export const review = {
  version: 60,
  sql: `
    CREATE TABLE resolution(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      inputs TEXT NOT NULL,
      objects TEXT NOT NULL,
      method TEXT NOT NULL,
      threshold REAL NOT NULL,
      decided_by BLOB NOT NULL,
      at TEXT NOT NULL,
      comment TEXT NOT NULL,
      rare_case BLOB
    ) STRICT;
    CREATE INDEX resolution_image ON resolution(image);

    CREATE TABLE submission(id BLOB PRIMARY KEY, image BLOB NOT NULL, member BLOB NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE INDEX submission_image ON submission(image, member);
    CREATE INDEX submission_member ON submission(member);

    CREATE TABLE thread(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      region TEXT,
      annotation BLOB,
      opened_by BLOB NOT NULL,
      at TEXT NOT NULL,
      state TEXT NOT NULL CHECK(state IN ('open', 'resolved'))
    ) STRICT;
    CREATE INDEX thread_image ON thread(image, state);

    CREATE TABLE threadComment(
      id BLOB PRIMARY KEY,
      thread BLOB NOT NULL,
      author BLOB NOT NULL,
      at TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX threadComment_thread ON threadComment(thread);

    CREATE TABLE goldImage(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      feedback INTEGER NOT NULL CHECK(feedback IN (0, 1)),
      set_by BLOB NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX goldImage_image ON goldImage(image);
  `,
} as const;
