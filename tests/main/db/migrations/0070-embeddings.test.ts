import { expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { openStore } from '@main/db/open';
import { embeddingOf, putEmbedding } from '@main/db/queries/embeddings';
import { olderProject } from '@tests/support/older-project';
import { closedAfterTest, scene } from '@tests/support/temporary-store';

it('a project of format 30 opens with all it had, and keeps embeddings from then on', () => {
  const path = olderProject(30, (store) => {
    scene(store);
    store.db.exec('DROP TABLE embedding; ALTER TABLE prediction DROP COLUMN transcription');
  });
  const store = closedAfterTest(openStore(path));
  expect(checkStore(store).findings).toEqual([]);
  const model = Buffer.alloc(32, 7);
  const place = { content: 'a'.repeat(64), region: { x: 1, y: 2, width: 3, height: 4 } };
  putEmbedding(store.db, model, place, Float32Array.of(0.6, 0.8));
  expect(embeddingOf(store.db, model, place)).toEqual(Float32Array.of(0.6, 0.8));
  expect(embeddingOf(store.db, Buffer.alloc(32), place)).toBeUndefined();
});
