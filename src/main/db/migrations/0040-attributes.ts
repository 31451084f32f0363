/**
 * What classes ask about their objects and what was answered, what a region says, shapes that reach outside, and what is
 * said of whole images. Records of before say none of it, and are derived to the same rows.
 */
export const attributes = {
  version: 40,
  sql: `
    ALTER TABLE project ADD COLUMN outside INTEGER NOT NULL DEFAULT 0 CHECK(outside IN (0, 1));
    ALTER TABLE class ADD COLUMN attributes TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE class ADD COLUMN shapes TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE annotation ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE annotation ADD COLUMN transcription TEXT;
    ALTER TABLE annotation ADD COLUMN truncated INTEGER NOT NULL DEFAULT 0 CHECK(truncated IN (0, 1));

    CREATE TABLE imageTag(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      author BLOB NOT NULL,
      type TEXT NOT NULL CHECK(type IN ('class', 'word', 'empty')),
      class BLOB,
      word TEXT,
      source TEXT NOT NULL,
      guideline BLOB
    ) STRICT;
    CREATE INDEX imageTag_image ON imageTag(image, type);
    CREATE INDEX imageTag_class ON imageTag(class) WHERE class IS NOT NULL;
    CREATE INDEX imageTag_word ON imageTag(word) WHERE word IS NOT NULL;
  `,
} as const;
