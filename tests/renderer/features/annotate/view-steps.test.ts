import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { put } from '@renderer/canvas/tools/draw';
import { relabelSelection, toggleHidden } from '@renderer/features/annotate/session/edits';
import { toggleLocked, unlockAll } from '@renderer/features/annotate/session/locks';
import { canRedo, canUndo, openSession, type Session } from '@renderer/features/annotate/session/session';
import type { ShapeId } from '@renderer/canvas/editor/shape';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId } from '@shared/model/ids';
import { classA, classB, idOf, imageWith } from '../../canvas/test-editor';
import { MemoryDoor } from './memory-door';

const box = (x: number): Geometry => ({ type: 'box', x, y: 10, width: 40, height: 30 });
const id = (number: number) => idOf(number) as AnnotationId;

let door: MemoryDoor;
let session: Session;

async function open(): Promise<void> {
  door = new MemoryDoor(imageWith([box(10), box(60), box(110)]));
  session = await openSession(door.document.image.id, { door, newId: () => id(99), report: () => {} });
}

beforeEach(open);

const numbers = (ids: ReadonlySet<ShapeId>) => [...ids].map((one) => Number(one.slice(-12))).sort((a, b) => a - b);
const hidden = () => numbers(session.editor.store.getState().hidden);
const locked = () => numbers(session.editor.store.getState().document.locked);
const classes = () =>
  [...session.editor.store.getState().document.shapes.values()].filter((shape) => shape.class === classB).length;
const state = () => session.store.getState();

describe('Locks and hiding', () => {
  it('of a whole selection are one step, which Ctrl+Z takes back and Ctrl+Shift+Z does again', async () => {
    toggleHidden(session, [id(1), id(2)]);
    toggleLocked(session, [id(2), id(3)]);
    expect([hidden(), locked(), canUndo(state())]).toEqual([[1, 2], [2, 3], true]);
    session.undo();
    expect([hidden(), locked()]).toEqual([[1, 2], []]);
    session.undo();
    expect([hidden(), locked(), canUndo(state())]).toEqual([[], [], false]);
    session.redo();
    session.redo();
    expect([hidden(), locked(), canRedo(state())]).toEqual([[1, 2], [2, 3], false]);
    unlockAll(session);
    expect(locked()).toEqual([]);
    session.undo();
    expect(locked()).toEqual([2, 3]);
    await session.settle();
    expect(door.sent).toEqual([]);
  });

  it('come back in their turn with edits, also while those are on their way', async () => {
    door.hold();
    session.editor.select([id(1), id(2), id(3)]);
    relabelSelection(session, classB);
    toggleHidden(session, [id(1)]);
    session.edit('move', [put(id(2), classB, box(70))]);
    session.undo();
    session.undo();
    expect([hidden(), classes()]).toEqual([[], 3]);
    session.undo();
    door.release();
    await session.settle();
    expect([hidden(), classes()]).toEqual([[], 0]);
    session.redo();
    await session.settle();
    expect([hidden(), classes()]).toEqual([[], 3]);
    session.redo();
    expect(hidden()).toEqual([1]);
    session.redo();
    await session.settle();
    expect(canRedo(state())).toBe(false);
  });

  it('that were taken back are forgotten with the next edit', async () => {
    toggleLocked(session, [id(1)]);
    session.undo();
    session.edit('move', [put(id(2), classA, box(70))]);
    await session.settle();
    expect(canRedo(state())).toBe(false);
    expect(locked()).toEqual([]);
  });

  it('stay in their place when an edit below them could not be saved', async () => {
    door.fail(1);
    session.edit('move', [put(id(2), classA, box(70))]);
    toggleHidden(session, [id(1)]);
    await session.settle();
    session.undo();
    expect([hidden(), canUndo(state())]).toEqual([[], false]);
  });

  it('are taken back and done again one by one with any edits between them', async () => {
    const action = fc.record({
      kind: fc.constantFrom('hide', 'lock', 'edit' as const),
      which: fc.subarray([1, 2, 3], { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
        await open();
        const now = () => JSON.stringify([hidden(), locked(), places()]);
        const places = () =>
          [...session.editor.store.getState().document.shapes.values()].map(({ bounds }) => bounds.minX);
        const states = [now()];
        let x = 0;
        for (const { kind, which } of actions) {
          const ids = which.map(id);
          if (kind === 'hide') toggleHidden(session, ids);
          else if (kind === 'lock') toggleLocked(session, ids);
          else {
            x++;
            session.edit(
              'move',
              ids.map((one) => put(one, classA, box(200 + x))),
            );
          }
          states.push(now());
        }
        for (let at = states.length - 2; at >= 0; at--) {
          session.undo();
          await session.settle();
          expect(now()).toBe(states[at]);
        }
        for (let at = 1; at < states.length; at++) {
          session.redo();
          await session.settle();
          expect(now()).toBe(states[at]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
