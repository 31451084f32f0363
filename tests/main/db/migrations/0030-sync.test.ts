import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project of format 20 keeps its log and its feeds, and goes on in them', () => {
  // What only this format has is left behind by hand, as the older one never had it.
  const path = olderProject(20, (store) => {
    scene(store);
    store.db.exec(`DROP INDEX change_linked; DROP INDEX change_member;
      DROP TABLE refused; DROP TABLE segment; DROP TABLE sync_self; DROP TABLE sync_folder;
      ALTER TABLE member DROP COLUMN key; ALTER TABLE feed DROP COLUMN salt; ALTER TABLE feed DROP COLUMN sealed_seq; ALTER TABLE feed DROP COLUMN sealed_hash`);
  });
  const old = new Database(path, { readonly: true });
  const before = old.prepare('SELECT * FROM change ORDER BY revision').raw().all();
  old.close();
  const store = closedAfterTest(openStore(path));
  expect(store.db.prepare('SELECT * FROM change ORDER BY revision').raw().all()).toEqual(before);
  commit(store, [{ kind: 'project', entity: store.project, value: { name: 'Later', template: 'empty' } }], 'no-undo');
  expect(store.db.prepare('SELECT count(*) FROM feed').pluck().get()).toBe(1);
  expect(checkStore(store).findings).toEqual([]);
});
