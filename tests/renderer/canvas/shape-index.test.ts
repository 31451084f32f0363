import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationShape, type Shape } from '@renderer/canvas/editor/shape';
import { ShapeIndex } from '@renderer/canvas/editor/shape-index';
import { compareStack } from '@renderer/canvas/editor/stack';
import type { Bounds } from '@shared/geometry/coordinate';
import { boundsTouch } from '@shared/geometry/extent';
import type { AnnotationId } from '@shared/model/ids';
import { classA, idOf } from './test-editor';

const size = { width: 400, height: 300 };
const place = fc.double({ min: -500, max: 900, noNaN: true });
const side = fc.oneof(fc.double({ min: 1, max: 40, noNaN: true }), fc.double({ min: 1, max: 1200, noNaN: true }));
const box = fc.record({ x: place, y: place, width: side, height: side, stack: fc.integer({ min: -2, max: 2 }) });
const boxes = fc.array(box, { maxLength: 60 });

let made = 0;

function shapeOf({ stack, ...corners }: { x: number; y: number; width: number; height: number; stack: number }): Shape {
  return annotationShape({
    id: idOf(++made) as AnnotationId,
    class: classA,
    geometry: { type: 'box', ...corners },
    source: { type: 'drawn' },
    attributes: {},
    truncated: false,
    author: null,
    stack,
  });
}

function touching(shapes: Iterable<Shape>, bounds: Bounds): Shape[] {
  return [...shapes].filter((shape) => boundsTouch(shape.bounds, bounds)).sort(compareStack);
}

function boundsFrom({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Bounds {
  return { minX: x, minY: y, maxX: x + width, maxY: y + height };
}

describe('The index of shapes', () => {
  it('finds each shape that touches a place once, on the image and around it', () => {
    fc.assert(
      fc.property(boxes, box, (drawn, wanted) => {
        const shapes = drawn.map(shapeOf);
        const index = new ShapeIndex(shapes, size);
        const bounds = boundsFrom(wanted);
        const expected = touching(shapes, bounds);
        expect(index.search(bounds).sort(compareStack)).toEqual(expected);
        expect(index.searchStacked(bounds)).toEqual(expected);
      }),
    );
  });

  it('follows what is added, removed and changed', () => {
    fc.assert(
      fc.property(boxes, boxes, boxes, box, fc.nat(), (first, more, instead, wanted, seed) => {
        const before = first.map(shapeOf);
        const index = new ShapeIndex(before, size);
        const added = more.map(shapeOf);
        const removed = before.filter((_, at) => (at + seed) % 3 === 0);
        const kept = before.filter((shape) => !removed.includes(shape));
        const updated = kept.slice(0, instead.length).map((shape, at) => ({
          before: shape,
          after: { ...shapeOf(instead[at]!), id: shape.id } as Shape,
        }));
        const now = [...kept.slice(instead.length), ...updated.map(({ after }) => after), ...added];
        index.apply({ added, removed, updated });
        const bounds = boundsFrom(wanted);
        expect(index.searchStacked(bounds)).toEqual(touching(now, bounds));
        expect(index.search(bounds)).toHaveLength(touching(now, bounds).length);
        const all = { minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9 };
        expect(index.searchStacked(all)).toEqual([...now].sort(compareStack));
      }),
    );
  });
});
