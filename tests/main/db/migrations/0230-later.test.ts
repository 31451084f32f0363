import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { listKept } from '@main/db/queries/kept';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project from before anything was kept for a later Plumbline opens, and nothing is', () => {
  const store = closedAfterTest(openStore(olderProject(210, scene)));
  expect(listKept(store.db)).toEqual([]);
  expect(checkStore(store).findings).toEqual([]);
});
