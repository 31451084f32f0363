import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp } from '@main/db/backup';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { APPLICATION_ID } from '@main/db/migrate';
import { migrations, SCHEMA_VERSION } from '@main/db/migrations';
import { openStore } from '@main/db/open';
import { restore } from '@main/db/restore';
import { counts, projectOf } from '@main/db/queries/project';
import { closedAfterTest, scene, temporaryFolder, temporaryStore } from '@tests/support/temporary-store';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no error';
}

describe('a project file', () => {
  it('is refused, and left as it was, when a newer Plumbline wrote it', () => {
    const store = temporaryStore();
    store.db.pragma(`user_version = ${SCHEMA_VERSION + 10}`);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    store.db.close();
    const bytes = readFileSync(store.path);
    expect(() => openStore(store.path)).toThrow(
      `newer Plumbline (format ${SCHEMA_VERSION + 10}; this one knows up to ${SCHEMA_VERSION})`,
    );
    expect(readFileSync(store.path).equals(bytes)).toBe(true);
  });

  it('is refused with a clear error when it is something else', () => {
    const folder = temporaryFolder();
    const foreign = join(folder, 'foreign.plumb');
    new Database(foreign).exec('CREATE TABLE t(x)').close();
    const text = join(folder, 'text.plumb');
    writeFileSync(text, 'no database at all, but long enough to have a header'.repeat(20));
    const empty = join(folder, 'empty.plumb');
    writeFileSync(empty, '');
    expect(codeOf(() => openStore(foreign))).toBe('project.notAProject');
    expect(codeOf(() => openStore(text))).toBe('project.notAProject');
    expect(codeOf(() => openStore(empty))).toBe('project.notAProject');
    expect(codeOf(() => openStore(join(folder, 'none.plumb')))).toBe('project.missing');
    expect(codeOf(() => openStore(folder))).toBe('store.cannotOpen');
    expect(readFileSync(text, 'utf8')).toMatch(/^no database/);
    expect(readFileSync(empty)).toHaveLength(0);
  });

  it('is never written over by a new project', () => {
    const store = temporaryStore();
    expect(codeOf(() => createStore(store.path, { name: 'B', template: 'empty' }, { name: 'B', role: 'lead' }))).toBe(
      'project.exists',
    );
    expect(projectOf(store).name).toBe('Test');
  });

  it('is not left behind half made when it cannot be made', () => {
    const folder = temporaryFolder();
    expect(
      codeOf(() => createStore(join(folder, 'x.plumb'), { name: ' ', template: 'empty' }, { name: 'B', role: 'lead' })),
    ).toBe('change.invalid');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is copied before an older format is migrated', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'old.plumb');
    const db = new Database(path);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma('user_version = 0');
    db.exec('CREATE TABLE relic(x); INSERT INTO relic VALUES(42)');
    db.close();
    // The tables of format 0 never held a project, so opening stops after the migration; the copy is there by then.
    expect(codeOf(() => openStore(path))).toBe('store.corrupt');
    const copy = readdirSync(folder).find((name) => /^old\.format-0\.\d{8}T\d{6}\.plumb$/.test(name))!;
    const opened = new Database(join(folder, copy), { readonly: true });
    expect(opened.prepare('SELECT x FROM relic').pluck().get()).toBe(42);
    opened.close();
  });
});

describe('the migrations', () => {
  it('rise in steps of ten and make only STRICT tables', () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
    const store = temporaryStore();
    const tables = store.db
      .prepare(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'`)
      .all();
    expect((tables as { name: string; strict: number }[]).filter(({ strict }) => strict !== 1)).toEqual([]);
  });
});

describe('backup and restore', () => {
  it('copies a project that is being worked in, and brings it back whole', () => {
    const store = temporaryStore();
    scene(store, 5);
    const backup = join(dirname(store.path), 'backup.plumb');
    expect(backUp(store.db, backup)).toBeGreaterThan(1000);
    const { classes } = { classes: store.db.prepare('SELECT id FROM class').all() };
    expect(classes).toHaveLength(3);
    commit(store, [{ kind: 'project', entity: store.project, value: { name: 'Later', template: 'empty' } }], 'no-undo');
    const target = join(dirname(store.path), 'restored.plumb');
    restore(backup, target);
    const restored = closedAfterTest(openStore(target));
    expect(projectOf(restored).name).toBe('Test');
    expect(counts(restored)).toEqual({ images: 5, annotations: 0, pendingPredictions: 0 });
  });

  it('writes over nothing', () => {
    const store = temporaryStore();
    const taken = join(dirname(store.path), 'taken');
    writeFileSync(taken, 'mine');
    expect(codeOf(() => backUp(store.db, taken))).toBe('backup.exists');
    expect(codeOf(() => restore(store.path, taken))).toBe('project.exists');
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  });

  it('refuses a damaged backup and leaves nothing behind', () => {
    const store = temporaryStore();
    scene(store, 2);
    store.db.exec('DELETE FROM image');
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    const damaged = join(dirname(store.path), 'damaged.plumb');
    copyFileSync(store.path, damaged);
    const target = join(dirname(store.path), 'target.plumb');
    expect(codeOf(() => restore(damaged, target))).toBe('backup.damaged');
    expect(readdirSync(dirname(store.path)).filter((name) => name.startsWith('target'))).toEqual([]);
  });
});
