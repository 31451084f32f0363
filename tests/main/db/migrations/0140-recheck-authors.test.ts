import { expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { RecheckId } from '@shared/model/ids';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { openStore } from '@main/db/open';
import { shownKey } from '@main/db/queries/changes';
import { listRechecks, settleRechecks } from '@main/guidelines/rechecks';
import { putRule } from '@main/guidelines/rules';
import { label, publishDraft, rule } from '@tests/support/guideline-team';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project of format 110 opens with its recheck queue, of which nobody says whose the labels are', () => {
  const path = olderProject(110, (store) => {
    const place = scene(store);
    const rules = [putRule(store, null, rule('Person', [place.classes[0]!])).id];
    const version = publishDraft(store).version.id;
    const annotation = label(store, place, place.classes[0]!);
    const made = shownKey(store.db, 'annotation', annotation)!;
    const image = place.images[0]!;
    const value = {
      version,
      annotation,
      image,
      rules,
      madeUnder: null,
      made,
      state: 'pending',
      settled: null,
    } as const;
    commit(store, [{ kind: 'recheck', entity: newId<RecheckId>(), value: { ...value, rules } }], 'no-undo');
    store.db.exec('ALTER TABLE recheck DROP COLUMN author');
  });
  const store = closedAfterTest(openStore(path));
  const queue = { state: 'pending', version: null, mine: true, offset: 0, limit: 10 } as const;
  const { items } = listRechecks(store, queue);
  expect(items).toHaveLength(1);
  expect(settleRechecks(store, [items[0]!.id]).settled).toBe(1);
  expect(checkStore(store).findings).toEqual([]);
});
