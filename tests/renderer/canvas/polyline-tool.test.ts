import { describe, expect, it } from 'vitest';
import { imageWith, TestEditor } from './test-editor';

const start = () => new TestEditor(imageWith([])).tool('polyline');

describe('The line tool', () => {
  it('draws click by click, and ends with a double click', () => {
    const editor = start().click(10, 10).click(60, 10).doubleClick(60, 40);
    expect(editor.shape(100).geometry).toEqual({ type: 'polyline', points: [10, 10, 60, 10, 60, 40] });
    expect(editor.labels).toEqual(['draw']);
  });

  it('ends with complete from two vertices on', () => {
    expect(start().click(10, 10).send('complete').state).toBe('polyline.drawing');
    const editor = start().click(10, 10).click(60, 10).send('complete');
    expect(editor.shape(100).geometry).toEqual({ type: 'polyline', points: [10, 10, 60, 10] });
  });

  it('is not closed by a click on its first vertex', () => {
    const editor = start().click(10, 10).click(60, 10).click(60, 40).click(10, 10);
    expect(editor.state).toBe('polyline.drawing');
    expect(editor.send('complete').shape(100).geometry).toEqual({
      type: 'polyline',
      points: [10, 10, 60, 10, 60, 40, 10, 10],
    });
  });

  it('takes points back one by one, and all of them by cancel', () => {
    const editor = start().click(10, 10).click(60, 10).click(60, 40).send('back').send('complete');
    expect(editor.shape(100).geometry).toMatchObject({ points: [10, 10, 60, 10] });
    expect(start().click(10, 10).click(60, 10).send('cancel').commits).toEqual([]);
  });
});

describe('A selected line', () => {
  const selected = () =>
    new TestEditor(imageWith([{ type: 'polyline', points: [100, 100, 200, 100, 200, 200] }])).click(125, 101);
  const points = (editor: TestEditor) => {
    const { geometry } = editor.shape(1);
    return geometry.type === 'polyline' ? geometry.points : [];
  };

  it('is edited by dragging its vertices and the middle of its edges', () => {
    const editor = selected().drag([200, 200], [220, 230]).drag([150, 100], [150, 80]);
    expect(points(editor)).toEqual([100, 100, 150, 80, 200, 100, 220, 230]);
    expect(editor.labels).toEqual(['edit-vertices', 'edit-vertices']);
  });

  it('loses vertices by Alt and a click, and goes with the last but one', () => {
    const editor = selected().click(200, 100, { alt: true });
    expect(points(editor)).toEqual([100, 100, 200, 200]);
    expect(editor.click(200, 200, { alt: true }).annotations).toEqual([]);
  });

  it('is edited by keys alone: go to a vertex, move it, insert one, delete one', () => {
    const editor = selected().vertex('next').vertex('next').nudge(5, 0).nudge(0, -5).send('complete');
    expect(points(editor)).toEqual([100, 100, 205, 95, 200, 200]);
    editor.vertex('previous').vertex('insert');
    expect(points(editor)).toEqual([100, 100, 152.5, 97.5, 205, 95, 200, 200]);
    editor.send('delete');
    expect(points(editor)).toEqual([100, 100, 205, 95, 200, 200]);
    expect(editor.vertex('previous').vertex('insert').labels).toHaveLength(3);
  });
});
