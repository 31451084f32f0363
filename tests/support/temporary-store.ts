import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createStore } from '@main/db/create';
import type { Store } from '@main/db/store';

export { box, newAnnotation, scene, type Scene } from './scene';

const opened: Store[] = [];
const folders: string[] = [];

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline 테스트 '));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const store of opened.splice(0)) store.db.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Has a store closed after the test. */
export function closedAfterTest(store: Store): Store {
  opened.push(store);
  return store;
}

export function temporaryStore(): Store {
  const path = join(temporaryFolder(), 'test.plumb');
  return closedAfterTest(createStore(path, { name: 'Test', template: 'objects' }, { name: 'Ada', role: 'lead' }));
}
