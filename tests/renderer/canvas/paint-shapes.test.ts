import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { annotationShape, suggestionShape, type Shape } from '@renderer/canvas/editor/shape';
import { paintShape, type ShapeBrush } from '@renderer/canvas/view/painting/paint-shapes';
import type { AnnotationId, PredictionId } from '@shared/model/ids';
import { classA, idOf } from './test-editor';

const geometry = { type: 'box', x: 10, y: 10, width: 100, height: 60 } as const;
const label = annotationShape({
  id: idOf(1) as AnnotationId,
  class: classA,
  geometry,
  source: { type: 'drawn' },
  attributes: {},
  truncated: false,
  author: null,
  stack: 0,
});
const suggestion = suggestionShape({
  id: idOf(2) as PredictionId,
  class: classA,
  geometry,
  score: 0.8,
  model: 'detector@1',
  decision: 'pending',
  threshold: 0.5,
});
const theme = { surface: '#121213', border: '#343437', text: '#e6e6e3' };

function brush(wishes: Partial<ShapeBrush>): ShapeBrush {
  return {
    templates: new Map(),
    inks: { classes: new Map(), authors: new Map(), agreement: new Map(), colourBy: 'class', theme },
    focus: null,
    fill: 0.14,
    outline: 1.5,
    density: 1,
    scale: 1,
    hairline: false,
    stressed: new Set(),
    ...wishes,
  };
}

/** The dash of each line that painting a shape draws; `[]` is a line without gaps. */
function dashesOf(shape: Shape, wishes: Partial<ShapeBrush> = {}): readonly (readonly number[])[] {
  const drawn: (readonly number[])[] = [];
  let dash: readonly number[] = [];
  const context = {
    setLineDash: (next: readonly number[]) => (dash = next),
    stroke: () => drawn.push(dash),
    fill: () => undefined,
    fillRect: () => undefined,
  };
  // What else a drawing context can do is not needed to paint a box.
  paintShape(context as unknown as CanvasRenderingContext2D, shape, brush(wishes));
  return drawn;
}

beforeAll(() =>
  vi.stubGlobal(
    'Path2D',
    class {
      rect(): void {}
    },
  ),
);
afterAll(() => vi.unstubAllGlobals());

describe('A shape on the painted layer', () => {
  it('has a line without gaps when it is a label', () => {
    expect(dashesOf(label)).toEqual([[]]);
  });

  it('is dashed on a casing when it is only suggested', () => {
    expect(dashesOf(suggestion)).toEqual([[], [6, 4]]);
  });

  it('is dashed the same on the screen at every zoom', () => {
    expect(dashesOf(suggestion, { scale: 4, density: 4 }).at(-1)).toEqual([1.5, 1]);
  });

  it('is dashed among thousands too, where lines are thin', () => {
    expect(dashesOf(suggestion, { hairline: true })).toEqual([[6, 4]]);
  });
});
