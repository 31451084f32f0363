import { describe, expect, it } from 'vitest';
import { imageWith, TestEditor, WIDTH } from './test-editor';

const start = () => new TestEditor(imageWith([])).tool('box');

describe('The box tool', () => {
  it('draws by a drag', () => {
    const editor = start().drag([10, 20], [60, 50]);
    expect(editor.state).toBe('box.idle');
    expect(editor.labels).toEqual(['draw']);
    expect(editor.shape(100).geometry).toEqual({ type: 'box', x: 10, y: 20, width: 50, height: 30 });
  });

  it('draws by two clicks', () => {
    const editor = start().click(60, 50).move(30, 40);
    expect(editor.state).toBe('box.drawing');
    editor.click(10, 20);
    expect(editor.shape(100).geometry).toEqual({ type: 'box', x: 10, y: 20, width: 50, height: 30 });
  });

  it('stays inside the image', () => {
    const editor = start().drag([WIDTH - 10, -40], [WIDTH + 90, 30]);
    expect(editor.shape(100).geometry).toEqual({ type: 'box', x: WIDTH - 10, y: 0, width: 10, height: 30 });
  });

  it('draws a square with Shift, as large as there is room for', () => {
    const editor = start().drag([WIDTH - 30, 20], [WIDTH + 50, 90], { shift: true });
    expect(editor.shape(100).geometry).toEqual({ type: 'box', x: WIDTH - 30, y: 20, width: 30, height: 30 });
  });

  it('says so when the box is too small, and draws nothing', () => {
    const editor = start().down(10, 10).move(30, 10.4).up(30, 10.4);
    expect(editor.notices).toEqual(['too-small']);
    expect(editor.annotations).toEqual([]);
  });

  it.each(['cancel', 'interrupt', 'back'] as const)('draws nothing after %s', (how) => {
    const editor = start().down(10, 10).move(50, 50).send(how).up(60, 60);
    expect(editor.state).toBe('box.idle');
    expect(editor.commits).toEqual([]);
  });

  it('is finished by Enter between the two clicks', () => {
    const editor = start().click(10, 10).move(40, 30).send('complete');
    expect(editor.shape(100).geometry).toEqual({ type: 'box', x: 10, y: 10, width: 30, height: 20 });
  });

  it('keeps the drawing when the project has no class yet', () => {
    const editor = start();
    editor.editor.store.setState({ activeClass: null });
    editor.drag([10, 20], [60, 50]);
    expect(editor.commits).toEqual([]);
    expect(editor.unnamed).toEqual([{ type: 'box', x: 10, y: 20, width: 50, height: 30 }]);
  });
});
