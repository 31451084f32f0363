import { describe, expect, it } from 'vitest';
import { usualPrompting, type PromptAnswer, type PromptSettings } from '@renderer/canvas/tools/prompt/prompt';
import { previewOf } from '@renderer/canvas/tools/active-tool';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import { areaOf } from '@shared/geometry/operations';
import { imageWith, TestEditor } from './test-editor';

const square = maskFromShape({ type: 'box', x: 100, y: 100, width: 40, height: 40 });
const larger = maskFromShape({ type: 'box', x: 100, y: 100, width: 80, height: 40 });

function seen(geometry: PromptAnswer['geometry']): PromptAnswer {
  return { geometry, model: 'pointed@1', score: 0.9, threshold: 0.5 };
}

function pointing(settings: Partial<PromptSettings> = {}): TestEditor {
  const editor = new TestEditor(imageWith([]));
  editor.editor.store.setState({ prompting: { ...usualPrompting, ...settings } });
  return editor.tool('prompt');
}

const preview = (editor: TestEditor) => previewOf(editor.editor.store.getState().active);

describe('Pointing at a thing', () => {
  it('asks with every point, and shows what the model makes of them before anything is a label', () => {
    const editor = pointing().click(110, 110).prompted(seen(square)).click(150, 120).prompted(seen(larger));
    expect(editor.prompts).toEqual([
      { points: [{ x: 110, y: 110, isInside: true }], box: null },
      {
        points: [
          { x: 110, y: 110, isInside: true },
          { x: 150, y: 120, isInside: true },
        ],
        box: null,
      },
    ]);
    expect([editor.draft, editor.labels]).toEqual([larger, []]);
    expect(preview(editor).isSuggested).toBe(true);
  });

  it('makes a label of it when it is accepted, which knows the model and how sure it was', () => {
    const editor = pointing().click(110, 110).prompted(seen(square)).send('complete');
    expect(editor.commits[0]).toMatchObject({
      label: 'draw',
      operations: [{ type: 'put', geometry: square, suggested: { model: 'pointed@1', score: 0.9, threshold: 0.5 } }],
    });
    expect(editor.state).toBe('prompt.idle');
  });

  it.each(['shift', 'alt'] as const)('tells with %s what does not belong to it, and marks it otherwise', (key) => {
    const editor = pointing()
      .click(110, 110)
      .click(300, 200, { [key]: true });
    expect(editor.prompts.at(-1)!.points[1]).toEqual({ x: 300, y: 200, isInside: false });
    expect([preview(editor).marks, preview(editor).crosses]).toEqual([
      [110, 110],
      [300, 200],
    ]);
  });

  it('takes a drag for a box around the thing, and points together with it', () => {
    const editor = pointing().drag([90, 90], [150, 160]).prompted(seen(square)).click(120, 120);
    expect(editor.prompts.at(-1)).toEqual({
      points: [{ x: 120, y: 120, isInside: true }],
      box: { type: 'box', x: 90, y: 90, width: 60, height: 70 },
    });
  });

  it('makes a box of two clicks when a person begins with a box, so that keys alone can', () => {
    const editor = pointing({ by: 'box' }).click(90, 90).click(150, 160);
    expect(editor.prompts).toEqual([{ points: [], box: { type: 'box', x: 90, y: 90, width: 60, height: 70 } }]);
    editor.click(120, 120);
    expect(editor.prompts.at(-1)!.points).toEqual([{ x: 120, y: 120, isInside: true }]);
  });

  it('takes back one point after the other, and asks with those that are left', () => {
    const editor = pointing()
      .click(110, 110)
      .prompted(seen(square))
      .click(300, 200)
      .prompted(seen(larger))
      .send('back');
    expect(editor.prompts.at(-1)).toEqual({ points: [{ x: 110, y: 110, isInside: true }], box: null });
    expect(editor.prompted(seen(square)).draft).toEqual(square);
    expect(editor.send('back').state).toBe('prompt.idle');
  });

  it('leaves nothing behind when it is cancelled', () => {
    const editor = pointing().click(110, 110).prompted(seen(square)).send('cancel');
    expect([editor.state, editor.draft, editor.labels]).toEqual(['prompt.idle', null, []]);
  });

  it('pays no heed to an answer to what was asked before', () => {
    const editor = pointing().click(110, 110).click(150, 120);
    expect(editor.prompted(seen(square), editor.prompts[0]).draft).toBe(null);
    expect(editor.prompted(seen(larger)).draft).toEqual(larger);
  });

  it('accepts once the answer is there when it is accepted before', () => {
    const editor = pointing().click(110, 110).send('complete');
    expect(editor.labels).toEqual([]);
    expect(editor.prompted(seen(square)).labels).toEqual(['draw']);
  });

  it('says so when the model sees nothing there, and keeps what was pointed at', () => {
    const editor = pointing().click(110, 110).prompted(seen(null)).send('complete');
    expect([editor.labels, editor.notices, editor.state]).toEqual([[], ['nothing-seen'], 'prompt.prompting']);
  });

  it('makes a polygon when a polygon is wanted, also of what is shown already', () => {
    const editor = pointing({ makes: 'polygon' }).click(110, 110).prompted(seen(square));
    expect(editor.draft?.type).toBe('polygon');
    editor.editor.store.setState({ prompting: { ...usualPrompting, makes: 'mask' } });
    expect(editor.send('flip').draft).toEqual(square);
    editor.editor.store.setState({ prompting: { ...usualPrompting, makes: 'polygon' } });
    editor.send('flip').send('complete');
    expect(areaOf(editor.annotations[0]!.geometry)).toBe(1600);
  });

  it('asks for a class first when the project has none, and forgets nothing over it', () => {
    const editor = pointing();
    editor.editor.store.setState({ activeClass: null });
    editor.click(110, 110).prompted(seen(square)).send('complete');
    expect([editor.unnamed, editor.labels]).toEqual([[square], []]);
  });
});
