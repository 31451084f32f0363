import { describe, expect, it } from 'vitest';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import { areaOf } from '@shared/geometry/operations';
import type { Geometry } from '@shared/geometry/geometry';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import { intersectSelected, joinSelected, subtractSelected } from '@renderer/canvas/tools/combine/reshape-selected';
import { arbitraryTemplate } from '@tests/support/skeletons';
import { imageWith, TestEditor } from './test-editor';

const square = (x: number, y: number, side: number): Geometry => ({ type: 'box', x, y, width: side, height: side });
const skeleton: Geometry = {
  type: 'skeleton',
  template: arbitraryTemplate.id,
  joints: [
    { id: 'joint-0', x: 10, y: 10, visibility: 2 },
    { id: 'joint-1', x: 90, y: 10, visibility: 2 },
    { id: 'joint-3', x: 50, y: 90, visibility: 2 },
  ],
};
const area = (editor: TestEditor, number: number) => areaOf(editor.shape(number).geometry);
const numbers = (editor: TestEditor) => editor.annotations.map(({ id }) => Number(id.slice(-12)));
const two = () => new TestEditor(imageWith([square(0, 0, 100), square(50, 50, 100), square(300, 200, 50)]));

function apply(editor: TestEditor, action: typeof joinSelected): TestEditor {
  editor.editor.perform(action);
  return editor;
}

describe('Of several selected objects', () => {
  it('the one selected first becomes what all cover together, and the others go, in one step', () => {
    const editor = apply(two().select(2, 1), joinSelected);
    expect(numbers(editor)).toEqual([2, 3]);
    expect(area(editor, 2)).toBe(17_500);
    expect(editor.labels).toEqual(['combine']);
    expect(editor.selected).toEqual([2]);
  });

  it('the first keeps what they have in common', () => {
    const editor = apply(two().select(1, 2), intersectSelected);
    expect(numbers(editor)).toEqual([1, 3]);
    expect(area(editor, 1)).toBe(2_500);
    expect(apply(two().select(1, 3), intersectSelected).notices).toEqual(['no-overlap']);
  });

  it('the first loses what the others cover, and these stay', () => {
    const editor = apply(two().select(1, 2), subtractSelected);
    expect(numbers(editor)).toEqual([1, 2, 3]);
    expect(area(editor, 1)).toBe(7_500);
  });

  it('nothing happens to one alone, and it is said why', () => {
    const editor = apply(two().select(1), joinSelected);
    expect(editor.commits).toEqual([]);
    expect(editor.notices).toEqual(['nothing-selected']);
  });
});

describe('A skeleton among them', () => {
  it('is no ground: it is neither joined nor cut', () => {
    const editor = new TestEditor(imageWith([skeleton, square(0, 0, 100), square(50, 50, 100)]));
    apply(editor.select(1, 2, 3), joinSelected);
    expect(numbers(editor)).toEqual([1, 2]);
    expect(editor.shape(1).geometry).toEqual(skeleton);
    expect(apply(editor.select(1, 2), subtractSelected).notices).toEqual(['nothing-selected']);
  });
});

describe('The tool that cuts out', () => {
  it('leaves a hole inside the selected object', () => {
    const editor = two().select(1).tool('cut-hole').click(20, 20).click(40, 20).click(40, 40).click(20, 40);
    editor.send('complete');
    expect((editor.shape(1).geometry as Polygon).parts[0]).toHaveLength(2);
    expect(area(editor, 1)).toBe(9_600);
    expect(area(editor, 2)).toBe(10_000);
  });

  it('asks for a selection, and does not take everything', () => {
    expect(two().tool('cut-hole').click(20, 20).notices).toEqual(['nothing-selected']);
    const editor = two().select(3).tool('cut-hole').click(290, 190).click(390, 190).click(390, 290).click(290, 290);
    expect(editor.send('complete').notices).toEqual(['nothing-left']);
    expect(editor.commits).toEqual([]);
  });
});

describe('The tool that adds', () => {
  it('makes a part of what lies apart, and one outline of what touches', () => {
    const apart = two().select(1).tool('add-part').click(200, 10).click(240, 10).click(240, 50).send('complete');
    expect((apart.shape(1).geometry as Polygon).parts).toHaveLength(2);
    const joined = two().select(1).tool('add-part').click(90, 10).click(140, 10).click(140, 30).send('complete');
    expect((joined.shape(1).geometry as Polygon).parts).toHaveLength(1);
  });
});

describe('The tool that splits', () => {
  it('leaves the largest piece the object it was, and makes new ones of its class, in one step', () => {
    const editor = two().select(1).tool('split').click(30, -10).click(30, 120).send('complete');
    expect(area(editor, 1)).toBe(7_000);
    expect(area(editor, 100)).toBe(3_000);
    expect(editor.shape(100).class).toBe(editor.shape(1).class);
    expect(editor.labels).toEqual(['split']);
    expect(editor.selected).toEqual([1, 100]);
  });

  it('ends a stroke by itself, and says when it cut nothing', () => {
    const stroke = two().select(1).tool('split').down(30, 0).move(30, 50).move(30, 100).up(30, 100);
    expect(stroke.labels).toEqual(['split']);
    expect(two().select(1).tool('split').click(200, 0).click(200, 100).send('complete').notices).toEqual(['not-cut']);
  });
});

describe('A mask', () => {
  it('stays one when it is cut, and takes the other shape’s ground as pixels', () => {
    const mask = maskFromShape(square(10, 10, 40))!;
    const editor = new TestEditor(imageWith([mask, square(30, 10, 40)])).select(1, 2);
    editor.editor.perform(subtractSelected);
    expect(editor.shape(1).geometry.type).toBe('mask');
    expect(area(editor, 1)).toBe(800);
    editor.select(1, 2).editor.perform(joinSelected);
    expect(editor.shape(1).geometry.type).toBe('mask');
    expect(area(editor, 1)).toBe(2_400);
  });
});
