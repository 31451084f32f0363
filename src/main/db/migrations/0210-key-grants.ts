/** Who was handed which key to read what travels through folders for reviewers alone. */
export const keyGrants = {
  version: 210,
  sql: `
    CREATE TABLE keyGrant(
      id BLOB PRIMARY KEY,
      epoch INTEGER NOT NULL,
      recipient TEXT NOT NULL,
      member BLOB NOT NULL,
      key TEXT NOT NULL,
      sealed TEXT NOT NULL
    ) STRICT;
  `,
} as const;
