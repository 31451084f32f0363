import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extentOf } from '@renderer/canvas/editor/document';
import { toolNames } from '@renderer/canvas/tools/active-tool';
import { geometrySchema } from '@shared/geometry/geometry';
import { problemsOf } from '@shared/geometry/operations';
import {
  arbitraryBox,
  arbitraryEllipse,
  arbitraryPolygon,
  arbitraryPolyline,
  arbitraryRotatedBox,
  arbitrarySkeleton,
} from '@tests/support/arbitrary-geometry';
import { arbitraryMask } from '@tests/support/arbitrary-mask';
import { HEIGHT, imageWith, TestEditor, WIDTH } from './test-editor';

const coordinate = fc.oneof(
  fc.integer({ min: -40, max: 440 }),
  fc.double({ min: -100, max: 500, noNaN: true, noDefaultInfinity: true }),
);
const modifiers = fc.record({ shift: fc.boolean(), alt: fc.boolean(), mod: fc.boolean() });
const pointer = fc.record({
  kind: fc.constantFrom('down', 'move', 'up', 'click', 'doubleClick'),
  x: coordinate,
  y: coordinate,
  modifiers,
});
const verb = fc.record({ kind: fc.constantFrom('cancel', 'complete', 'interrupt', 'back', 'delete', 'flip') });
const nudge = fc.record({
  kind: fc.constant('nudge'),
  dx: fc.integer({ min: -30, max: 30 }),
  dy: fc.integer({ min: -30, max: 30 }),
});
const turn = fc.record({ kind: fc.constant('turn'), degrees: fc.integer({ min: -40, max: 40 }) });
const grow = fc.record({
  kind: fc.constant('grow'),
  across: fc.integer({ min: -30, max: 30 }),
  down: fc.integer({ min: -30, max: 30 }),
});
const vertex = fc.record({
  kind: fc.constant('vertex'),
  go: fc.constantFrom('next', 'previous', 'insert', 'visibility', 'swap'),
});
const resume = fc.record({ kind: fc.constant('resume'), number: fc.integer({ min: 1, max: 6 }), index: fc.nat(8) });
const select = fc.record({ kind: fc.constant('select'), chosen: fc.subarray([1, 2, 3, 4, 5, 6]) });
const tool = fc.record({ kind: fc.constant('tool'), name: fc.constantFrom(...toolNames) });
// Pointing at what is there finds handles and vertices, which chance alone seldom does.
const onShape = fc.record({ kind: fc.constantFrom('down', 'move', 'up', 'click'), corner: fc.nat(), modifiers });
const gestures = fc.array(fc.oneof(pointer, onShape, verb, nudge, turn, grow, vertex, resume, select, tool), {
  maxLength: 60,
  size: 'max',
});
const shapes = fc.array(
  fc.oneof(
    arbitraryBox(WIDTH, HEIGHT),
    arbitraryPolygon(WIDTH, HEIGHT),
    arbitraryRotatedBox(WIDTH, HEIGHT),
    arbitraryPolyline(WIDTH, HEIGHT),
    arbitraryEllipse(WIDTH, HEIGHT),
    arbitraryMask(30, 20).map((mask) => ({ ...mask, x: mask.x + 80, y: mask.y + 60 })),
    arbitrarySkeleton(WIDTH, HEIGHT),
    fc.record({
      type: fc.constant('point' as const),
      x: fc.integer({ min: 0, max: WIDTH }),
      y: fc.integer({ min: 0, max: HEIGHT }),
    }),
  ),
  { maxLength: 6 },
);

type Gesture = typeof gestures extends fc.Arbitrary<(infer One)[]> ? One : never;

function perform(editor: TestEditor, gesture: Gesture): void {
  if ('name' in gesture) return void editor.tool(gesture.name);
  if ('degrees' in gesture) return void editor.turn(gesture.degrees);
  if ('across' in gesture) return void editor.grow(gesture.across, gesture.down);
  if ('chosen' in gesture) return void editor.select(...gesture.chosen);
  if ('index' in gesture) return void editor.resume(gesture.number, gesture.index);
  if ('go' in gesture) return void editor.vertex(gesture.go);
  if ('dx' in gesture) return void editor.nudge(gesture.dx, gesture.dy);
  if (!('modifiers' in gesture)) return void editor.send(gesture.kind);
  const { x, y } = 'corner' in gesture ? cornerOf(editor, gesture.corner) : gesture;
  if (gesture.kind === 'doubleClick') editor.doubleClick(x, y);
  else editor[gesture.kind](x, y, gesture.modifiers);
}

function cornerOf(editor: TestEditor, number: number): { x: number; y: number } {
  const all = editor.annotations;
  const shape = all[number % Math.max(1, all.length)];
  if (shape === undefined) return { x: 0, y: 0 };
  const { minX, minY, maxX, maxY } = shape.bounds;
  const points = [
    { x: minX, y: minY },
    { x: maxX, y: maxY },
    { x: (minX + maxX) / 2, y: minY },
    { x: (minX + maxX) / 2, y: (minY + maxY) / 2 },
  ];
  return points[number % points.length]!;
}

describe('Any sequence of events', () => {
  it('leaves a document of valid shapes inside the image, and an index that finds them all', () => {
    fc.assert(
      fc.property(shapes, gestures, (geometries, sequence) => {
        const editor = new TestEditor(imageWith(geometries));
        for (const gesture of sequence) perform(editor, gesture);
        const extent = extentOf(editor.document);
        for (const { operations } of editor.commits) {
          for (const operation of operations) {
            if (operation.type !== 'put') continue;
            expect(geometrySchema.safeParse(operation.geometry).success).toBe(true);
            expect(
              problemsOf(operation.geometry, { minX: 0, minY: 0, maxX: extent.maxX + 1e-9, maxY: extent.maxY + 1e-9 }),
            ).toEqual([]);
          }
        }
        const found = editor.editor.index.search({ minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9 });
        expect(new Set(found)).toEqual(new Set(editor.document.shapes.values()));
        for (const id of editor.editor.store.getState().selection) expect(editor.document.shapes.has(id)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('comes back to idle with an untouched document when the gesture is cancelled', () => {
    fc.assert(
      fc.property(shapes, gestures, (geometries, sequence) => {
        const editor = new TestEditor(imageWith(geometries));
        for (const gesture of sequence) perform(editor, gesture);
        const { document } = editor;
        editor.send('cancel');
        expect(editor.document).toBe(document);
        expect(editor.state).toMatch(/\.idle$/);
      }),
      { numRuns: 300 },
    );
  });
});
