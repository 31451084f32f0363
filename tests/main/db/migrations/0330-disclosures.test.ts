import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { allImages } from '@main/db/queries/images';
import { disclosedUpTo, disclosuresOn } from '@main/db/queries/disclosures';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project from before disclosures opens, nobody was told anything, and everything is looked through once', () => {
  const store = closedAfterTest(openStore(olderProject(280, scene)));
  expect(allImages(store.db).flatMap(({ id }) => disclosuresOn(store.db, id))).toEqual([]);
  expect(disclosedUpTo(store.db)).toBe(0);
  expect(checkStore(store).findings).toEqual([]);
});
