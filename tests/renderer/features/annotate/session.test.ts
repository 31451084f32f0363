import { beforeEach, describe, expect, it } from 'vitest';
import { compareStack } from '@renderer/canvas/editor/stack';
import { put } from '@renderer/canvas/tools/draw';
import { listedObjects } from '@renderer/features/annotate/objects/listed-objects';
import { openSession, type Session } from '@renderer/features/annotate/session/session';
import { duplicateSelection, paste, relabelSelection } from '@renderer/features/annotate/session/edits';
import { acceptAllShown, decideSelected, walkSuggestions } from '@renderer/features/annotate/session/suggestions';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationShape, ShapeId } from '@renderer/canvas/editor/shape';
import { selectOfAuthor, selectOfSize } from '@renderer/features/annotate/session/select-by';
import type { AnnotationId, GroupId, MemberId, RelationId } from '@shared/model/ids';
import { classA, classB, idOf, imageWith } from '../../canvas/test-editor';
import { MemoryDoor } from './memory-door';

const first: Geometry = { type: 'box', x: 10, y: 10, width: 40, height: 30 };
const second: Geometry = { type: 'box', x: 100, y: 10, width: 40, height: 30 };
const third: Geometry = { type: 'polygon', parts: [[[200, 20, 240, 20, 220, 60]]] };

let door: MemoryDoor;
let session: Session;
let reported: unknown[];
let ids = 100;
const newId = () => idOf(ids++) as AnnotationId;

beforeEach(async () => {
  door = new MemoryDoor(imageWith([first, second], [third, first]));
  reported = [];
  session = await openSession(door.document.image.id, { door, newId, report: (error) => reported.push(error) });
  session.editor.store.setState({ viewport: { scale: 1, x: 0, y: 0, width: 400, height: 300 }, activeClass: classA });
});

const draw = (id: number, geometry: Geometry = third) =>
  session.edit('draw', [put(idOf(id) as AnnotationId, classA, geometry)]);
const shown = () =>
  [...session.editor.store.getState().document.shapes.keys()].map((id) => Number(id.slice(-12))).sort((a, b) => a - b);
const state = () => session.store.getState();

describe('An edit', () => {
  it('is shown at once, and saved with its revision', async () => {
    draw(50);
    expect(shown()).toContain(50);
    expect(state().waiting).toBe(1);
    expect(await session.settle()).toBe(true);
    expect(state()).toMatchObject({ waiting: 0, revision: 2, history: { undo: 'draw', redo: null } });
    expect(door.document.annotations).toHaveLength(3);
  });

  it('waits for the one before', async () => {
    door.hold();
    draw(50);
    session.edit('move', [put(idOf(50) as AnnotationId, classA, second)]);
    session.edit('delete', [{ type: 'delete', id: idOf(1) as AnnotationId }]);
    expect(state().waiting).toBe(3);
    expect(door.sent).toEqual(['draw']);
    door.release();
    await session.settle();
    expect(door.sent).toEqual(['draw', 'move', 'delete']);
    expect(shown()).toEqual([2, 50, 500, 501]);
  });

  it('keeps the very same shapes when it comes out as expected', async () => {
    draw(50);
    const { shapes } = session.editor.store.getState().document;
    await session.settle();
    expect(session.editor.store.getState().document.shapes).toBe(shapes);
  });

  it('is not taken for somebody else’s when it is announced', async () => {
    draw(50);
    await session.settle();
    const before = session.editor.store.getState().document;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(session.editor.store.getState().document).toBe(before);
  });
});

describe('An edit that cannot be saved', () => {
  it('is taken back together with what was built on it, and kept to try again', async () => {
    door.fail(1);
    draw(50);
    session.edit('move', [put(idOf(50) as AnnotationId, classA, second)]);
    expect(await session.settle()).toBe(false);
    expect(shown()).toEqual([1, 2, 500, 501]);
    expect(state().failure?.tasks).toHaveLength(2);
    expect(String(state().failure?.error)).toContain('The disk is full');
    session.retry();
    expect(shown()).toContain(50);
    expect(await session.settle()).toBe(true);
    expect(door.document.annotations.find(({ id }) => id === idOf(50))?.geometry).toEqual(second);
  });

  it('is kept together with those that failed before it', async () => {
    door.fail(2);
    draw(50);
    await session.settle();
    draw(51, second);
    await session.settle();
    expect(state().failure?.tasks).toHaveLength(2);
    session.retry();
    expect(await session.settle()).toBe(true);
    expect(shown()).toEqual([1, 2, 50, 51, 500, 501]);
  });

  it('leaves what was saved before it alone', async () => {
    draw(50);
    await session.settle();
    door.fail(1);
    draw(51);
    await session.settle();
    expect(shown()).toContain(50);
    expect(shown()).not.toContain(51);
    session.giveUp();
    expect(await session.settle()).toBe(true);
  });
});

describe('Trying again', () => {
  const boxOf = (number: number) =>
    session.editor.store.getState().document.shapes.get(idOf(number) as AnnotationId)?.geometry;
  const move = (x: number) =>
    session.edit('move', [put(idOf(1) as AnnotationId, classA, { type: 'box', x, y: 0, width: 20, height: 20 })]);

  it('leaves an object as it is when it was changed since, and says so', async () => {
    door.fail(1);
    move(100);
    await session.settle();
    move(200);
    await session.settle();
    session.retry();
    await session.settle();
    expect(boxOf(1)).toMatchObject({ x: 200 });
    expect(state().notice).toEqual({ code: 'skipped', count: 1 });
  });

  it('does what failed after that change', async () => {
    door.fail(1);
    move(100);
    await session.settle();
    move(200);
    await session.settle();
    door.fail(1);
    move(300);
    await session.settle();
    session.retry();
    await session.settle();
    expect(boxOf(1)).toMatchObject({ x: 300 });
  });
});

describe('What undo brings back', () => {
  it('lies and is listed where it was, as after reading the image again', async () => {
    const order = () => listedObjects(session.editor.store.getState().document, null).map(({ id }) => id);
    const painted = () => [...session.editor.store.getState().document.shapes.values()].sort(compareStack);
    const before = [order(), painted().map(({ id }) => id)];
    session.edit('delete', [{ type: 'delete', id: idOf(1) as AnnotationId }]);
    await session.settle();
    session.undo();
    await session.settle();
    expect([order(), painted().map(({ id }) => id)]).toEqual(before);
  });
});

describe('Undo and redo', () => {
  it('go through what is on its way, and bring shapes back and forth', async () => {
    draw(50);
    session.undo();
    await session.settle();
    expect(shown()).toEqual([1, 2, 500, 501]);
    session.redo();
    await session.settle();
    expect(shown()).toContain(50);
  });

  it('select what they brought back', async () => {
    session.edit('delete', [{ type: 'delete', id: idOf(1) as AnnotationId }]);
    session.undo();
    await session.settle();
    expect([...session.editor.store.getState().selection]).toEqual([idOf(1)]);
  });

  it('keep what is drawn meanwhile', async () => {
    draw(50);
    await session.settle();
    door.hold();
    session.undo();
    draw(51, first);
    expect(shown()).toEqual([1, 2, 50, 51, 500, 501]);
    door.release();
    await session.settle();
    expect(shown()).toEqual([1, 2, 51, 500, 501]);
  });
});

describe('A change from outside', () => {
  it('is shown, and leaves untouched shapes as they are', async () => {
    const before = session.editor.store.getState().document.shapes.get(idOf(2) as AnnotationId);
    door.changeFromOutside((document) => ({ ...document, annotations: document.annotations.slice(1) }));
    await expect.poll(shown).toEqual([2, 500, 501]);
    expect(session.editor.store.getState().document.shapes.get(idOf(2) as AnnotationId)).toBe(before);
  });

  it('does not push aside edits on their way', async () => {
    door.hold();
    draw(50);
    door.changeFromOutside((document) => ({ ...document, annotations: document.annotations.slice(1) }));
    door.release();
    await expect.poll(shown).toEqual([2, 50, 500, 501]);
  });

  it('is shown although an edit of ours was saved before it was noticed', async () => {
    door.changeUnnoticed((document) => ({ ...document, annotations: document.annotations.slice(1) }));
    draw(50);
    await session.settle();
    door.noticeOthers();
    await expect.poll(shown).toEqual([2, 50, 500, 501]);
  });

  it('is no longer heard once the image is left', async () => {
    session.dispose();
    door.changeFromOutside((document) => ({ ...document, annotations: [] }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(shown()).toEqual([1, 2, 500, 501]);
  });
});

describe('Leaving an image', () => {
  it('finishes a polygon that is being drawn, and waits until it is saved', async () => {
    const { editor } = session;
    editor.setTool('polygon');
    for (const [x, y] of [
      [10, 10],
      [60, 10],
      [60, 60],
    ] as const) {
      editor.dispatch({
        type: 'pointer-down',
        point: { x, y },
        screen: { x, y },
        clicks: 1,
        modifiers: { shift: false, alt: false, mod: false },
      });
    }
    expect(await session.settle()).toBe(true);
    expect(door.document.annotations).toHaveLength(3);
  });
});

describe('Suggestions', () => {
  const selected = () => [...session.editor.store.getState().selection].map((id) => Number(id.slice(-12)));

  it('are walked from the surest, round and round', () => {
    walkSuggestions(session, 1);
    expect(selected()).toEqual([500]);
    walkSuggestions(session, 1);
    expect(selected()).toEqual([501]);
    walkSuggestions(session, 1);
    expect(selected()).toEqual([500]);
    walkSuggestions(session, -1);
    expect(selected()).toEqual([501]);
  });

  it('go when they are decided, and the next is selected', async () => {
    walkSuggestions(session, 1);
    decideSelected(session, 'rejected');
    expect(shown()).toEqual([1, 2, 501]);
    expect(selected()).toEqual([501]);
    await session.settle();
    expect(door.document.predictions.map(({ decision }) => decision)).toEqual(['rejected', 'pending']);
  });

  it('are accepted together from the confidence shown on', async () => {
    session.editor.store.setState({ threshold: 0.85 });
    acceptAllShown(session);
    await session.settle();
    expect(door.document.predictions.map(({ decision }) => decision)).toEqual(['accepted', 'pending']);
  });

  it('come back by undo', async () => {
    walkSuggestions(session, 1);
    decideSelected(session, 'rejected');
    session.undo();
    await session.settle();
    expect(shown()).toEqual([1, 2, 500, 501]);
  });
});

describe('Copies', () => {
  it('lie beside what they were made of, and are selected', () => {
    session.editor.select([idOf(1) as AnnotationId]);
    duplicateSelection(session, newId);
    const [copy] = [...session.editor.store.getState().selection];
    expect(session.editor.store.getState().document.shapes.get(copy!)?.geometry).toEqual({ ...first, x: 22, y: 22 });
  });

  it('lie in the same place on an image where that is free, inside it', () => {
    const geometry = { type: 'box' as const, x: 390, y: 290, width: 40, height: 30 };
    const item = { id: idOf(77) as AnnotationId, class: classB, geometry, group: null };
    paste(session, { items: [item], relations: [] }, newId);
    const [copy] = [...session.editor.store.getState().selection];
    expect(session.editor.store.getState().document.shapes.get(copy!)).toMatchObject({
      class: classB,
      geometry: { type: 'box', x: 360, y: 270, width: 40, height: 30 },
    });
  });
});

describe('Copies of objects that belong together', () => {
  it('are a group of their own, and related as the originals are', () => {
    const [one, two] = [idOf(1) as AnnotationId, idOf(2) as AnnotationId];
    const group = idOf(600) as GroupId;
    const { document: before } = session.editor.store.getState();
    const grouped = [one, two].map((id) => ({ ...put(id, classA, before.shapes.get(id)!.geometry), group }));
    session.edit('group', grouped);
    session.edit('relate', [{ type: 'relate', id: idOf(601) as RelationId, from: one, to: two, name: 'holds' }]);
    session.editor.select([one, two]);
    duplicateSelection(session, newId);
    const { document, selection } = session.editor.store.getState();
    const [first, second] = [...selection];
    const groupOf = (id: ShapeId) => (document.shapes.get(id) as AnnotationShape).group;
    expect(groupOf(first!)).toBe(groupOf(second!));
    expect(groupOf(first!)).not.toBe(group);
    expect([...document.relations.values()].at(-1)).toMatchObject({ from: first, to: second, name: 'holds' });
    session.editor.select([one]);
    duplicateSelection(session, newId);
    const [alone] = [...session.editor.store.getState().selection];
    expect((session.editor.store.getState().document.shapes.get(alone!) as AnnotationShape).group).toBeNull();
    expect(session.editor.store.getState().document.relations.size).toBe(2);
  });
});

describe('Selecting alike', () => {
  const chosen = () => [...session.editor.store.getState().selection].map((id) => Number(id.slice(-12))).toSorted();

  it('takes what is as large, by the sizes of COCO', () => {
    draw(50, { type: 'box', x: 0, y: 0, width: 31, height: 31 });
    draw(51, { type: 'box', x: 0, y: 0, width: 96, height: 96 });
    selectOfSize(session, 'small');
    expect(chosen()).toEqual([50]);
    selectOfSize(session, 'medium');
    expect(chosen()).toEqual([1, 2]);
    selectOfSize(session, 'large');
    expect(chosen()).toEqual([51]);
  });

  it('takes what the same people drew, and one’s own with nothing selected', () => {
    const me = idOf(801) as MemberId;
    draw(50);
    session.editor.select([idOf(1) as AnnotationId]);
    selectOfAuthor(session, me);
    expect(chosen()).toEqual([1, 2]);
    session.editor.select([]);
    selectOfAuthor(session, me);
    expect(chosen()).toEqual([50]);
  });
});

describe('Relabelling', () => {
  it('is one edit for all that is selected, and none when nothing would change', () => {
    session.editor.select([idOf(1) as AnnotationId, idOf(2) as AnnotationId]);
    relabelSelection(session, classB);
    relabelSelection(session, classB);
    expect(state().waiting).toBe(1);
    expect(session.editor.store.getState().document.shapes.get(idOf(1) as AnnotationId)?.class).toBe(classB);
  });
});
