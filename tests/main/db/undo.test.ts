import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationId, ImageId } from '@shared/model/ids';
import { checkStore } from '@main/db/check';
import { commit } from '@main/db/commit';
import { historyState } from '@main/db/history';
import { openStore } from '@main/db/open';
import { annotationsOf } from '@main/db/queries/annotations';
import type { Store } from '@main/db/store';
import { redo, undo } from '@main/db/undo';
import { box, closedAfterTest, newAnnotation, scene, temporaryStore, type Scene } from '@tests/support/temporary-store';

type Gesture =
  | { readonly type: 'draw'; readonly image: number; readonly x: number }
  | { readonly type: 'move'; readonly image: number; readonly which: number; readonly x: number }
  | { readonly type: 'delete'; readonly image: number; readonly which: number; readonly count: number }
  | { readonly type: 'undo' | 'redo'; readonly image: number };

const image = fc.nat({ max: 1 });
const x = fc.integer({ min: 0, max: 600 });
const which = fc.nat({ max: 9 });
const gestures: fc.Arbitrary<Gesture[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('draw' as const), image, x }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('move' as const), image, which, x }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('delete' as const),
        image,
        which,
        count: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const), image }) },
  ),
  { minLength: 5, maxLength: 30, size: 'max' },
);

function shapes(store: Store, of: ImageId) {
  return annotationsOf(store.db, of).map(({ id, geometry }) => ({ id, geometry }));
}

function play(store: Store, { images, classes }: Scene, gesture: Gesture): void {
  const on = images[gesture.image]!;
  if (gesture.type === 'undo' || gesture.type === 'redo') {
    (gesture.type === 'undo' ? undo : redo)(store, on);
    return;
  }
  const present = annotationsOf(store.db, on);
  const put = (entity: AnnotationId, at: number) =>
    ({
      kind: 'annotation',
      entity,
      value: { image: on, class: classes[0]!, author: store.member, geometry: box(at, 5), source: { type: 'drawn' } },
    }) as const;
  if (gesture.type === 'draw') commit(store, [put(newAnnotation(), gesture.x)], { image: on, label: 'draw' });
  else if (present.length === 0) return;
  else if (gesture.type === 'move')
    commit(store, [put(present[gesture.which % present.length]!.id, gesture.x)], { image: on, label: 'move' });
  else if (gesture.type === 'delete') {
    const doomed = present
      .slice(0, gesture.count)
      .map(({ id }) => ({ kind: 'annotation', entity: id, value: null }) as const);
    commit(store, doomed, { image: on, label: 'delete' });
  }
}

describe('undo', () => {
  it('takes everything back step by step, and redo does it all again, over a restart and on one image only', () => {
    fc.assert(
      fc.property(gestures, (history) => {
        let store = temporaryStore();
        const place = scene(store, 2);
        for (const gesture of history) play(store, place, gesture);
        const [first, second] = [place.images[0]!, place.images[1]!];
        const ends = { first: shapes(store, first), second: shapes(store, second) };
        let steps = 0;
        while (undo(store, first)) steps++;
        expect(shapes(store, first)).toEqual([]);
        expect(shapes(store, second)).toEqual(ends.second);
        store.db.close();
        store = closedAfterTest(openStore(store.path));
        for (let step = 0; step < steps; step++) expect(redo(store, first)).not.toBeNull();
        expect(shapes(store, first)).toEqual(ends.first);
        expect(checkStore(store).findings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('names what it would take back, and forgets what was undone when something new is done', () => {
    const store = temporaryStore();
    const place = scene(store);
    play(store, place, { type: 'draw', image: 0, x: 1 });
    play(store, place, { type: 'move', image: 0, which: 0, x: 9 });
    expect(historyState(store.db, place.images[0]!)).toEqual({ undo: 'move', redo: null, depth: 2 });
    undo(store, place.images[0]!);
    expect(historyState(store.db, place.images[0]!)).toEqual({ undo: 'draw', redo: 'move', depth: 1 });
    play(store, place, { type: 'draw', image: 0, x: 30 });
    expect(historyState(store.db, place.images[0]!)).toEqual({ undo: 'draw', redo: null, depth: 2 });
  });

  it('leaves alone what somebody else changed since, and says so', () => {
    const store = temporaryStore();
    const { images, classes } = scene(store);
    const id = newAnnotation();
    const put = (at: number) =>
      [
        {
          kind: 'annotation',
          entity: id,
          value: {
            image: images[0]!,
            class: classes[0]!,
            author: store.member,
            geometry: box(at, 5),
            source: { type: 'drawn' },
          },
        },
      ] as const;
    commit(store, put(1), { image: images[0]!, label: 'draw' });
    commit(store, put(50), 'no-undo');
    expect(undo(store, images[0]!)).toMatchObject({ label: 'draw', skipped: 1, steps: [] });
    expect(shapes(store, images[0]!)).toEqual([{ id, geometry: box(50, 5) }]);
  });
});
