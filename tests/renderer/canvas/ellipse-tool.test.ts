import { describe, expect, it } from 'vitest';
import { imageWith, TestEditor } from './test-editor';

const start = () => new TestEditor(imageWith([])).tool('ellipse');

describe('The ellipse tool', () => {
  it('draws between two corners, by a drag or by two clicks', () => {
    const drawn = { type: 'ellipse', cx: 40, cy: 35, width: 60, height: 30, angle: 0 };
    expect(start().drag([10, 20], [70, 50]).shape(100).geometry).toEqual(drawn);
    expect(start().click(10, 20).click(70, 50).shape(100).geometry).toEqual(drawn);
  });

  it('draws a circle with Shift', () => {
    const editor = start().drag([10, 20], [70, 50], { shift: true });
    expect(editor.shape(100).geometry).toEqual({ type: 'ellipse', cx: 40, cy: 50, width: 60, height: 60, angle: 0 });
  });

  it('leaves nothing behind when it is cancelled', () => {
    expect(start().click(10, 20).move(70, 50).send('cancel').commits).toEqual([]);
  });
});

describe('A selected ellipse', () => {
  it('is turned and resized like a rotated box', () => {
    const image = imageWith([{ type: 'ellipse', cx: 60, cy: 60, width: 80, height: 20, angle: 0 }]);
    const editor = new TestEditor(image).click(60, 60).drag([60, 24], [150, 60]).drag([60, 100], [60, 120]);
    expect(editor.shape(1).geometry).toEqual({ type: 'ellipse', cx: 60, cy: 70, width: 100, height: 20, angle: 90 });
    expect(editor.labels).toEqual(['rotate', 'resize']);
  });
});
