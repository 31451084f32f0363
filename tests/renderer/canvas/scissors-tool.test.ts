import { describe, expect, it } from 'vitest';
import type { Pixels } from '@renderer/canvas/tools/pixels/pixels';
import { nothingSeen, type PixelAnswer, type PixelQuestion } from '@renderer/canvas/tools/pixels/question';
import { LiveWire } from '@renderer/canvas/tools/scissors/live-wire';
import type { Geometry } from '@shared/geometry/geometry';
import { areaOf } from '@shared/geometry/operations';
import { overlapArea } from '@shared/geometry/overlap';
import { HEIGHT, imageWith, TestEditor, WIDTH } from './test-editor';

/** A pale disc of radius 80 on a darker ground, with noise over both that comes out the same each time. */
function disc(noise = 12): Pixels {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255);
  let seed = 1;
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      seed = (seed * 48_271) % 0x7fffffff;
      const inside = Math.hypot(x + 0.5 - 200, y + 0.5 - 150) < 80;
      data.fill((inside ? 180 : 90) + (seed % (noise + 1)), (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3);
    }
  return { data, width: WIDTH, height: HEIGHT, place: { minX: 0, minY: 0, maxX: WIDTH, maxY: HEIGHT } };
}

const round = (degrees: number) =>
  [200 + 80 * Math.cos((degrees * Math.PI) / 180), 150 + 80 * Math.sin((degrees * Math.PI) / 180)] as const;

function answerFrom(wire: LiveWire, question: PixelQuestion): PixelAnswer {
  if (question.kind !== 'trace') return nothingSeen(question);
  return { kind: 'trace', question, points: wire.trace(question.from, question.to) };
}

function withDisc(tool: 'scissors' | 'edge-line' = 'scissors'): TestEditor {
  const wire = new LiveWire(disc());
  const editor = new TestEditor(imageWith([]));
  editor.editor.store.setState({ lookAt: (question, _view, answer) => answer(answerFrom(wire, question)) });
  return editor.tool(tool);
}

/** A picture far away: `answer` lets the oldest question be answered. */
function withFarDisc(): { editor: TestEditor; answer: () => void; waiting: () => number } {
  const wire = new LiveWire(disc());
  const asked: (() => void)[] = [];
  const editor = new TestEditor(imageWith([]));
  editor.editor.store.setState({
    lookAt: (question, _view, answer) => asked.push(() => answer(answerFrom(wire, question))),
  });
  return { editor: editor.tool('scissors'), answer: () => asked.shift()!(), waiting: () => asked.length };
}

/** How much of both is common to both. */
function likeness(geometry: Geometry): number {
  const ideal: Geometry = { type: 'ellipse', cx: 200, cy: 150, width: 160, height: 160, angle: 0 };
  const common = overlapArea(geometry, ideal);
  return common / (areaOf(geometry) + areaOf(ideal) - common);
}

describe('The smart scissors', () => {
  it('follow the edge of a thing between four clicks and back to the first', () => {
    const editor = withDisc();
    for (const degrees of [0, 100, 190, 280]) editor.click(...round(degrees));
    expect(editor.state).toBe('scissors.drawing');
    editor.click(...round(0));
    expect([editor.state, editor.labels]).toEqual(['scissors.idle', ['draw']]);
    expect(editor.shape(100).geometry.type).toBe('polygon');
    expect(likeness(editor.shape(100).geometry)).toBeGreaterThan(0.97);
  });

  it('close by Enter and by a double click as well', () => {
    const outlines = [
      withDisc()
        .click(...round(0))
        .click(...round(120))
        .click(...round(240))
        .send('complete'),
      withDisc()
        .click(...round(0))
        .click(...round(120))
        .doubleClick(...round(240)),
    ].map((editor) => editor.shape(100).geometry);
    expect(outlines[0]).toEqual(outlines[1]);
    expect(likeness(outlines[0]!)).toBeGreaterThan(0.97);
  });

  it('show the way to the pointer before it is clicked', () => {
    const editor = withDisc()
      .click(...round(0))
      .move(...round(90));
    const { path } = editor.preview;
    expect(path.length).toBeGreaterThan(8);
    for (let at = 2; at < path.length - 2; at += 2) {
      expect(Math.abs(Math.hypot(path[at]! - 200, path[at + 1]! - 150) - 80)).toBeLessThan(2.5);
    }
  });

  it('go straight while Ctrl is held', () => {
    const editor = withDisc().click(...round(0));
    editor.move(...round(90), { mod: true }).click(...round(90), { mod: true });
    expect(editor.preview.path).toHaveLength(6);
  });

  it('take back the last anchor with the edge that led to it, and with the first the whole drawing', () => {
    const editor = withDisc()
      .click(...round(0))
      .click(...round(60))
      .move(...round(100));
    const before = editor.preview.path;
    editor
      .click(...round(100))
      .send('back')
      .move(...round(100));
    expect(editor.preview.path).toEqual(before);
    editor.send('back').send('back');
    expect([editor.state, editor.labels]).toEqual(['scissors.idle', []]);
  });

  it('lead a line along an edge, which stays open', () => {
    const editor = withDisc('edge-line')
      .click(...round(0))
      .click(...round(90))
      .send('complete');
    const { geometry } = editor.shape(100);
    expect(geometry.type === 'polyline' && geometry.points.length).toBeGreaterThan(8);
  });

  it('lose no click while an edge is still looked for, and end when all edges are known', () => {
    const { editor, answer, waiting } = withFarDisc();
    for (const degrees of [0, 120, 240]) editor.click(...round(degrees));
    editor.send('complete');
    expect([editor.state, editor.labels]).toEqual(['scissors.waiting', []]);
    while (waiting() > 0) answer();
    expect([editor.state, editor.labels]).toEqual(['scissors.idle', ['draw']]);
    expect(likeness(editor.shape(100).geometry)).toBeGreaterThan(0.97);
  });

  it('ask for one way at a time while the pointer moves', () => {
    const { editor, answer, waiting } = withFarDisc();
    editor.click(...round(0));
    for (let degrees = 5; degrees < 90; degrees += 5) editor.move(...round(degrees));
    expect(waiting()).toBe(1);
    answer();
    expect(waiting()).toBe(1);
    answer();
    expect(waiting()).toBe(0);
  });

  it('keep the work of the hand when another tool is taken up before the edges are known', () => {
    const { editor, answer, waiting } = withFarDisc();
    for (const degrees of [0, 120, 240]) editor.click(...round(degrees));
    editor.tool('select');
    expect(editor.labels).toEqual(['draw']);
    const { geometry } = editor.shape(100);
    while (waiting() > 0) answer();
    expect([editor.labels, editor.shape(100).geometry]).toEqual([['draw'], geometry]);
  });

  it('leave everything as it was when they are cancelled', () => {
    const { editor, answer, waiting } = withFarDisc();
    editor
      .click(...round(0))
      .click(...round(120))
      .send('complete')
      .send('cancel');
    while (waiting() > 0) answer();
    expect([editor.state, editor.labels]).toEqual(['scissors.idle', []]);
  });
});
