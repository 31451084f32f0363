/**
 * When a folder was last synced with, whether that goes on by itself, and whether pictures are put into it; when the last change of a feed was made, by
 * its writer's clock in milliseconds of UTC. What only this machine knows, or may forget. And who has no role any more.
 */
export const syncFolders = {
  version: 100,
  sql: `
    ALTER TABLE sync_folder ADD COLUMN synced_at TEXT;
    ALTER TABLE sync_folder ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0 CHECK(automatic IN (0, 1));
    ALTER TABLE sync_folder ADD COLUMN pictures INTEGER NOT NULL DEFAULT 1 CHECK(pictures IN (0, 1));
    ALTER TABLE member ADD COLUMN revoked INTEGER NOT NULL DEFAULT 0 CHECK(revoked IN (0, 1));
    ALTER TABLE feed ADD COLUMN last_at INTEGER;
  `,
} as const;
