/** Whose label is to be rechecked, for only they, a reviewer or a lead settle it. Records of before do not say it. */
export const recheckAuthors = {
  version: 140,
  sql: 'ALTER TABLE recheck ADD COLUMN author BLOB;',
} as const;
