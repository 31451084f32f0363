/** Who is asked to label what. */
export const assignments = {
  version: 110,
  sql: `
    CREATE TABLE assignment(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      member BLOB NOT NULL,
      batch TEXT NOT NULL,
      due TEXT
    ) STRICT;
    CREATE INDEX assignment_image ON assignment(image, member);
    CREATE INDEX assignment_member ON assignment(member, image);
  `,
} as const;
