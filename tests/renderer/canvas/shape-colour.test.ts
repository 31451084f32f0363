import { describe, expect, it } from 'vitest';
import { annotationShape, suggestionShape } from '@renderer/canvas/editor/shape';
import { agreementInk } from '@renderer/canvas/view/painting/agreement-ink';
import { SUGGESTION_INK } from '@renderer/canvas/view/painting/ink';
import { shapeColour, type Inks } from '@renderer/canvas/view/painting/shape-colour';
import type { AnnotationId, MemberId, PredictionId } from '@shared/model/ids';
import { classA, idOf } from './test-editor';

const ada = 'ada' as MemberId;
const geometry = { type: 'box', x: 10, y: 10, width: 100, height: 60 } as const;

function labelOf(number: number) {
  return annotationShape({
    id: idOf(number) as AnnotationId,
    class: classA,
    geometry,
    source: { type: 'drawn' },
    attributes: {},
    truncated: false,
    author: ada,
    stack: 0,
  });
}

const [label, other] = [labelOf(1), labelOf(2)];

function inks(colourBy: Inks['colourBy']): Inks {
  return {
    classes: new Map([[classA, { id: classA, name: 'cup', colour: '#e69f00' }]]),
    authors: new Map([[ada, '#56b4e9']]),
    agreement: new Map([[label.id, 0.2]]),
    colourBy,
    theme: { surface: '#121213', border: '#343437', text: '#e6e6e3' },
  };
}

describe('The colour of an object', () => {
  it('is that of its class, of itself, of who made it, or of how far people agree on it, as was chosen', () => {
    expect(shapeColour(label, inks('class'))).toBe('#e69f00');
    expect(shapeColour(label, inks('author'))).toBe('#56b4e9');
    expect(shapeColour(label, inks('agreement'))).toBe(agreementInk(0.2));
    expect(shapeColour(other, inks('agreement'))).toBe(agreementInk(undefined));
    expect(shapeColour(label, inks('object'))).not.toBe(shapeColour(other, inks('object')));
    expect(shapeColour(labelOf(1), inks('object'))).toBe(shapeColour(label, inks('object')));
  });

  it('that is only suggested is violet, whatever was chosen', () => {
    const suggestion = suggestionShape({
      id: idOf(3) as PredictionId,
      class: classA,
      geometry,
      score: 0.8,
      model: 'detector@1',
      decision: 'pending',
      threshold: 0.5,
    });
    for (const by of ['class', 'object', 'author', 'agreement'] as const) {
      expect(shapeColour(suggestion, inks(by))).toBe(SUGGESTION_INK);
    }
  });
});
