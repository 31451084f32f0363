import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { APPLICATION_ID } from '@main/db/migrate';
import { SCHEMA_VERSION } from '@main/db/migrations';
import { openStore } from '@main/db/open';
import { allImages } from '@main/db/queries/images';
import { counts } from '@main/db/queries/project';
import { undo } from '@main/db/undo';
import type { Store } from '@main/db/store';
import { scene, temporaryFolder, temporaryStore } from '@tests/support/temporary-store';
import { buildCrashChild, Killer } from './crash-driver';
import { keysBetween, type Acknowledged } from './crash-record';

let entry: string;
const killers: Killer[] = [];

beforeAll(async () => {
  entry = await buildCrashChild();
});

afterEach(() => {
  for (const killer of killers.splice(0)) killer.close();
});

function killerOf(work: string, path: string): Killer {
  const killer = new Killer(entry, work, path, temporaryFolder());
  killers.push(killer);
  return killer;
}

/** A project with three images that nobody has open. */
function projectToCrash(): string {
  const store = temporaryStore();
  scene(store);
  return store.path;
}

function withStore<T>(path: string, look: (store: Store) => T): T {
  const store = openStore(path);
  try {
    return look(store);
  } finally {
    store.db.close();
  }
}

const changesIn = (all: readonly Acknowledged[]) => all.filter((one) => 'revision' in one);
const filesIn = (all: readonly Acknowledged[]) => all.flatMap((one) => ('file' in one ? [one.file] : []));

function expectAllThere(store: Store, acknowledged: readonly Acknowledged[]): void {
  for (const { revision, keys } of changesIn(acknowledged)) {
    expect(keysBetween(store, revision - keys.length, revision)).toEqual(keys);
  }
}

function expectSound(path: string): void {
  withStore(path, (store) => expect(checkStore(store).findings).toEqual([]));
}

function filesBeside(path: string, part: string): string[] {
  const folder = join(path, '..');
  return readdirSync(folder)
    .filter((name) => name.includes(part) && name.endsWith('.plumb'))
    .map((name) => join(folder, name));
}

/** The last backup holds what had been acknowledged before it. */
function expectCovered(acknowledged: readonly Acknowledged[]): void {
  const last = acknowledged.findLastIndex((one) => 'file' in one);
  if (last < 0) return;
  const [backup] = filesIn(acknowledged.slice(last));
  withStore(backup!, (store) => expectAllThere(store, acknowledged.slice(0, last)));
}

describe('a process that is killed at a random moment', () => {
  it('has lost nothing that it had acknowledged, after 100 kills on one project', { timeout: 300_000 }, async () => {
    const path = projectToCrash();
    const killer = killerOf('edit', path);
    const all: Acknowledged[] = [];
    let longest = 120;
    for (let kill = 1; kill <= 100; kill++) {
      const acknowledged = await killer.kill(longest);
      all.push(...acknowledged);
      // A busy machine needs longer for the same work; without work nothing would be tried.
      if (acknowledged.length < 3) longest = Math.min(longest * 1.1, 1000);
      // Every third time the next process has to recover the file, and may be killed while it does.
      if (kill % 3 !== 0) withStore(path, (store) => expectAllThere(store, acknowledged));
      if (kill % 20 === 0) expectSound(path);
    }
    expect(changesIn(all).length).toBeGreaterThan(100);
    withStore(path, (store) => {
      expectAllThere(store, all);
      for (const { id } of allImages(store.db)) while (undo(store, id));
      expect(counts(store).annotations).toBe(0);
      expect(checkStore(store).findings).toEqual([]);
    });
  });

  it('has written a transaction of 500 labels wholly or not at all, 50 times', { timeout: 300_000 }, async () => {
    const path = projectToCrash();
    const killer = killerOf('editInBulk', path);
    let longest = 200;
    for (let kill = 1; kill <= 50; kill++) {
      const acknowledged = await killer.kill(longest);
      // A busy machine needs longer for one transaction; without any that ends, nothing would be tried.
      if (acknowledged.length === 0) longest = Math.min(longest * 1.1, 3000);
      withStore(path, (store) => {
        expectAllThere(store, acknowledged);
        expect(counts(store).annotations % 500).toBe(0);
      });
      if (kill % 25 === 0) expectSound(path);
    }
    withStore(path, (store) => expect(counts(store).annotations).toBeGreaterThan(0));
  });

  it('leaves a backup under its name only when it is whole, 25 times', { timeout: 300_000 }, async () => {
    const path = projectToCrash();
    const killer = killerOf('backUpWithoutEnd', path);
    for (let kill = 1; kill <= 25; kill++) {
      const acknowledged = await killer.kill(120);
      withStore(path, (store) => expectAllThere(store, acknowledged));
      const found = filesBeside(path, '.backup-');
      expect(found).toEqual(expect.arrayContaining(filesIn(acknowledged)));
      for (const backup of found) expectSound(backup);
      expectCovered(acknowledged);
      for (const backup of found) rmSync(backup);
    }
    expectSound(path);
  });

  it('leaves a new project under its name only when it can be opened, 25 times', { timeout: 300_000 }, async () => {
    const path = join(temporaryFolder(), 'test.plumb');
    const killer = killerOf('create', path);
    for (let kill = 1; kill <= 25; kill++) {
      const acknowledged = await killer.kill(120);
      const found = filesBeside(path, '.new-');
      expect(found).toEqual(expect.arrayContaining(filesIn(acknowledged)));
      for (const project of found) {
        expectSound(project);
        rmSync(project);
      }
    }
  });

  it(
    'has migrated an older file wholly or not at all, with a copy of what it was, 25 times',
    { timeout: 300_000 },
    async () => {
      const old = join(temporaryFolder(), 'old.plumb');
      const db = new Database(old);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.exec('CREATE TABLE relic(x); INSERT INTO relic VALUES(42)');
      db.close();
      const folder = temporaryFolder();
      const path = join(folder, 'project.plumb');
      const killer = killerOf('migrate', path);
      for (let kill = 1; kill <= 25; kill++) {
        for (const name of readdirSync(folder)) rmSync(join(folder, name));
        copyFileSync(old, path);
        const acknowledged = await killer.kill(40);
        const version = relicOf(path);
        expect(acknowledged.length > 0 ? [SCHEMA_VERSION] : [0, SCHEMA_VERSION]).toContain(version);
        const copies = readdirSync(folder).filter((name) => /\.format-0\.\w+\.plumb$/.test(name));
        expect(copies.length).toBeGreaterThanOrEqual(version === SCHEMA_VERSION ? 1 : 0);
        for (const copy of copies) expect(relicOf(join(folder, copy))).toBe(0);
      }
    },
  );
});

/** @returns the format of a file in which everything is as it was before the migration. */
function relicOf(path: string): number {
  const db = new Database(path, { fileMustExist: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT x FROM relic').pluck().get()).toBe(42);
    return db.pragma('user_version', { simple: true }) as number;
  } finally {
    db.close();
  }
}
