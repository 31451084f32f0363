import { beforeEach, describe, expect, it } from 'vitest';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import type { Store } from '@main/db/store';
import { box, newAnnotation, scene, temporaryStore } from '@tests/support/temporary-store';

describe('check', () => {
  let store: Store;

  beforeEach(() => {
    store = temporaryStore();
    const { images, classes } = scene(store);
    for (let x = 0; x < 5; x++) {
      commit(
        store,
        [
          {
            kind: 'annotation',
            entity: newAnnotation(),
            value: {
              image: images[0]!,
              class: classes[0]!,
              author: store.member,
              geometry: box(x, 2),
              source: { type: 'drawn' },
            },
          },
        ],
        { image: images[0]!, label: 'draw' },
      );
    }
  });

  const codes = () => [...new Set(checkStore(store).findings.map(({ code }) => code))];

  it('finds nothing in a sound project', () => {
    expect(checkStore(store)).toEqual({ changes: 14, findings: [], outsideOntology: [] });
  });

  it('finds a label that was altered behind the log', () => {
    store.db.exec(`UPDATE annotation SET geometry = '{"type":"box","x":9,"y":9,"width":9,"height":9}' WHERE rowid = 2`);
    expect(codes()).toEqual(['table']);
  });

  it('finds a label that vanished behind the log', () => {
    store.db.exec('DELETE FROM annotation WHERE rowid = 5');
    expect(codes()).toEqual(['table']);
  });

  it('finds a change whose words were altered', () => {
    store.db.exec(`UPDATE change SET payload = replace(payload, 'person', 'parson') WHERE payload LIKE '%person%'`);
    expect(codes()).toContain('digest');
  });

  it('finds a change that was cut out of the middle', () => {
    store.db.exec('PRAGMA foreign_keys = OFF; DELETE FROM change WHERE revision = 12');
    expect(codes()).toEqual(expect.arrayContaining(['sequence', 'chain']));
  });

  it('finds that the end of the log was cut off', () => {
    store.db.exec('PRAGMA foreign_keys = OFF; DELETE FROM change WHERE revision = (SELECT max(revision) FROM change)');
    expect(codes()).toContain('feed');
  });
});
