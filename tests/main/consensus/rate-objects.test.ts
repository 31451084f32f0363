import { describe, expect, it } from 'vitest';
import { annotatorNames, rateObjects } from '@main/consensus/rate-objects';
import { disputedProject } from './disputed-project';

describe('the ratings of a project', () => {
  it('are one for each thing and each person who labelled its image', () => {
    const store = disputedProject();
    const everybody = new Set(annotatorNames(store).values());
    expect([...everybody].sort()).toEqual(['Ada', 'Ada (2)', 'Bo']);
    const { images, ratings, absent, disagreements } = rateObjects(store, everybody, 0.5);
    expect(images).toBe(2);
    expect(absent).toBe('absent');
    expect(ratings).toEqual([
      { item: 'image-0.jpg#1', annotator: 'Ada', value: 'person' },
      { item: 'image-0.jpg#1', annotator: 'Ada (2)', value: 'person' },
      { item: 'image-0.jpg#1', annotator: 'Bo', value: 'person' },
      { item: 'image-1.jpg#1', annotator: 'Ada', value: 'person' },
      { item: 'image-1.jpg#1', annotator: 'Bo', value: 'car' },
      { item: 'image-1.jpg#2', annotator: 'Ada', value: 'absent' },
      { item: 'image-1.jpg#2', annotator: 'Bo', value: 'sign' },
    ]);
    expect(disagreements).toEqual({ missing: 0, extra: 1, duplicate: 0, class: 1, localisation: 0 });
  });

  it('leave out images that only one of the chosen people labelled', () => {
    const { images, ratings } = rateObjects(disputedProject(), new Set(['Ada (2)', 'Bo']), 0.5);
    expect(images).toBe(1);
    expect(ratings.map(({ annotator }) => annotator)).toEqual(['Ada (2)', 'Bo']);
  });

  it('take objects apart when the overlap must be larger', () => {
    const { ratings } = rateObjects(disputedProject(), new Set(['Ada', 'Bo']), 0.99);
    expect(ratings.filter(({ item }) => item.startsWith('image-1.jpg'))).toHaveLength(6);
  });
});
