import { describe, expect, it } from 'vitest';
import type { Draft } from '@shared/changes/edit';
import type { AnnotationId } from '@shared/model/ids';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { lastRevision } from '@main/db/log';
import { annotationsOf } from '@main/db/queries/annotations';
import { openStore } from '@main/db/open';
import { box, closedAfterTest, newAnnotation, scene, temporaryStore } from '@tests/support/temporary-store';

describe('a commit', () => {
  it('is there for another reader the moment it returns, with the number that the status bar shows', () => {
    const store = temporaryStore();
    const { images, classes } = scene(store);
    const { revision } = commit(store, [label(store, newAnnotation())], 'no-undo');
    const other = closedAfterTest(openStore(store.path));
    expect(annotationsOf(other.db, images[0]!)).toMatchObject([
      { class: classes[0], geometry: box(1, 2), author: store.member },
    ]);
    expect(lastRevision(other.db)).toBe(revision);

    function label(from: typeof store, id: AnnotationId): Draft {
      return {
        kind: 'annotation',
        entity: id,
        value: {
          image: images[0]!,
          class: classes[0]!,
          author: from.member,
          geometry: box(1, 2),
          source: { type: 'drawn' },
        },
      };
    }
  });

  it('writes nothing at all when one of its drafts is bad, and says which and why', () => {
    const store = temporaryStore();
    const { images, classes } = scene(store);
    const before = lastRevision(store.db);
    const value = { image: images[0]!, class: classes[0]!, author: store.member, source: { type: 'drawn' } } as const;
    const good: Draft = { kind: 'annotation', entity: newAnnotation(), value: { ...value, geometry: box(1, 2) } };
    const bad: Draft = {
      kind: 'annotation',
      entity: newAnnotation(),
      value: { ...value, geometry: box(1, Number.NaN) },
    };
    expect(() => commit(store, [good, bad], 'no-undo')).toThrow(/annotation .* cannot be saved: geometry\.y/);
    const orphan: Draft = {
      kind: 'annotation',
      entity: newAnnotation(),
      value: { ...value, class: newAnnotation() as never, geometry: box(1, 2) },
    };
    expect(() => commit(store, [good, orphan], 'no-undo')).toThrow(/needs the class .* which is not in this project/);
    expect(lastRevision(store.db)).toBe(before);
    expect(annotationsOf(store.db, images[0]!)).toEqual([]);
    expect(checkStore(store).findings).toEqual([]);
  });

  it('leaves out what says what is already so', () => {
    const store = temporaryStore();
    const { classes } = scene(store);
    const draft: Draft = { kind: 'class', entity: classes[0]!, value: { name: 'person', colour: '#e69f00', order: 0 } };
    expect(commit(store, [draft], 'no-undo').steps).toEqual([]);
  });

  it('keeps its order when the clock is set back ten years between two edits', () => {
    let now = Date.now();
    const store = { ...temporaryStore(), machine: { now: () => now, nonce: new Uint8Array(8) } };
    const { classes } = scene(store);
    const rename = (name: string) =>
      commit(store, [{ kind: 'class', entity: classes[0]!, value: { name, colour: '#e69f00', order: 0 } }], 'no-undo');
    rename('before');
    now -= 10 * 365 * 86_400_000;
    rename('after');
    expect(store.db.prepare('SELECT name FROM class ORDER BY position').pluck().get()).toBe('after');
    expect(
      store.db
        .prepare('SELECT count(*) FROM change a JOIN change b ON b.revision = a.revision + 1 WHERE b.id <= a.id')
        .pluck()
        .get(),
    ).toBe(0);
    expect(checkStore(store).findings).toEqual([]);
  });
});
