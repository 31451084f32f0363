import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { listKeyGrants } from '@main/db/queries/key-grants';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project of before reading keys opens, and nobody holds one', () => {
  const store = closedAfterTest(openStore(olderProject(200, scene)));
  expect(listKeyGrants(store.db)).toEqual([]);
  expect(checkStore(store).findings).toEqual([]);
});
