import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Session } from '@main/db/session';
import type { Store } from '@main/db/store';
import { temporaryStore } from '@tests/support/temporary-store';

function shown(): { readonly session: Session; readonly store: Store } {
  const session = new Session(() => undefined);
  const store = temporaryStore();
  session.show(store);
  return { session, store };
}

const moved: unknown = expect.objectContaining({ code: 'project.moved' });

describe('A project whose file goes away while it is open', () => {
  it('takes no more work until the file is back', () => {
    const { session, store } = shown();
    const elsewhere = `${store.path}.moved`;
    renameSync(store.path, elsewhere);
    expect(() => session.store).toThrow(moved);
    renameSync(elsewhere, store.path);
    expect(session.store).toBe(store);
  });

  it('takes no more work when another file has its name', () => {
    const { session, store } = shown();
    copyFileSync(store.path, `${store.path}.copy`);
    renameSync(`${store.path}.copy`, store.path);
    expect(() => session.store).toThrow(moved);
  });

  it('can still be closed', () => {
    const { session, store } = shown();
    rmSync(store.path);
    session.show(null);
    expect(session.current).toBeNull();
  });
});
