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
    const things = [...new Set(ratings.map(({ item }) => item))];
    expect([...things].sort()).toEqual(['image-0.jpg#1', 'image-1.jpg#1', 'image-1.jpg#2']);
    const said = things.map((thing) => ratings.filter(({ item }) => item === thing));
    expect(said.map((all) => all.map(({ annotator, value }) => `${annotator}: ${value}`).join(', ')).sort()).toEqual([
      'Ada: absent, Bo: sign',
      'Ada: person, Ada (2): person, Bo: person',
      'Ada: person, Bo: car',
    ]);
    expect(disagreements).toMatchObject({ missing: 0, extra: 1, duplicate: 0, class: 1, localisation: 0 });
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
