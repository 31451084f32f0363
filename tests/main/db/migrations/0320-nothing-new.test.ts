import { expect, it } from 'vitest';
import { openStore } from '@main/db/open';
import { contestedEntities } from '@main/db/queries/contested';
import { drawLabel } from '@tests/support/draw-label';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('what nobody had chosen from in an older project is still found', () => {
  const path = olderProject(280, (store) => {
    scene(store);
    drawLabel(store, 1);
    drawLabel(store, 2);
    // As it is when another machine of the same person moved the label at the same time.
    store.db.exec(`INSERT INTO change(id, digest, feed, seq, kind, version, entity, prevs, payload, chain)
      SELECT randomblob(16), randomblob(16), feed, seq + 1, kind, version, entity, prevs, '{}', chain
      FROM change ORDER BY revision DESC LIMIT 1;
      INSERT INTO head SELECT kind, entity, CAST(id || digest AS BLOB), revision, 0 FROM change ORDER BY revision DESC LIMIT 1`);
  });
  expect(contestedEntities(closedAfterTest(openStore(path)).db)).toBe(1);
});
