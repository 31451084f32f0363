/**
 * Rules about answers to attributes, what a decided case is labelled as, how a member read disputed places when
 * acknowledging a version, and suggested cases that somebody put aside. Records of before say none of it.
 */
export const ruleAttributes = {
  version: 50,
  sql: `
    ALTER TABLE rule ADD COLUMN attributes TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE rareCase ADD COLUMN answer TEXT;
    ALTER TABLE acknowledgement ADD COLUMN calibration TEXT;

    CREATE TABLE caseDismissal(
      id BLOB PRIMARY KEY,
      objects TEXT NOT NULL,
      by_member BLOB NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
  `,
} as const;
