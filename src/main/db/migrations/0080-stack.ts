/** Which labels lie above which. Records of before say nothing of it, and lie as they were made. */
export const stack = {
  version: 80,
  sql: `ALTER TABLE annotation ADD COLUMN stack REAL NOT NULL DEFAULT 0;`,
} as const;
