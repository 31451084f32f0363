import { describe, expect, it } from 'vitest';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import { areaOf } from '@shared/geometry/operations';
import { imageWith, TestEditor } from './test-editor';

/** The button goes down, the hand goes round a circle in 60 steps, and the button is let go. */
function drawCircle(editor: TestEditor, x: number, y: number, radius: number): TestEditor {
  editor.move(x + radius, y).down(x + radius, y);
  for (let step = 1; step < 60; step++) {
    const angle = (2 * Math.PI * step) / 60;
    editor.move(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  return editor.up(x + radius, y - 1);
}

function outline(editor: TestEditor, number = 100) {
  return (editor.shape(number).geometry as Polygon).parts[0]![0]!;
}

describe('The freehand tool', () => {
  it('closes the line when the button is let go, with far fewer vertices than the hand made and the same area', () => {
    const editor = drawCircle(new TestEditor(imageWith([])).tool('freehand'), 200, 150, 100);
    expect(editor.state).toBe('freehand.idle');
    expect(outline(editor).length / 2).toBeLessThan(30);
    expect(areaOf(editor.shape(100).geometry) / (Math.PI * 100 ** 2)).toBeCloseTo(1, 1);
  });

  it('draws finer when the image is seen larger', () => {
    const near = drawCircle(new TestEditor(imageWith([]), 8).tool('freehand'), 200, 150, 100);
    const far = drawCircle(new TestEditor(imageWith([]), 1).tool('freehand'), 200, 150, 100);
    expect(outline(near).length).toBeGreaterThan(outline(far).length);
  });

  it('puts single vertices by clicks, so that keys alone can draw with it', () => {
    const editor = new TestEditor(imageWith([])).tool('freehand').click(10, 10).click(60, 10).click(60, 40);
    expect(outline(editor.send('complete'))).toEqual([10, 10, 60, 10, 60, 40]);
  });

  it('gives the stroke up when it is cancelled', () => {
    const editor = new TestEditor(imageWith([])).tool('freehand').down(10, 10).move(80, 80).send('cancel');
    expect(editor.up(80, 80).commits).toEqual([]);
    expect(editor.state).toBe('freehand.idle');
  });
});

describe('A stroke while a polygon is drawn', () => {
  const begun = () => new TestEditor(imageWith([])).tool('polygon').click(10, 10).click(100, 10);

  it('goes on from the last click and lets clicks follow', () => {
    const editor = begun().down(100, 60).move(100, 80).move(100, 100).up(100, 100).click(10, 100).send('complete');
    expect(outline(editor)).toEqual([10, 10, 100, 10, 100, 60, 100, 100, 10, 100]);
  });

  it('is taken back whole', () => {
    const editor = begun().down(100, 60).move(150, 80).move(100, 100).up(100, 100).send('back').send('complete');
    expect(outline(editor)).toEqual([10, 10, 100, 10, 100, 60]);
  });

  it('closes the polygon when it comes back to the first vertex', () => {
    const editor = begun().down(100, 60).move(60, 90).move(10, 60).move(11, 11).up(11, 11);
    expect(editor.labels).toEqual(['draw']);
  });

  it('is not begun by a hand that shakes', () => {
    const editor = begun().down(100, 60).move(104, 63).up(104, 63).click(10, 100).send('complete');
    expect(outline(editor)).toEqual([10, 10, 100, 10, 100, 60, 10, 100]);
  });
});

describe('The lasso', () => {
  const box = (x: number, y: number) => ({ type: 'box', x, y, width: 20, height: 20 }) as const;
  const start = () =>
    new TestEditor(
      imageWith([
        box(20, 20),
        box(80, 20),
        box(300, 200),
        { type: 'point', x: 60, y: 60 },
        { type: 'point', x: 5, y: 5 },
      ]),
    ).tool('lasso');

  it('selects what lies in the loop or touches it, and not what only its bounds touch', () => {
    const editor = start().down(10, 10).move(90, 10).move(90, 90).move(40, 90).up(40, 90);
    expect(editor.selected.toSorted()).toEqual([1, 2, 4]);
    expect(editor.commits).toEqual([]);
  });

  it('selects by clicks, so that keys alone can do it', () => {
    const editor = start().click(290, 190).click(390, 190).click(390, 290).send('complete');
    expect(editor.selected).toEqual([3]);
  });
});
