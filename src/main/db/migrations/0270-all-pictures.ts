/** Whether every picture of the project is fetched from a place onto this machine, or those that are needed; null: as the role has it. */
export const allPictures = {
  version: 270,
  sql: 'ALTER TABLE sync_folder ADD COLUMN all_pictures INTEGER CHECK(all_pictures IN (0, 1));',
} as const;
