import { describe, expect, it } from 'vitest';
import { imageWith, TestEditor } from './test-editor';

const start = () => new TestEditor(imageWith([])).tool('extreme-box');
const box = { type: 'box', x: 20, y: 10, width: 60, height: 80 };

describe('The tool for four extreme points', () => {
  it('draws the box that four clicks span, in any order', () => {
    expect(start().click(50, 10).click(20, 40).click(60, 90).click(80, 30).shape(100).geometry).toEqual(box);
    expect(start().click(80, 30).click(50, 10).click(20, 40).click(60, 90).shape(100).geometry).toEqual(box);
  });

  it('shows the box that grows with each point', () => {
    const editor = start().click(50, 10).click(20, 40).move(80, 90);
    expect(editor.draft).toEqual(box);
    expect(editor.commits).toEqual([]);
  });

  it('ends with fewer when Enter says so, where a point is extreme in two directions', () => {
    const editor = start().click(20, 10).send('complete');
    expect(editor.state).toBe('extreme-box.drawing');
    expect(editor.click(80, 90).send('complete').shape(100).geometry).toEqual(box);
  });

  it('takes back the last point, and with the first the whole drawing', () => {
    const editor = start().click(50, 10).click(20, 40).click(200, 200).send('back').click(60, 90).click(80, 30);
    expect(editor.shape(100).geometry).toEqual(box);
    expect(editor.click(5, 5).send('back').state).toBe('extreme-box.idle');
  });

  it('draws nothing after cancel, or when another tool is taken up', () => {
    expect(start().click(50, 10).click(20, 40).send('cancel').commits).toEqual([]);
    expect(start().click(50, 10).click(20, 40).click(60, 90).tool('select').commits).toEqual([]);
  });
});
