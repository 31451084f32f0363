import { describe, expect, it } from 'vitest';
import { openSession } from '@renderer/features/annotate/session/session';
import { restack, type Move } from '@renderer/features/annotate/session/order';
import { applyOperations } from '@renderer/canvas/editor/apply';
import { compareStack } from '@renderer/canvas/editor/stack';
import { documentOf } from '@renderer/canvas/editor/document';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId } from '@shared/model/ids';
import { idOf, imageWith } from '../../canvas/test-editor';
import { MemoryDoor } from './memory-door';

const box = (x: number): Geometry => ({ type: 'box', x, y: 10, width: 40, height: 30 });

/** Four boxes, of which 1, 2 and 3 overlap and 4 lies apart. */
async function stackOf() {
  const door = new MemoryDoor(imageWith([box(10), box(20), box(30), box(200)]));
  const session = await openSession(door.document.image.id, {
    door,
    newId: () => idOf(99) as AnnotationId,
    report: () => {},
  });
  const order = () =>
    [...session.editor.store.getState().document.shapes.values()]
      .sort(compareStack)
      .map(({ id }) => Number(id.slice(-12)));
  const move = (how: Move, ...numbers: number[]) => {
    session.editor.select(numbers.map((number) => idOf(number) as AnnotationId));
    restack(session, how);
  };
  return { session, order, move };
}

describe('The stack', () => {
  it('is in the order of making, until something is moved in it', async () => {
    const { order, move } = await stackOf();
    expect(order()).toEqual([1, 2, 3, 4]);
    move('top', 1);
    expect(order()).toEqual([2, 3, 4, 1]);
    move('bottom', 4);
    expect(order()).toEqual([4, 2, 3, 1]);
  });

  it('is climbed past one overlapping object at a time', async () => {
    const { order, move } = await stackOf();
    move('raise', 1);
    expect(order().indexOf(1)).toBeGreaterThan(order().indexOf(2));
    move('lower', 3);
    expect(order().indexOf(3)).toBeLessThan(order().indexOf(2));
  });

  it('keeps the order among what is moved together, in one step', async () => {
    const { session, order, move } = await stackOf();
    move('top', 2, 1);
    expect(order()).toEqual([3, 4, 1, 2]);
    expect(session.store.getState().waiting).toBe(1);
  });

  it('is left alone by what is at its end already, and by what overlaps nothing', async () => {
    const { session, move } = await stackOf();
    move('top', 4);
    move('raise', 4);
    move('bottom', 1);
    expect(session.store.getState().waiting).toBe(0);
  });

  it('keeps the place of a label that is edited in another way', async () => {
    const { session, move } = await stackOf();
    move('top', 1);
    const { document } = session.editor.store.getState();
    const { class: labelClass, geometry } = documentOf(imageWith([box(10)])).shapes.get(idOf(1) as AnnotationId)!;
    const edited = applyOperations(document, [
      // The contract's type is mutable because zod infers it so.
      { type: 'put', id: idOf(1) as AnnotationId, class: labelClass, geometry: geometry as never },
    ]);
    expect(edited.shapes.get(idOf(1) as AnnotationId)).toMatchObject({ stack: 1 });
  });
});
