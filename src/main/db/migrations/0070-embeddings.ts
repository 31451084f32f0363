/**
 * Embeddings of images and of parts of them. They follow from the pictures and can be made again, so no change in the
 * log speaks of them: a copy of an image, and a label moved back to where it was, find theirs again. Suggestions say
 * what is read.
 */
export const embeddings = {
  version: 70,
  sql: `
    ALTER TABLE prediction ADD COLUMN transcription TEXT;

    CREATE TABLE embedding(
      id INTEGER PRIMARY KEY,
      model BLOB NOT NULL CHECK(length(model) = 32),
      content TEXT NOT NULL,
      region TEXT NOT NULL,
      vector BLOB NOT NULL CHECK(length(vector) > 0 AND length(vector) % 4 = 0)
    ) STRICT;
    CREATE UNIQUE INDEX embedding_place ON embedding(content, region, model);
  `,
} as const;
