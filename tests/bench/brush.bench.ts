import { createEditor } from '@renderer/canvas/editor/editor';
import { applyOperations } from '@renderer/canvas/editor/apply';
import { documentOf } from '@renderer/canvas/editor/document';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId } from '@shared/model/ids';
import { classA, idOf, imageWith } from '../renderer/canvas/test-editor';

// A brush on one mask that covers most of a picture of 12 megapixels: each step of a stroke, and its end.
const [WIDTH, HEIGHT] = [4000, 3000];
const STROKES = 12;
const STEPS = 60;
const cover: Geometry = { type: 'ellipse', cx: 2000, cy: 1500, width: 3800, height: 2800, angle: 10 };
const loaded = imageWith([maskFromShape(cover)!]);
const editor = createEditor(documentOf({ ...loaded, image: { ...loaded.image, width: WIDTH, height: HEIGHT } }), {
  newId: () => idOf(100) as AnnotationId,
  commit: (_, operations) => editor.setDocument(applyOperations(editor.store.getState().document, operations)),
  classNeeded: () => {},
  notice: () => {},
  prompt: () => undefined,
});
editor.setTool('brush');
editor.store.setState({ activeClass: classA, brush: { size: 80, erasesOthers: false } });
const mask = [...editor.store.getState().document.shapes.keys()];

const first: number[] = [];
const steps: number[] = [];
const ends: number[] = [];

function timed(into: number[], type: 'pointer-down' | 'pointer-move' | 'pointer-up', x: number, y: number): void {
  const alt = into.length % 2 === 1;
  const from = performance.now();
  editor.dispatch({ type, point: { x, y }, screen: { x, y }, clicks: 1, modifiers: { shift: false, alt, mod: false } });
  into.push(performance.now() - from);
}

for (let stroke = 0; stroke < STROKES; stroke++) {
  editor.select(mask);
  const y = 200 + stroke * 220;
  timed(first, 'pointer-down', 100, y);
  for (let step = 1; step <= STEPS; step++) timed(steps, 'pointer-move', 100 + step * 60, y + 40 * Math.sin(step / 5));
  timed(ends, 'pointer-up', 100 + STEPS * 60, y);
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]! * 1000) / 1000;
}

const summary = (times: readonly number[]) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
console.log(
  JSON.stringify({
    bench: 'brush',
    unit: 'milliseconds',
    megapixels: (WIDTH * HEIGHT) / 1e6,
    strokes: STROKES,
    stepsPerStroke: STEPS,
    begin: summary(first),
    step: summary(steps),
    end: summary(ends),
  }),
);
