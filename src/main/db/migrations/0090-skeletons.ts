/** What skeletons are made of, which labels are parts of one thing, and how labels are related to each other. */
export const skeletons = {
  version: 90,
  sql: `
    ALTER TABLE annotation ADD COLUMN grouped BLOB;

    CREATE TABLE skeletonTemplate(
      id BLOB PRIMARY KEY,
      name TEXT NOT NULL,
      classes TEXT NOT NULL,
      joints TEXT NOT NULL,
      edges TEXT NOT NULL,
      pairs TEXT NOT NULL
    ) STRICT;

    CREATE TABLE relation(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      source BLOB NOT NULL,
      target BLOB NOT NULL,
      name TEXT NOT NULL,
      author BLOB NOT NULL
    ) STRICT;
    CREATE INDEX relation_image ON relation(image);
  `,
} as const;
