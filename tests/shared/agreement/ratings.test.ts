import { describe, expect, it } from 'vitest';
import { profilesOf } from '@shared/agreement/profiles';
import { ratingTable } from '@shared/agreement/ratings';

const ratings = [
  { item: 'b', annotator: 'Mina', value: '10' },
  { item: 'a', annotator: 'Ada', value: '9' },
  { item: 'a', annotator: 'Mina', value: '10' },
  { item: 'b', annotator: 'Ada', value: '9' },
  { item: 'c', annotator: 'Ada', value: '9' },
];

describe('a table of ratings', () => {
  it('has one form, whatever the order of arrival', () => {
    const table = ratingTable(ratings);
    expect(ratingTable([...ratings].reverse())).toEqual(table);
    expect(table.items).toEqual(['a', 'b', 'c']);
    expect(table.annotators).toEqual(['Ada', 'Mina']);
    expect([...table.starts]).toEqual([0, 2, 4, 5]);
    expect([...table.annotatorOf]).toEqual([0, 1, 0, 1, 0]);
    expect([...table.valueOf]).toEqual([0, 1, 0, 1, 0]);
  });

  it('puts numbers in the order of their values, and words in the order of their letters', () => {
    expect(ratingTable(ratings).values).toEqual(['9', '10']);
    expect(ratingTable([...ratings, { item: 'd', annotator: 'Ada', value: 'x' }]).values).toEqual(['10', '9', 'x']);
  });

  it('keeps a declared order, also values that nobody gave', () => {
    const table = ratingTable(ratings, ['10', '9', '8']);
    expect(table.values).toEqual(['10', '9', '8']);
    expect([...table.valueOf]).toEqual([1, 0, 1, 0, 1]);
    expect(() => ratingTable(ratings, ['10'])).toThrow('Expected one of 10, got 9');
  });

  it('may be empty', () => {
    expect(ratingTable([])).toMatchObject({ items: [], values: [], starts: new Uint32Array([0]) });
  });

  it('groups items by what was said about them, without who said it', () => {
    const { list, ofItem } = profilesOf(ratingTable(ratings));
    expect([...ofItem]).toEqual([0, 0, 1]);
    expect(list).toEqual([
      { values: [0, 1], counts: [1, 1], size: 2 },
      { values: [0], counts: [1], size: 1 },
    ]);
  });
});
