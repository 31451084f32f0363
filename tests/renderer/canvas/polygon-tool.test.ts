import { describe, expect, it } from 'vitest';
import { imageWith, TestEditor } from './test-editor';

const start = () => new TestEditor(imageWith([])).tool('polygon');
const triangle = { type: 'polygon', parts: [[[10, 10, 60, 10, 60, 40]]] };

describe('The polygon tool', () => {
  it('closes on its first vertex', () => {
    const editor = start().click(10, 10).click(60, 10).click(60, 40).click(13, 12);
    expect(editor.labels).toEqual(['draw']);
    expect(editor.shape(100).geometry).toEqual(triangle);
    expect(editor.state).toBe('polygon.idle');
  });

  it('closes by a double click, whose second press adds no vertex', () => {
    const editor = start().click(10, 10).click(60, 10).doubleClick(60, 40);
    expect(editor.shape(100).geometry).toEqual(triangle);
  });

  it('closes by Enter', () => {
    const editor = start().click(10, 10).click(60, 10).click(60, 40).move(200, 200).send('complete');
    expect(editor.shape(100).geometry).toEqual(triangle);
  });

  it('does not close with two vertices', () => {
    const editor = start().click(10, 10).click(60, 10).send('complete');
    expect(editor.state).toBe('polygon.drawing');
    expect(editor.commits).toEqual([]);
  });

  it('takes back the last vertex, and with the first the whole drawing', () => {
    const editor = start().click(10, 10).click(60, 10).click(99, 99).send('back').click(60, 40).send('complete');
    expect(editor.shape(100).geometry).toEqual(triangle);
    editor.click(10, 10).send('back');
    expect(editor.state).toBe('polygon.idle');
  });

  it('draws nothing after cancel', () => {
    const editor = start().click(10, 10).click(60, 10).click(60, 40).send('cancel');
    expect(editor.commits).toEqual([]);
    expect(editor.state).toBe('polygon.idle');
  });

  it('keeps the work of the hand when another tool is taken up', () => {
    const editor = start().click(10, 10).click(60, 10).click(60, 40).tool('select');
    expect(editor.shape(100).geometry).toEqual(triangle);
    expect(editor.state).toBe('select.idle');
  });

  it('lets a polygon of two vertices go when another tool is taken up', () => {
    const editor = start().click(10, 10).click(60, 10).tool('box');
    expect(editor.commits).toEqual([]);
  });

  it('says so when all vertices lie on a line', () => {
    const editor = start().click(10, 10).click(60, 10).click(90, 10).send('complete');
    expect(editor.notices).toEqual(['too-small']);
  });
});
