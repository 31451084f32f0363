import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { listBeacons } from '@main/db/queries/beacons';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project from before beacons opens, and nobody has lit one', () => {
  const store = closedAfterTest(openStore(olderProject(270, scene)));
  expect(listBeacons(store.db)).toEqual([]);
  expect(checkStore(store).findings).toEqual([]);
});
