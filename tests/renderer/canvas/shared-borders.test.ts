import { describe, expect, it } from 'vitest';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import { imageWith, TestEditor } from './test-editor';

const left: Polygon = { type: 'polygon', parts: [[[50, 50, 150, 50, 150, 150, 50, 150]]] };
const right: Polygon = { type: 'polygon', parts: [[[150, 50, 250, 50, 250, 150, 150, 150]]] };
const outline = (editor: TestEditor, number: number) => (editor.shape(number).geometry as Polygon).parts[0]![0]!;
const both = () => new TestEditor(imageWith([left, right])).select(1);

describe('A vertex that two objects share', () => {
  it('moves in both, in one step', () => {
    const editor = both().drag([150, 50], [160, 40]);
    expect(outline(editor, 1)).toEqual([50, 50, 160, 40, 150, 150, 50, 150]);
    expect(outline(editor, 2)).toEqual([160, 40, 250, 50, 250, 150, 150, 150]);
    expect(editor.labels).toEqual(['edit-vertices']);
  });

  it('moves alone while Ctrl is held, or when that is set', () => {
    const held = both().drag([150, 50], [160, 40], { mod: true });
    expect(outline(held, 2)).toEqual(right.parts[0]![0]);
    const editor = both();
    editor.editor.store.setState({ sharing: false });
    expect(outline(editor.drag([150, 50], [160, 40]), 2)).toEqual(right.parts[0]![0]);
  });

  it('moves in both by keys', () => {
    const editor = both().vertex('next').vertex('next').nudge(5, 0).send('complete');
    expect(outline(editor, 1).slice(2, 4)).toEqual([155, 50]);
    expect(outline(editor, 2).slice(0, 2)).toEqual([155, 50]);
  });

  it('leaves both where they were when the drag is cancelled', () => {
    const editor = both().move(150, 50).down(150, 50).move(170, 40).send('cancel');
    expect(editor.commits).toEqual([]);
  });
});

describe('An edge that two objects share', () => {
  it('gets its new vertex in both', () => {
    const editor = both().drag([150, 100], [160, 100]);
    expect(outline(editor, 1)).toEqual([50, 50, 150, 50, 160, 100, 150, 150, 50, 150]);
    expect(outline(editor, 2)).toEqual([150, 50, 250, 50, 250, 150, 150, 150, 160, 100]);
  });

  it('is dragged whole with Shift, in both', () => {
    const editor = both().drag([150, 100], [170, 100], { shift: true });
    expect(outline(editor, 1)).toEqual([50, 50, 170, 50, 170, 150, 50, 150]);
    expect(outline(editor, 2)).toEqual([170, 50, 250, 50, 250, 150, 170, 150]);
  });
});

describe('Drawing along a neighbour', () => {
  const neighbour = () => new TestEditor(imageWith([left])).tool('polygon');
  const stuck = { mod: true };

  it('follows its border between two clicks on it, while Ctrl is held', () => {
    const editor = neighbour().click(153, 80, stuck).click(120, 52, stuck).click(200, 20).send('complete');
    expect(outline(editor, 100)).toEqual([150, 80, 150, 50, 120, 50, 200, 20]);
  });

  it('goes the other way round when it is flipped, then straight, then the first way again', () => {
    const path = (flips: number) => {
      const editor = neighbour().click(153, 80, stuck).move(120, 52, stuck);
      for (let flip = 0; flip < flips; flip++) editor.send('flip');
      return outline(editor.click(120, 52, stuck).click(200, 20).send('complete'), 100);
    };
    expect(path(1)).toEqual([150, 80, 150, 150, 50, 150, 50, 50, 120, 50, 200, 20]);
    expect(path(2)).toEqual([150, 80, 120, 50, 200, 20]);
    expect(path(3)).toEqual(path(0));
  });

  it('sticks without Ctrl when that is set, and not with it', () => {
    const editor = neighbour();
    editor.editor.store.setState({ sticky: true });
    editor.click(153, 80).click(120, 53, stuck).click(200, 20, stuck).send('complete');
    expect(outline(editor, 100)).toEqual([150, 80, 120, 53, 200, 20]);
  });

  it('takes a followed border back as one step', () => {
    const editor = neighbour().click(153, 80, stuck).click(120, 52, stuck).send('back').click(200, 20).click(190, 70);
    expect(outline(editor.send('complete'), 100)).toEqual([150, 80, 200, 20, 190, 70]);
  });

  it('follows the border back to the first vertex when it is closed there', () => {
    const editor = neighbour().click(150, 80, stuck).click(200, 80).click(130, 20).click(120, 52, stuck);
    editor.click(150, 80, stuck);
    expect(outline(editor, 100)).toEqual([150, 80, 200, 80, 130, 20, 120, 50, 150, 50]);
  });
});

describe('An outline that is opened again', () => {
  it('goes on from the vertex, and is the same object afterwards', () => {
    const editor = new TestEditor(imageWith([left])).tool('polygon').resume(1, 1);
    expect(editor.state).toBe('polygon.drawing');
    editor.click(200, 100).send('complete');
    expect(outline(editor, 1)).toEqual([150, 150, 50, 150, 50, 50, 150, 50, 200, 100]);
    expect(editor.labels).toEqual(['edit-vertices']);
    expect(editor.selected).toEqual([1]);
  });

  it('loses its vertices one by one, and nothing at all when it is cancelled', () => {
    const editor = new TestEditor(imageWith([left])).tool('polygon').resume(1, 1).send('back').send('complete');
    expect(outline(editor, 1)).toEqual([150, 150, 50, 150, 50, 50]);
    const cancelled = new TestEditor(imageWith([left])).tool('polygon').resume(1, 1).send('back').send('cancel');
    expect(cancelled.commits).toEqual([]);
  });

  it('is a line that goes on from its end', () => {
    const editor = new TestEditor(imageWith([{ type: 'polyline', points: [10, 10, 90, 10] }])).tool('polyline');
    editor.resume(1, 0).click(90, 80).send('complete');
    expect(editor.shape(1).geometry).toEqual({ type: 'polyline', points: [10, 10, 90, 10, 90, 80] });
  });
});
