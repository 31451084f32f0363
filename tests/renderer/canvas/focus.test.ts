import { describe, expect, it } from 'vitest';
import type { ShapeId } from '@renderer/canvas/editor/shape';
import { classB, idOf, imageWith, TestEditor } from './test-editor';

const box = (x: number) => ({ type: 'box', x, y: 20, width: 40, height: 40 }) as const;

describe('while some objects are in focus', () => {
  function focused(): TestEditor {
    const test = new TestEditor(imageWith([box(20), box(120)]));
    const ids = new Set([idOf(1) as ShapeId]);
    test.editor.store.setState({ focus: { type: 'objects', ids } });
    return test;
  }

  it('a click on another object selects nothing', () => {
    const test = focused();
    test.click(140, 40);
    expect([...test.editor.store.getState().selection]).toEqual([]);
    test.click(40, 40);
    expect([...test.editor.store.getState().selection]).toEqual([idOf(1)]);
  });

  it('what is drawn joins them', () => {
    const test = focused();
    test.tool('box');
    test.drag([200, 100], [260, 160]);
    const { focus } = test.editor.store.getState();
    expect(focus?.type === 'objects' && focus.ids.size).toBe(2);
  });

  it('the focus ends with the last of them', () => {
    const test = focused();
    test.click(40, 40);
    test.send('delete');
    expect(test.editor.store.getState().focus).toBeNull();
  });
});

it('a class in focus takes the others out of reach', () => {
  const test = new TestEditor(imageWith([box(20)]));
  test.editor.store.setState({ focus: { type: 'class', class: classB } });
  test.click(40, 40);
  expect(test.editor.store.getState().selection.size).toBe(0);
});
