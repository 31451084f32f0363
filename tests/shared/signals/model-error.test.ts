import { describe, expect, it } from 'vitest';
import { similarityOn } from '@shared/agreement/objects/similarity';
import type { ClassId } from '@shared/model/ids';
import { modelError, type Said } from '@shared/signals/model-error';

const [dog, cat] = ['dog', 'cat'] as unknown as [ClassId, ClassId];
const suggested: Said = { class: dog, geometry: { type: 'box', x: 10, y: 10, width: 40, height: 40 } };
const similarity = similarityOn(200, 100);
const errorOf = (change: Partial<Said>) => modelError(suggested, { ...suggested, ...change }, similarity);

describe('what a person changed of an accepted suggestion', () => {
  it('is nothing while the label says what was suggested', () => {
    expect(errorOf({})).toBe(null);
    expect(errorOf({ geometry: { ...suggested.geometry }, transcription: null })).toBe(null);
  });

  it('is another class', () => {
    expect(errorOf({ class: cat })).toEqual({ isClassChanged: true, overlap: null, isTextChanged: false });
  });

  it('is another shape, with how much of it overlaps', () => {
    const moved = errorOf({ geometry: { type: 'box', x: 10, y: 10, width: 40, height: 20 } });
    expect(moved).toEqual({ isClassChanged: false, overlap: 0.5, isTextChanged: false });
  });

  it('is another text', () => {
    const read = { ...suggested, transcription: { text: 'N0 ENTRY', legibility: 'legible' } } as const;
    const put = { ...read, transcription: { text: 'NO ENTRY', legibility: 'legible' } } as const;
    expect(modelError(read, put, similarity)).toEqual({ isClassChanged: false, overlap: null, isTextChanged: true });
  });
});
