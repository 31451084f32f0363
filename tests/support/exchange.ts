import type { Change } from '@shared/changes/change';
import { changeKey } from '@shared/changes/change';
import { applyChange } from '@shared/changes/register';
import { derive } from '@main/db/derive';
import { readLog } from '@main/db/log';
import { sqliteRegisters } from '@main/db/sqlite-registers';
import type { Store } from '@main/db/store';

/** Brings every change of one project file into another, as any transport will: by the reducer, in order of arrival. */
export function bringInto(to: Store, from: Store): void {
  const feeds = from.db.prepare('SELECT uuid, member, channel FROM feed').all() as Record<string, unknown>[];
  const insert = to.db.prepare(
    'INSERT INTO feed(uuid, member, channel, own) VALUES(@uuid, @member, @channel, 0) ON CONFLICT(uuid) DO NOTHING',
  );
  for (const feed of feeds) insert.run(feed);
  const registers = sqliteRegisters(to.db);
  for (const { revision: _, digest, chain: __, ...change } of readLog(from.db)) {
    if (applyChange(registers, change satisfies Change, changeKey(change.id, digest)))
      derive(to.db, change.kind, change.entity);
  }
}

/** Makes the file of a project that was copied as it is a machine of its own: it goes on in feeds of its own. */
export function onItsOwnMachine(store: Store): Store {
  store.db.prepare('UPDATE feed SET own = 0').run();
  return store;
}
