import { describe, expect, it } from 'vitest';
import { groupsIn, membersOf, withGroup } from '@renderer/canvas/editor/groups';
import type { GroupId } from '@shared/model/ids';
import { idOf, imageWith, TestEditor } from './test-editor';

const box = (x: number) => ({ type: 'box', x, y: 10, width: 30, height: 30 }) as const;
const one = idOf(950) as GroupId;

/** Three boxes, of which the first two are parts of one thing. */
function grouped(): TestEditor {
  const image = imageWith([box(10), box(60), box(110)]);
  const annotations = image.annotations.map((label, index) => (index < 2 ? { ...label, group: one } : label));
  return new TestEditor({ ...image, annotations }).tool('select');
}

describe('A group', () => {
  it('has the labels that bear it', () => {
    const { document } = grouped();
    expect(membersOf(document, one)).toHaveLength(2);
    expect(groupsIn(document, document.shapes.keys())).toEqual([one]);
    const [, , alone] = [...document.shapes.keys()];
    expect(withGroup(document, alone!)).toEqual([alone]);
  });

  it('is selected whole by Ctrl and a click, and moved as one by the same press', () => {
    const editor = grouped().click(20, 20);
    expect(editor.selected).toEqual([1]);
    editor.click(20, 20, { mod: true });
    expect(editor.selected).toEqual([1, 2]);
    editor.select().drag([20, 20], [25, 30], { mod: true });
    expect(editor.annotations.map(({ bounds }) => [bounds.minX, bounds.minY])).toEqual([
      [15, 20],
      [65, 20],
      [110, 10],
    ]);
    expect(editor.labels).toEqual(['move']);
  });

  it('is kept by its labels when they are moved', () => {
    const editor = grouped().drag([20, 20], [25, 30]);
    expect(membersOf(editor.document, one)).toHaveLength(2);
  });
});
