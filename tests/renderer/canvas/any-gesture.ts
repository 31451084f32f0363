import fc from 'fast-check';
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
import { HEIGHT, WIDTH, type TestEditor } from './test-editor';

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
const answer = fc.record({ kind: fc.constant('answer') });
const tool = fc.record({ kind: fc.constant('tool'), name: fc.constantFrom(...toolNames) });
// Pointing at what is there finds handles and vertices, which chance alone seldom does.
const onShape = fc.record({ kind: fc.constantFrom('down', 'move', 'up', 'click'), corner: fc.nat(), modifiers });
const event = fc.oneof(pointer, onShape, verb, nudge, turn, grow, vertex, resume, select, answer);

/** Whatever can happen while one tool is in hand. */
export const anyEvents = fc.array(event, { maxLength: 50, size: 'max' });

/** The same, with tools laid down and others taken up. */
export const anyGestures = fc.array(fc.oneof(event, tool), { maxLength: 60, size: 'max' });

/** What lies on the image before. */
export const anyShapes = fc.array(
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

type Gesture = typeof anyGestures extends fc.Arbitrary<(infer One)[]> ? One : never;

export function perform(editor: TestEditor, gesture: Gesture): void {
  if ('name' in gesture) return void editor.tool(gesture.name);
  if ('degrees' in gesture) return void editor.turn(gesture.degrees);
  if ('across' in gesture) return void editor.grow(gesture.across, gesture.down);
  if ('chosen' in gesture) return void editor.select(...gesture.chosen);
  if ('index' in gesture) return void editor.resume(gesture.number, gesture.index);
  if ('go' in gesture) return void editor.vertex(gesture.go);
  if ('dx' in gesture) return void editor.nudge(gesture.dx, gesture.dy);
  if (gesture.kind === 'answer') return void editor.answerOne();
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

/** What is wrong with what was committed, the index and the selection, in words; none when all is well. */
export function faultsOf(editor: TestEditor): readonly string[] {
  const { maxX, maxY } = extentOf(editor.document);
  const room = { minX: 0, minY: 0, maxX: maxX + 1e-9, maxY: maxY + 1e-9 };
  const committed = editor.commits.flatMap(({ operations }) =>
    operations.flatMap((operation) => {
      if (operation.type !== 'put') return [];
      const isWhole = geometrySchema.safeParse(operation.geometry).success;
      const problems = problemsOf(operation.geometry, room);
      return isWhole && problems.length === 0 ? [] : [JSON.stringify({ isWhole, problems, operation })];
    }),
  );
  const found = new Set(editor.editor.index.search({ minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9 }));
  const shapes = [...editor.document.shapes.values()];
  const isIndexed = found.size === shapes.length && shapes.every((shape) => found.has(shape));
  const { selection } = editor.editor.store.getState();
  const isSelected = [...selection].every((id) => editor.document.shapes.has(id));
  return [
    ...committed,
    ...(isIndexed ? [] : ['the index does not hold the shapes of the document']),
    ...(isSelected ? [] : ['something is selected that is not there']),
  ];
}
