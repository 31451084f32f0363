import { readSync, writeSync } from 'node:fs';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { ClassId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { folderCarrier } from '@main/sync/folder-carrier';
import { loadIdentity } from '@main/sync/identity';
import { syncProject, usualSync } from '@main/sync/sync-project';

// A process that edits and syncs without end until it is killed, and writes down each commit the moment it is done, and
// whether it syncs.

const [BEGUN, ENDED] = ['sync', 'synced'] as const;

const [path, folder, userData] = process.argv.slice(2) as [string, string, string];
writeSync(2, 'ready\n');
readSync(0, Buffer.alloc(1));

const store = openStore(path);
const identity = loadIdentity(userData);
writeSync(2, 'open\n');
const { signal } = new AbortController();
for (;;) {
  const drafts = Array.from({ length: 40 }, (): Draft => {
    const entity = newId<ClassId>();
    return { kind: 'class', entity, value: { name: entity, colour: '#112233', order: 0 } };
  });
  commit(store, drafts, 'no-undo');
  writeSync(1, drafts.map(({ entity }) => `${entity}\n`).join(''));
  const options = { ...usualSync, signal, onProgress: () => undefined };
  writeSync(1, `${BEGUN}\n`);
  await syncProject(store, folderCarrier(folder, identity), identity, options);
  writeSync(1, `${ENDED}\n`);
}
