import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { feedbackFor } from '@main/db/queries/feedback';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project of before sealed feedback opens, and nobody has been told anything', () => {
  const store = closedAfterTest(openStore(olderProject(140, scene)));
  expect(feedbackFor(store.db, store.member)).toBeUndefined();
  expect(checkStore(store).findings).toEqual([]);
});
