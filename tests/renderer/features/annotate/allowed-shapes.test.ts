import { beforeEach, describe, expect, it } from 'vitest';
import { put } from '@renderer/canvas/tools/draw';
import { takeClass, takeTool } from '@renderer/features/annotate/classes/match-shapes';
import { relabelSelection } from '@renderer/features/annotate/session/edits';
import { openSession, type Session } from '@renderer/features/annotate/session/session';
import { acceptAllShown } from '@renderer/features/annotate/session/suggestions';
import type { Geometry } from '@shared/geometry/geometry';
import type { ShapeId } from '@renderer/canvas/editor/shape';
import type { AnnotationId } from '@shared/model/ids';
import { classA, classB, idOf, imageWith } from '../../canvas/test-editor';
import { MemoryDoor } from './memory-door';

const first: Geometry = { type: 'box', x: 10, y: 10, width: 40, height: 30 };
const second: Geometry = { type: 'box', x: 100, y: 10, width: 40, height: 30 };
const third: Geometry = { type: 'polygon', parts: [[[200, 20, 240, 20, 220, 60]]] };

let door: MemoryDoor;
let session: Session;
let ids = 100;
const newId = () => idOf(ids++) as AnnotationId;

beforeEach(async () => {
  door = new MemoryDoor(imageWith([first, second], [third, first]));
  const report = (error: unknown) => {
    throw error;
  };
  session = await openSession(door.document.image.id, { door, newId, report });
  session.editor.store.setState({ viewport: { scale: 1, x: 0, y: 0, width: 400, height: 300 }, activeClass: classA });
});

const draw = (id: number, geometry: Geometry) =>
  session.edit('draw', [put(idOf(id) as AnnotationId, classA, geometry)]);
const shown = () => [...session.editor.store.getState().document.shapes.keys()].map((id) => Number(id.slice(-12)));
const state = () => session.store.getState();

describe('A class that allows only some shapes', () => {
  const allowed = (a: readonly string[] | undefined, b?: readonly string[]) =>
    session.editor.store.setState({
      classes: new Map([
        [classA, { id: classA, name: 'A', colour: '#e69f00', shapes: a }],
        [classB, { id: classB, name: 'B', colour: '#56b4e9', shapes: b }],
      ]),
    });
  const isWords = () => state().notice !== null && 'words' in state().notice!;

  it('refuses another shape and says so, and takes the allowed one', async () => {
    allowed(['box']);
    draw(50, third);
    expect(shown()).not.toContain(50);
    expect(isWords()).toBe(true);
    draw(50, second);
    expect(shown()).toContain(50);
    await session.settle();
    expect(door.sent).toEqual(['draw']);
  });

  it('is given those of the selection that fit it', async () => {
    draw(50, third);
    await session.settle();
    allowed(undefined, ['box']);
    session.editor.select([idOf(1), idOf(50)] as ShapeId[]);
    relabelSelection(session, classB);
    expect(isWords()).toBe(true);
    const { shapes } = session.editor.store.getState().document;
    expect([shapes.get(idOf(1) as ShapeId)!.class, shapes.get(idOf(50) as ShapeId)!.class]).toEqual([classB, classA]);
    await session.settle();
  });

  it('leaves what is so already to be moved, and nothing of a gesture that would end in another shape', async () => {
    allowed(['polygon']);
    session.edit('move', [put(idOf(1) as AnnotationId, classA, second)]);
    expect(session.editor.store.getState().document.shapes.get(idOf(1) as ShapeId)!.geometry).toEqual(second);
    session.edit('combine', [
      { type: 'delete', id: idOf(2) as AnnotationId },
      put(idOf(1) as AnnotationId, classA, { type: 'mask', x: 0, y: 0, width: 1, height: 1, counts: '01' } as never),
    ]);
    expect(shown()).toContain(2);
    await session.settle();
    expect(door.sent).toEqual(['move']);
  });

  it('accepts the suggestions that fit, and leaves the others where they are', async () => {
    allowed(['box']);
    acceptAllShown(session);
    expect(isWords()).toBe(true);
    await session.settle();
    expect(shown()).toContain(500);
    expect(shown()).not.toContain(501);
  });

  it('brings its tool along, and a tool brings along a class that allows what it draws', () => {
    allowed(['polyline'], ['polygon', 'mask']);
    takeTool(session, 'brush');
    expect(session.editor.store.getState()).toMatchObject({ activeClass: classB, active: { name: 'brush' } });
    takeClass(session, classA);
    expect(session.editor.store.getState()).toMatchObject({ activeClass: classA, active: { name: 'polyline' } });
    takeTool(session, 'select');
    takeClass(session, classB);
    expect(session.editor.store.getState()).toMatchObject({ activeClass: classB, active: { name: 'select' } });
    takeTool(session, 'ellipse');
    expect(session.editor.store.getState().activeClass).toBe(classB);
    expect(isWords()).toBe(true);
  });
});
