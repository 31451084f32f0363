import { describe, expect, it } from 'vitest';
import { problemsOf } from '@shared/geometry/operations';
import { imageExtent } from '@shared/geometry/extent';
import { HEIGHT, imageWith, TestEditor, WIDTH } from './test-editor';

const start = () => new TestEditor(imageWith([])).tool('rotated-box');
const flat = { type: 'rotated-box', cx: 60, cy: 60, width: 80, height: 20, angle: 0 };

describe('The rotated box tool', () => {
  it('draws on a baseline that is dragged, as wide as the next click says', () => {
    const editor = start().drag([20, 50], [100, 50]);
    expect(editor.state).toBe('rotated-box.widening');
    editor.move(70, 60).click(60, 70);
    expect(editor.shape(100).geometry).toEqual(flat);
    expect(editor.labels).toEqual(['draw']);
    expect(editor.state).toBe('rotated-box.idle');
  });

  it('draws by three clicks', () => {
    const editor = start().click(20, 50).click(100, 50).click(60, 70);
    expect(editor.shape(100).geometry).toEqual(flat);
  });

  it('draws to the other side, and turned', () => {
    const editor = start().click(100, 50).click(100, 130).click(120, 90);
    expect(editor.shape(100).geometry).toEqual({ ...flat, cx: 110, cy: 90, angle: 90 });
  });

  it('snaps the baseline to 15 degrees with Shift', () => {
    const editor = start().drag([50, 50], [148, 77], { shift: true }).click(60, 120);
    expect(editor.shape(100).geometry).toMatchObject({ type: 'rotated-box', angle: 15 });
  });

  it('shows the box while it is drawn', () => {
    const editor = start().drag([20, 50], [100, 50]).move(60, 70);
    expect(editor.draft).toEqual(flat);
  });

  it('takes the width back, then the baseline', () => {
    const editor = start().click(20, 50).click(100, 50).send('back');
    expect(editor.state).toBe('rotated-box.drawing');
    expect(editor.send('back').state).toBe('rotated-box.idle');
    expect(editor.commits).toEqual([]);
  });

  it('waits for the other end of a baseline without a length', () => {
    expect(start().click(20, 50).click(20, 50).state).toBe('rotated-box.drawing');
  });

  it('says that a box without a width is too small', () => {
    const editor = start().click(20, 50).click(100, 50).click(60, 50);
    expect(editor.notices).toEqual(['too-small']);
    expect(editor.commits).toEqual([]);
  });

  it('ends with complete, and leaves nothing behind after cancel or interrupt', () => {
    expect(start().click(20, 50).click(100, 50).move(60, 70).send('complete').shape(100).geometry).toEqual(flat);
    for (const verb of ['cancel', 'interrupt'] as const) {
      const editor = start().click(20, 50).click(100, 50).move(60, 70).send(verb);
      expect([editor.state, editor.commits]).toEqual(['rotated-box.idle', []]);
    }
  });
});

describe('A selected rotated box', () => {
  const selected = () => new TestEditor(imageWith([{ ...flat, type: 'rotated-box' }])).click(60, 60);

  it('is turned by the handle above it, with its angle rounded to hundredths', () => {
    const editor = selected().drag([60, 50 - 26], [150, 60]);
    expect(editor.labels).toEqual(['rotate']);
    expect(editor.shape(1).geometry).toEqual({ ...flat, angle: 90 });
  });

  it('is turned by steps of 15 degrees with Shift', () => {
    const editor = selected().drag([60, 24], [78, 14], { shift: true });
    expect(editor.shape(1).geometry).toEqual({ ...flat, angle: 15 });
  });

  it('is resized by its handles in its own directions', () => {
    const editor = selected().drag([60, 24], [150, 60]).drag([60, 100], [60, 120]);
    expect(editor.shape(1).geometry).toEqual({ ...flat, cy: 70, width: 100, angle: 90 });
    expect(editor.labels).toEqual(['rotate', 'resize']);
  });

  it('is turned, resized and moved by keys, each in one step until they are let go', () => {
    const editor = selected().turn(1).turn(15).send('complete');
    editor.grow(10, 0).grow(0, -5).send('complete').nudge(3, 0).send('complete');
    expect(editor.labels).toEqual(['rotate', 'resize', 'move']);
    expect(editor.shape(1).geometry).toMatchObject({ width: 90, height: 15, angle: 16 });
    expect(problemsOf(editor.shape(1).geometry, imageExtent(WIDTH, HEIGHT))).toEqual([]);
  });

  it('is left as it was by cancel', () => {
    const editor = selected().move(60, 24).down(60, 24).move(150, 60).send('cancel').up(150, 60);
    expect(editor.commits).toEqual([]);
    expect(editor.shape(1).geometry).toEqual(flat);
  });
});
