import { describe, expect, it } from 'vitest';
import type { Geometry } from '@shared/geometry/geometry';
import { HEIGHT, imageWith, TestEditor, WIDTH } from './test-editor';

const big: Geometry = { type: 'box', x: 20, y: 20, width: 200, height: 150 };
const small: Geometry = { type: 'box', x: 50, y: 50, width: 40, height: 30 };
const triangle: Geometry = { type: 'polygon', parts: [[[250, 50, 330, 50, 290, 120]]] };
const start = () => new TestEditor(imageWith([big, small, triangle]));

describe('Selecting', () => {
  it('takes the smallest shape under the pointer at once', () => {
    const editor = start().move(60, 60).down(60, 60);
    expect(editor.selected).toEqual([2]);
    expect(editor.state).toBe('select.pointing');
  });

  it('goes through what lies below with Alt', () => {
    const editor = start().click(60, 60).click(60, 60, { alt: true });
    expect(editor.selected).toEqual([1]);
    expect(editor.click(60, 60, { alt: true }).selected).toEqual([2]);
  });

  it('adds and takes away with Shift', () => {
    const editor = start().click(60, 60).click(290, 70, { shift: true });
    expect(editor.selected).toEqual([2, 3]);
    expect(editor.click(60, 60, { shift: true }).selected).toEqual([3]);
  });

  it('lets go of everything by a click on empty ground, or by Escape', () => {
    expect(start().click(60, 60).click(390, 290).selected).toEqual([]);
    expect(start().click(60, 60).send('cancel').selected).toEqual([]);
  });

  it('takes what a marquee touches, and more with Shift', () => {
    const editor = start().drag([240, 40], [260, 60]);
    expect(editor.selected).toEqual([3]);
    expect(editor.drag([230, 200], [10, 160], { shift: true }).selected).toEqual([3, 1]);
  });

  it('has the selection from before when a marquee is cancelled', () => {
    const editor = start().click(60, 60).down(390, 290, { shift: true }).move(240, 40).send('cancel');
    expect(editor.selected).toEqual([2]);
  });

  it('does not see what is hidden', () => {
    const editor = start();
    editor.editor.store.setState({ hidden: new Set([editor.shape(2).id]) });
    expect(editor.click(60, 60).selected).toEqual([1]);
  });

  it('hovers without selecting', () => {
    const editor = start().move(60, 60);
    expect(editor.editor.store.getState().hover).toBe(editor.shape(2).id);
    expect(editor.move(390, 290).editor.store.getState().hover).toBeNull();
  });
});

describe('Moving', () => {
  it('is one commit, and shows nothing in the document before', () => {
    const editor = start().move(60, 60).down(60, 60).move(70, 65);
    expect(editor.state).toBe('select.translating');
    expect(editor.shape(2).geometry).toEqual(small);
    editor.move(80, 70).up(80, 70);
    expect(editor.labels).toEqual(['move']);
    expect(editor.shape(2).geometry).toEqual({ ...small, x: 70, y: 60 });
  });

  it('takes all selected shapes along, and stops where the first meets the edge', () => {
    const editor = start().click(60, 60).click(290, 70, { shift: true }).drag([60, 60], [360, 60]);
    expect(editor.shape(3).bounds.maxX).toBe(WIDTH);
    expect(editor.shape(2).geometry).toEqual({ ...small, x: 120 });
    expect(editor.commits).toHaveLength(1);
  });

  it('leaves no trace when it is cancelled or comes back to where it began', () => {
    expect(start().down(60, 60).move(90, 90).send('cancel').up(95, 95).commits).toEqual([]);
    expect(start().down(60, 60).move(90, 90).up(60, 60).commits).toEqual([]);
  });

  it('by arrows is one commit at the release', () => {
    const editor = start().click(60, 60).nudge(1, 0).nudge(1, 0).nudge(0, -10);
    expect(editor.state).toBe('select.nudging');
    expect(editor.commits).toEqual([]);
    editor.send('complete');
    expect(editor.labels).toEqual(['move']);
    expect(editor.shape(2).geometry).toEqual({ ...small, x: 52, y: 40 });
  });
});

describe('Resizing', () => {
  it('drags the corner of a box', () => {
    const editor = start().click(60, 60).drag([90, 80], [120, 100]);
    expect(editor.labels).toEqual(['resize']);
    expect(editor.shape(2).geometry).toEqual({ ...small, width: 70, height: 50 });
  });

  it('mirrors past the other side and never leaves the image', () => {
    const editor = start()
      .click(60, 60)
      .drag([50, 50], [WIDTH + 50, HEIGHT + 50]);
    expect(editor.shape(2).geometry).toEqual({ type: 'box', x: 90, y: 80, width: WIDTH - 90, height: HEIGHT - 80 });
  });

  it('scales several shapes together', () => {
    const editor = start().click(60, 60).click(290, 70, { shift: true }).drag([330, 120], [190, 85]);
    expect(editor.labels).toEqual(['resize']);
    expect(editor.shape(2).geometry).toEqual({ type: 'box', x: 50, y: 50, width: 20, height: 15 });
  });
});

describe('Editing vertices', () => {
  it('drags one', () => {
    const editor = start().click(290, 70).drag([290, 120], [300, 200]);
    expect(editor.labels).toEqual(['edit-vertices']);
    expect(editor.shape(3).geometry).toEqual({ type: 'polygon', parts: [[[250, 50, 330, 50, 300, 200]]] });
  });

  it('inserts one by dragging the middle of an edge, in one commit', () => {
    const editor = start().click(290, 70).drag([290, 50], [290, 20]);
    expect(editor.commits).toHaveLength(1);
    expect(editor.shape(3).geometry).toEqual({ type: 'polygon', parts: [[[250, 50, 290, 20, 330, 50, 290, 120]]] });
  });

  it('deletes one by Alt and a click, or selected by the Delete key', () => {
    const four = start().click(290, 70).drag([290, 50], [290, 20]);
    four.click(290, 20, { alt: true });
    expect(four.shape(3).geometry).toEqual(triangle);
    const again = start().click(290, 70).drag([290, 50], [290, 20]).click(330, 50).send('delete');
    expect(again.shape(3).geometry).toEqual({ type: 'polygon', parts: [[[250, 50, 290, 20, 290, 120]]] });
  });

  it('deletes the polygon with its third vertex', () => {
    const editor = start().click(290, 70).click(330, 50, { alt: true });
    expect(editor.labels).toEqual(['delete']);
    expect(editor.annotations).toHaveLength(2);
  });

  it('stops at the edge of the image', () => {
    const editor = start().click(290, 70).drag([290, 120], [900, 900]);
    expect(editor.shape(3).bounds).toMatchObject({ maxX: WIDTH, maxY: HEIGHT });
  });

  it('refuses to make a polygon flat, and says so', () => {
    const editor = start().click(290, 70).drag([290, 120], [290, 50]);
    expect(editor.notices).toEqual(['too-small']);
    expect(editor.shape(3).geometry).toEqual(triangle);
  });
});

describe('Deleting', () => {
  it('takes everything selected in one commit', () => {
    const editor = start().click(60, 60).click(290, 70, { shift: true }).send('delete');
    expect(editor.labels).toEqual(['delete']);
    expect(editor.annotations.map(({ geometry }) => geometry)).toEqual([big]);
    expect(editor.selected).toEqual([]);
  });
});

describe('Suggestions', () => {
  const suggested = () => new TestEditor(imageWith([big], [small]));

  it('are selected, but neither moved nor deleted', () => {
    const editor = suggested().click(60, 60);
    expect(editor.selected).toEqual([500]);
    editor.drag([60, 60], [90, 90]).send('delete');
    expect(editor.commits).toEqual([]);
    expect(editor.shape(500).geometry).toEqual(small);
  });

  it('are not there below the confidence that is asked for', () => {
    const editor = suggested();
    editor.editor.store.setState({ threshold: 0.95 });
    expect(editor.click(60, 60).selected).toEqual([1]);
  });
});
