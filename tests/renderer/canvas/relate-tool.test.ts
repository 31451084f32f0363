import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksOf, relationLine } from '@renderer/canvas/editor/relations';
import { relateAll } from '@renderer/canvas/tools/relate/relate';
import type { AnnotationId } from '@shared/model/ids';
import type { Geometry } from '@shared/geometry/geometry';
import { idOf, imageWith, TestEditor } from './test-editor';

const square = (x: number, y: number, side = 40): Geometry => ({ type: 'box', x, y, width: side, height: side });

function three(): TestEditor {
  const editor = new TestEditor(imageWith([square(10, 10), square(200, 10), square(200, 200)]));
  editor.editor.store.setState({ relationName: 'holds' });
  return editor.tool('relate');
}

const said = (editor: TestEditor) =>
  linksOf(editor.document).map(
    ({ relation, from, to }) => `${Number(from.id.slice(-12))} ${relation.name} ${Number(to.id.slice(-12))}`,
  );

describe('The tool that relates', () => {
  it('relates the object a drag begins on to the one it ends on, and selects both', () => {
    const editor = three().drag([30, 30], [220, 30]);
    expect(said(editor)).toEqual(['1 holds 2']);
    expect(editor.labels).toEqual(['relate']);
    expect(editor.selected).toEqual([1, 2]);
  });

  it('relates by a click on each, too', () => {
    const editor = three().click(30, 30).move(100, 100).click(220, 220);
    expect(said(editor)).toEqual(['1 holds 3']);
    expect(editor.state).toBe('relate.idle');
  });

  it('shows the arrow that would be drawn, up to the edge of the other object', () => {
    const editor = three().down(30, 30).move(120, 30);
    expect(editor.draft).toEqual({ type: 'polyline', points: [30, 30, 120, 30] });
    editor.move(220, 30);
    expect(editor.draft).toEqual({ type: 'polyline', points: [30, 30, 200, 30] });
  });

  it('says what is missing where a drag ends on nothing, or on the object it came from', () => {
    const editor = three().drag([30, 30], [120, 120]).drag([20, 20], [40, 40]);
    expect(editor.commits).toEqual([]);
    expect(editor.notices).toEqual(['no-target', 'no-target']);
  });

  it('does not say the same twice, but says another thing', () => {
    const editor = three().drag([30, 30], [220, 30]).drag([30, 30], [220, 30]);
    expect(editor.notices).toEqual(['related-already']);
    editor.editor.store.setState({ relationName: 'touches' });
    editor.drag([30, 30], [220, 30]);
    expect(said(editor)).toEqual(['1 holds 2', '1 touches 2']);
  });

  it('takes the first object back', () => {
    for (const event of ['back', 'cancel', 'interrupt'] as const) {
      const editor = three().click(30, 30).send(event);
      expect(editor.state).toBe('relate.idle');
      expect(editor.commits).toEqual([]);
    }
  });
});

describe('A relation', () => {
  it('says nothing while one of its objects is deleted', () => {
    const editor = three().drag([30, 30], [220, 30]).tool('select').select(2).send('delete');
    expect(said(editor)).toEqual([]);
    expect(editor.document.relations.size).toBe(1);
  });

  it('can be made from one object to several in one step', () => {
    const editor = three();
    const [one, two, last] = [1, 2, 3].map((number) => idOf(number) as AnnotationId);
    editor.editor.perform((context) =>
      relateAll(
        [
          { from: one!, to: two! },
          { from: one!, to: last! },
        ],
        context,
      ),
    );
    expect(said(editor)).toEqual(['1 holds 2', '1 holds 3']);
    expect(editor.commits).toHaveLength(1);
  });

  it('ends on the edge of the other object, and never beyond its middle', () => {
    const bounds = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), fc.nat(90), fc.nat(90))
      .map(([minX, minY, width, height]) => ({ minX, minY, maxX: minX + width, maxY: minY + height }));
    fc.assert(
      fc.property(bounds, bounds, (from, to) => {
        const [x0, y0, x1, y1] = relationLine(from, to);
        expect([x0, y0]).toEqual([(from.minX + from.maxX) / 2, (from.minY + from.maxY) / 2]);
        expect(x1! >= to.minX - 1e-9 && x1! <= to.maxX + 1e-9 && y1! >= to.minY - 1e-9 && y1! <= to.maxY + 1e-9).toBe(
          true,
        );
      }),
    );
  });
});
