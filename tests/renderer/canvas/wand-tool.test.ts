import { describe, expect, it } from 'vitest';
import type { MaskShape } from '@renderer/canvas/tools/brush/stroke';
import { usualWand, type Pixels, type WandSettings } from '@renderer/canvas/tools/wand/alike';
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
  return { data, width, height };
}

function withPicture(settings: Partial<WandSettings> = {}, geometries = imageWith([]), pixels = picture()): TestEditor {
  const editor = new TestEditor(geometries);
  editor.editor.store.setState({ readPixels: () => pixels, wand: { ...usualWand, ...settings } });
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
});
