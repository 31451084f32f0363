/** What annotators are told of what was decided, and up to which change this machine has looked for what there is to tell. */
export const disclosures = {
  version: 330,
  sql: `
    CREATE TABLE disclosure(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      member BLOB NOT NULL,
      label BLOB,
      basis TEXT NOT NULL,
      sealed TEXT NOT NULL
    ) STRICT;
    CREATE INDEX disclosure_image ON disclosure(image, member);
    CREATE TABLE disclosed(id INTEGER PRIMARY KEY CHECK(id = 1), revision INTEGER NOT NULL) STRICT;
  `,
} as const;
