import { describe, expect, it } from 'vitest';
import type { MaskShape } from '@renderer/canvas/tools/brush/stroke';
import type { Pixels } from '@renderer/canvas/tools/pixels/pixels';
import { nothingSeen, type PixelAnswer, type PixelQuestion } from '@renderer/canvas/tools/pixels/question';
import { alike, usualWand, type WandSettings } from '@renderer/canvas/tools/wand/alike';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import { areaOf } from '@shared/geometry/operations';
import { HEIGHT, imageWith, TestEditor, WIDTH } from './test-editor';

/** Two squares of 40 by 40 in one grey on a darker ground, the first with a paler rim; as large as `scale` says. */
function picture(scale = 1): Pixels {
  const [width, height] = [WIDTH * scale, HEIGHT * scale];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [column, row] = [x / scale, y / scale];
      const inside = (left: number, side: number) =>
        column >= left && column < left + side && row >= left && row < left + side;
      const grey = inside(100, 40) || inside(200, 40) ? 200 : inside(90, 60) ? 150 : 40;
      data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return { data, width, height, place: { minX: 0, minY: 0, maxX: WIDTH, maxY: HEIGHT } };
}

function answerFrom(pixels: Pixels, question: PixelQuestion): PixelAnswer {
  if (question.kind !== 'alike') return nothingSeen(question);
  return { kind: 'alike', question, mask: alike(pixels, question.point, question.settings) };
}

/** A picture far away: `answer` lets the oldest question be answered. */
function withFarPicture(): { editor: TestEditor; answer: () => void; waiting: () => number } {
  const pixels = picture();
  const asked: (() => void)[] = [];
  const editor = new TestEditor(imageWith([]));
  editor.editor.store.setState({
    lookAt: (question, _view, answer) => asked.push(() => answer(answerFrom(pixels, question))),
    wand: { ...usualWand, tolerance: 10 },
  });
  return { editor: editor.tool('wand'), answer: () => asked.shift()!(), waiting: () => asked.length };
}

function withPicture(settings: Partial<WandSettings> = {}, geometries = imageWith([]), pixels = picture()): TestEditor {
  const editor = new TestEditor(geometries);
  editor.editor.store.setState({
    lookAt: (question, _view, answer) => answer(answerFrom(pixels, question)),
    wand: { ...usualWand, ...settings },
  });
  return editor.tool('wand');
}

const masks = (editor: TestEditor) => editor.annotations.map((shape) => (shape as MaskShape).geometry);
const square = maskFromShape({ type: 'box', x: 100, y: 100, width: 40, height: 40 });

describe('The magic wand', () => {
  it('makes a mask of what hangs together with the pixel under the pointer and looks like it', () => {
    const editor = withPicture().click(120, 120);
    expect([editor.labels, editor.selected]).toEqual([['draw'], [100]]);
    expect(masks(editor)).toEqual([square]);
  });

  it('takes all that looks alike, wherever it is, when it is told to', () => {
    const editor = withPicture({ isContiguous: false }).click(120, 120);
    expect(areaOf(masks(editor)[0]!)).toBe(2 * 40 * 40);
  });

  it('takes more of it while the hand is dragged to the right, and commits what was shown', () => {
    const editor = withPicture({ tolerance: 10 });
    editor.down(120, 120).move(160, 120);
    expect(editor.draft).toEqual(square);
    editor.move(270, 120);
    expect(areaOf(editor.draft!)).toBe(60 * 60);
    editor.up(270, 120);
    expect(areaOf(masks(editor)[0]!)).toBe(60 * 60);
  });

  it('adds to the selected mask, and takes away from it while Alt is held', () => {
    const editor = withPicture().click(120, 120).click(220, 220);
    expect(editor.labels).toEqual(['draw', 'paint']);
    expect(areaOf(masks(editor)[0]!)).toBe(2 * 40 * 40);
    editor.click(220, 220, { alt: true });
    expect(masks(editor)).toEqual([square]);
  });

  it('makes a polygon along the edge when a polygon is wanted', () => {
    const editor = withPicture({ makes: 'polygon' }).click(120, 120);
    const { geometry } = editor.annotations[0]!;
    expect(geometry.type).toBe('polygon');
    expect(areaOf(geometry)).toBe(1600);
  });

  it('works in the pixels of the image when the picture is shown smaller', () => {
    const editor = withPicture({}, imageWith([]), picture(0.5)).click(120, 120);
    expect(masks(editor)).toEqual([square]);
  });

  it('does nothing beside the image, and leaves everything as it was when it is cancelled', () => {
    const editor = withPicture().click(-5, 20).down(120, 120).send('cancel').up(120, 120);
    expect([editor.state, editor.labels]).toEqual(['wand.idle', []]);
  });

  it('waits for an answer that comes after the hand has let go', () => {
    const { editor, answer } = withFarPicture();
    editor.click(120, 120);
    expect([editor.state, editor.labels]).toEqual(['wand.waiting', []]);
    answer();
    expect([editor.state, editor.labels]).toEqual(['wand.idle', ['draw']]);
    expect(masks(editor)).toEqual([square]);
  });

  it('asks one thing at a time, and commits what the hand wanted last', () => {
    const { editor, answer, waiting } = withFarPicture();
    editor.down(120, 120).move(150, 120).move(200, 120).move(270, 120).up(270, 120);
    expect(waiting()).toBe(1);
    answer();
    expect([editor.state, waiting(), areaOf(editor.draft!)]).toEqual(['wand.waiting', 1, 1600]);
    answer();
    expect(areaOf(masks(editor)[0]!)).toBe(60 * 60);
  });

  it('takes no notice of an answer that came too late', () => {
    const { editor, answer } = withFarPicture();
    editor.click(120, 120).send('cancel');
    answer();
    expect([editor.state, editor.labels]).toEqual(['wand.idle', []]);
    editor.click(120, 120).tool('box');
    answer();
    expect([editor.state, editor.labels]).toEqual(['box.idle', []]);
  });

  it('chooses from a part of a picture at its place in the image, finer or coarser', () => {
    const whole = picture();
    const part = { minX: 80, minY: 60, maxX: 180, maxY: 160 };
    for (const coarse of [1, 2]) {
      const side = 100 / coarse;
      const data = new Uint8ClampedArray(side * side * 4);
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) {
          const at = ((part.minY + y * coarse) * WIDTH + part.minX + x * coarse) * 4;
          data.set(whole.data.subarray(at, at + 4), (y * side + x) * 4);
        }
      const pixels = { data, width: side, height: side, place: part };
      expect(alike(pixels, { x: 120, y: 120 }, usualWand)).toEqual(square);
      expect(alike(pixels, { x: 20, y: 120 }, usualWand)).toBeNull();
    }
  });
});
