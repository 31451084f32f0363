/**
 * The guideline: rules, versions, rare cases, questions, acknowledgements and the recheck queue; and what a label says
 * of the guideline that it was made under. Labels of before say nothing of it, and are derived to the same rows.
 */
export const guidelines = {
  version: 20,
  sql: `
    ALTER TABLE annotation ADD COLUMN guideline BLOB;
    ALTER TABLE annotation ADD COLUMN rules TEXT NOT NULL DEFAULT '[]';
    DROP INDEX annotation_class;
    CREATE INDEX annotation_class ON annotation(class, guideline);
    CREATE INDEX annotation_citing ON annotation(id) WHERE rules <> '[]';

    CREATE TABLE rule(
      id BLOB PRIMARY KEY,
      title TEXT NOT NULL,
      classes TEXT NOT NULL,
      situation TEXT NOT NULL,
      text TEXT NOT NULL,
      rationale TEXT NOT NULL,
      examples TEXT NOT NULL,
      status TEXT NOT NULL,
      position INTEGER NOT NULL,
      question BLOB
    ) STRICT;

    CREATE TABLE guidelineVersion(
      id BLOB PRIMARY KEY,
      number INTEGER NOT NULL,
      parents TEXT NOT NULL,
      author BLOB NOT NULL,
      published_at TEXT NOT NULL,
      reason TEXT NOT NULL,
      rules TEXT NOT NULL
    ) STRICT;
    CREATE INDEX guidelineVersion_number ON guidelineVersion(number, id);

    CREATE TABLE rareCase(
      id BLOB PRIMARY KEY,
      title TEXT NOT NULL,
      readings TEXT NOT NULL,
      signals TEXT NOT NULL,
      owner BLOB,
      decision TEXT NOT NULL,
      rule BLOB,
      target INTEGER NOT NULL,
      state TEXT NOT NULL,
      question BLOB
    ) STRICT;
    CREATE INDEX rareCase_rule ON rareCase(rule);
    CREATE INDEX rareCase_state ON rareCase(state);

    CREATE TABLE caseMember(
      id BLOB PRIMARY KEY,
      rare_case BLOB NOT NULL,
      image BLOB NOT NULL,
      region TEXT NOT NULL,
      annotation BLOB,
      signal TEXT NOT NULL,
      added_by BLOB NOT NULL
    ) STRICT;
    CREATE INDEX caseMember_case ON caseMember(rare_case, annotation);
    CREATE INDEX caseMember_annotation ON caseMember(annotation, rare_case);

    CREATE TABLE question(
      id BLOB PRIMARY KEY,
      image BLOB NOT NULL,
      region TEXT,
      annotation BLOB,
      rule BLOB,
      asked_by BLOB NOT NULL,
      asked_at TEXT NOT NULL,
      reason TEXT NOT NULL,
      answer TEXT,
      told INTEGER NOT NULL CHECK(told IN (0, 1)),
      became_rule BLOB,
      became_case BLOB
    ) STRICT;
    CREATE INDEX question_image ON question(image);

    CREATE TABLE acknowledgement(
      id BLOB PRIMARY KEY,
      version BLOB NOT NULL,
      member BLOB NOT NULL,
      at TEXT
    ) STRICT;
    CREATE INDEX acknowledgement_member ON acknowledgement(member, version);

    CREATE TABLE recheck(
      id BLOB PRIMARY KEY,
      version BLOB NOT NULL,
      annotation BLOB NOT NULL,
      image BLOB NOT NULL,
      rules TEXT NOT NULL,
      made_under BLOB,
      made BLOB NOT NULL,
      state TEXT NOT NULL,
      settled TEXT
    ) STRICT;
    CREATE INDEX recheck_state ON recheck(state, version);
    CREATE INDEX recheck_annotation ON recheck(annotation, state);
  `,
} as const;
