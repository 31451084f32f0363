/** What annotators are told is closed for their key. What was told in the open before is told anew by the lead's machine. */
export const sealedFeedback = {
  version: 200,
  sql: `
    DROP TABLE feedback;
    CREATE TABLE feedback(
      id BLOB PRIMARY KEY,
      member BLOB NOT NULL,
      images INTEGER NOT NULL,
      sealed TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX feedback_member ON feedback(member);
  `,
} as const;
