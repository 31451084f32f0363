import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MaskShape } from '@renderer/canvas/tools/brush/stroke';
import { geometrySchema } from '@shared/geometry/geometry';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import { areaOf, hits } from '@shared/geometry/operations';
import { iou, overlapArea } from '@shared/geometry/overlap';
import { arbitraryMask } from '@tests/support/arbitrary-mask';
import { imageWith, TestEditor } from './test-editor';

const block = maskFromShape({ type: 'box', x: 100, y: 100, width: 60, height: 40 })!;

function brush(editor: TestEditor, size: number, erasesOthers = false): TestEditor {
  editor.editor.store.setState({ brush: { size, erasesOthers } });
  return editor;
}

function masks(editor: TestEditor) {
  return editor.annotations.map((shape) => (shape as MaskShape).geometry);
}

describe('The brush', () => {
  it('paints a round spot with a click, as a new mask that is then selected', () => {
    const editor = brush(new TestEditor(imageWith([])), 40)
      .tool('brush')
      .click(200, 150);
    expect(editor.labels).toEqual(['draw']);
    expect(editor.selected).toEqual([100]);
    const [spot] = masks(editor);
    expect(spot).toMatchObject({ type: 'mask', x: 180, y: 130, width: 40, height: 40 });
    expect(iou(spot!, { type: 'ellipse', cx: 200, cy: 150, width: 40, height: 40, angle: 0 })).toBeGreaterThan(0.98);
  });

  it('paints exactly one pixel with the smallest brush, wherever in the pixel the pointer is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 399.9, noNaN: true }),
        fc.double({ min: 0, max: 299.9, noNaN: true }),
        (x, y) => {
          const editor = brush(new TestEditor(imageWith([])), 1)
            .tool('brush')
            .click(x, y);
          const pixel = { type: 'mask', x: Math.floor(x), y: Math.floor(y), width: 1, height: 1, counts: '01' };
          expect(masks(editor)).toEqual([pixel]);
        },
      ),
    );
  });

  it('goes on with the selected mask, one commit for each stroke', () => {
    const editor = brush(new TestEditor(imageWith([block])), 10)
      .tool('brush')
      .select(1);
    editor.drag([150, 120], [250, 120]).drag([150, 130], [250, 130]);
    expect(editor.labels).toEqual(['paint', 'paint']);
    expect(masks(editor)).toHaveLength(1);
    expect(hits(masks(editor)[0]!, { x: 240, y: 125 }, 0)).toBe(true);
    expect(areaOf(masks(editor)[0]!)).toBeGreaterThan(areaOf(block));
  });

  it('begins another mask after Escape', () => {
    const editor = brush(new TestEditor(imageWith([])), 10)
      .tool('brush')
      .click(50, 50)
      .send('cancel')
      .click(90, 50);
    expect(editor.labels).toEqual(['draw', 'draw']);
    expect(masks(editor)).toHaveLength(2);
  });

  it('draws a straight line while Shift is held, and from the last stroke when it is held at the beginning', () => {
    const editor = brush(new TestEditor(imageWith([])), 4).tool('brush');
    editor.down(50, 50, { shift: true }).move(90, 200, { shift: true }).move(250, 50, { shift: true });
    editor.up(250, 50, { shift: true });
    const line = { type: 'box', x: 50, y: 48, width: 200, height: 4 } as const;
    expect(overlapArea(masks(editor)[0]!, line)).toBe(800);
    expect(areaOf(masks(editor)[0]!)).toBeLessThan(820);
    editor.click(250, 150, { shift: true });
    expect(hits(masks(editor)[0]!, { x: 250.5, y: 100.5 }, 0)).toBe(true);
  });

  it('takes away while Alt is held', () => {
    const editor = brush(new TestEditor(imageWith([block])), 10)
      .tool('brush')
      .select(1);
    editor.drag([100, 120], [170, 120], { alt: true });
    expect(editor.labels).toEqual(['erase']);
    expect(hits(masks(editor)[0]!, { x: 130.5, y: 120.5 }, 0)).toBe(false);
  });

  it('takes what it paints from other masks when they may not overlap, in the same step', () => {
    const other = maskFromShape({ type: 'box', x: 200, y: 100, width: 50, height: 50 })!;
    const hidden = maskFromShape({ type: 'box', x: 204, y: 104, width: 2, height: 2 })!;
    const editor = brush(new TestEditor(imageWith([block, other, hidden])), 30, true)
      .tool('brush')
      .select(1);
    editor.drag([150, 120], [205, 105]);
    expect(editor.labels).toEqual(['paint']);
    const [own, rest] = masks(editor);
    expect(masks(editor)).toHaveLength(2);
    expect(overlapArea(own!, rest!)).toBe(0);
    expect(areaOf(rest!)).toBeLessThan(areaOf(other));
  });

  it('leaves everything as it was when the stroke is cancelled or taken back', () => {
    for (const verb of ['cancel', 'back'] as const) {
      const editor = brush(new TestEditor(imageWith([block])), 10)
        .tool('brush')
        .select(1);
      const { document } = editor;
      editor.down(120, 120).move(250, 250).send(verb);
      expect([editor.state, editor.labels]).toEqual(['brush.idle', []]);
      expect(editor.document).toBe(document);
    }
  });

  it('keeps what was painted when another tool is taken', () => {
    const editor = brush(new TestEditor(imageWith([])), 10)
      .tool('brush')
      .down(50, 50)
      .move(90, 50)
      .tool('select');
    expect(editor.labels).toEqual(['draw']);
  });

  it('asks for a class when there is none', () => {
    const editor = brush(new TestEditor(imageWith([])), 10).tool('brush');
    editor.editor.store.setState({ activeClass: null });
    editor.click(50, 50);
    expect(editor.unnamed.map(({ type }) => type)).toEqual(['mask']);
  });

  it('deletes the selected mask', () => {
    const editor = new TestEditor(imageWith([block])).tool('brush').select(1).send('delete');
    expect([editor.labels, editor.annotations]).toEqual([['delete'], []]);
  });
});

describe('The eraser', () => {
  it('takes away from the mask under the pointer and keeps it selected', () => {
    const editor = brush(new TestEditor(imageWith([block])), 20)
      .tool('eraser')
      .drag([130, 110], [130, 160]);
    expect([editor.labels, editor.selected]).toEqual([['erase'], [1]]);
    expect(overlapArea(masks(editor)[0]!, { type: 'box', x: 120, y: 110, width: 20, height: 30 })).toBe(0);
  });

  it('deletes the mask with its last pixel', () => {
    const editor = brush(new TestEditor(imageWith([block])), 200)
      .tool('eraser')
      .click(130, 120);
    expect([editor.labels, editor.annotations]).toEqual([['erase'], []]);
  });

  it('says so when there is nothing to erase', () => {
    const editor = new TestEditor(imageWith([])).tool('eraser').click(50, 50);
    expect([editor.notices, editor.labels]).toEqual([['nothing-selected'], []]);
  });

  it('paints while Alt is held', () => {
    const editor = brush(new TestEditor(imageWith([block])), 20)
      .tool('eraser')
      .select(1);
    editor.click(200, 120, { alt: true });
    expect(editor.labels).toEqual(['paint']);
  });
});

const place = fc.record({ x: fc.integer({ min: -50, max: 450 }), y: fc.integer({ min: -50, max: 350 }) });
const stroke = fc.record({
  tool: fc.constantFrom('brush' as const, 'eraser' as const),
  size: fc.integer({ min: 1, max: 90 }),
  erasesOthers: fc.boolean(),
  modifiers: fc.record({ shift: fc.boolean(), alt: fc.boolean() }),
  way: fc.array(place, { minLength: 1, maxLength: 6 }),
  select: fc.option(fc.nat(3)),
});

describe('Any strokes', () => {
  it('leave valid masks inside the image whose area is the number of their pixels', () => {
    const begun = fc.array(arbitraryMask(30, 20), { maxLength: 2 });
    fc.assert(
      fc.property(begun, fc.array(stroke, { maxLength: 8 }), (geometries, strokes) => {
        const editor = new TestEditor(imageWith(geometries));
        for (const { tool, size, erasesOthers, modifiers, way, select } of strokes) {
          brush(editor, size, erasesOthers).tool(tool);
          const chosen = select === null ? undefined : editor.annotations[select];
          if (chosen) editor.editor.select([chosen.id]);
          const [first, ...others] = way;
          editor.down(first!.x, first!.y, modifiers);
          for (const { x, y } of others) editor.move(x, y, modifiers);
          const before = editor.commits.length;
          editor.up(way.at(-1)!.x, way.at(-1)!.y, modifiers);
          expect(editor.commits.length - before).toBeLessThanOrEqual(1);
        }
        for (const { geometry, area, bounds } of editor.annotations) {
          expect(geometrySchema.safeParse(geometry).error).toBe(undefined);
          expect(area).toBe(areaOf(structuredClone(geometry)));
          expect(bounds.minX >= 0 && bounds.minY >= 0 && bounds.maxX <= 400 && bounds.maxY <= 300).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });
});
