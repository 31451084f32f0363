import { describe, expect, it } from 'vitest';
import { clip, hits, problemsOf } from '@shared/geometry/operations';
import { imageExtent } from '@shared/geometry/extent';
import { imageWith, TestEditor } from './test-editor';

describe('The point tool', () => {
  it('puts a point where the button goes up', () => {
    const editor = new TestEditor(imageWith([])).tool('point').down(10, 20).move(12, 21).up(12, 21);
    expect(editor.shape(100).geometry).toEqual({ type: 'point', x: 12, y: 21 });
  });

  it('leaves nothing behind when it is cancelled', () => {
    expect(new TestEditor(imageWith([])).tool('point').down(10, 20).send('cancel').up(10, 20).commits).toEqual([]);
  });
});

describe('A point', () => {
  const extent = imageExtent(400, 300);

  it('is selected near it, moved, nudged and deleted', () => {
    const editor = new TestEditor(imageWith([{ type: 'point', x: 50, y: 50 }])).drag([52, 51], [62, 61]);
    expect(editor.shape(1).geometry).toEqual({ type: 'point', x: 60, y: 60 });
    expect(editor.nudge(1, 0).send('complete').shape(1).geometry).toEqual({ type: 'point', x: 61, y: 60 });
    expect(editor.send('delete').annotations).toEqual([]);
  });

  it('is hit by its distance, and is sound anywhere in the image', () => {
    expect(hits({ type: 'point', x: 5, y: 5 }, { x: 8, y: 9 }, 5)).toBe(true);
    expect(hits({ type: 'point', x: 5, y: 5 }, { x: 8, y: 9 }, 4)).toBe(false);
    expect(problemsOf({ type: 'point', x: 400, y: 0 }, extent)).toEqual([]);
    expect(problemsOf({ type: 'point', x: 401, y: 0 }, extent)).toEqual(['outside-image']);
    expect(clip({ type: 'point', x: 401, y: 0 }, extent)).toBeNull();
  });
});
