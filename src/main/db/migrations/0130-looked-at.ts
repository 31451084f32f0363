/**
 * Which images a model has looked at, and how it was used, so that pre-labelling that was cut off goes on where it was.
 * Knowledge of this machine: it follows from pictures and model, and no change in the log speaks of it.
 */
export const lookedAt = {
  version: 130,
  sql: `
    CREATE TABLE looked_at(
      image BLOB NOT NULL,
      model TEXT NOT NULL,
      way BLOB NOT NULL CHECK(length(way) = 32),
      PRIMARY KEY(image, model)
    ) STRICT, WITHOUT ROWID;
  `,
} as const;
