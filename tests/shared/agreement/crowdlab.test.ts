import { describe, expect, it } from 'vitest';
import { crowdlab } from '@shared/agreement/crowdlab';
import { ratingTable } from '@shared/agreement/ratings';

const labels = '001. 111. 22.2 0.01 12.. 2222 00.. .110 2..0 ..1.'.split(' ');
const model = '.7 .2 .1|.1 .8 .1|.05 .15 .8|.6 .3 .1|.2 .35 .45|.1 .1 .8|.9 .05 .05|.3 .6 .1|.5 .1 .4|.2 .7 .1'
  .split(/[| ]/)
  .map(Number);
const ratings = labels.flatMap((row, item) =>
  [...row].flatMap((value, at) => (value === '.' ? [] : [{ item: String(item), annotator: 'ABCD'[at]!, value }])),
);

describe('people and a model together', () => {
  it('give the consensus, its quality and the weights of the reference implementation', () => {
    const table = ratingTable(ratings, ['0', '1', '2']);
    const { winner, quality, modelWeight, annotatorWeights, annotatorQuality } = crowdlab(
      table,
      Float64Array.from(model),
    );
    expect([...winner]).toEqual([0, 1, 2, 0, 2, 2, 0, 1, 2, 1]);
    const expected = [
      0.65558101, 0.788372198, 0.789429166, 0.644515384, 0.461448062, 0.787994601, 0.844575446, 0.650196255, 0.48242533,
      0.71642927,
    ];
    expected.forEach((value, item) => expect(quality[item]).toBeCloseTo(value, 8));
    expect(modelWeight).toBeCloseTo(1.28996124, 7);
    [0.48571429, 0.58461538, 0.34545455, 0.1].forEach((value, at) =>
      expect(annotatorWeights[at]).toBeCloseTo(value, 7),
    );
    [0.75960602, 0.836196644, 0.707974013, 0.455247591].forEach((value, at) =>
      expect(annotatorQuality[at]).toBeCloseTo(value, 7),
    );
  });

  it('are the same in whatever order the ratings arrive', () => {
    const probabilities = Float64Array.from(model);
    const other = crowdlab(ratingTable([...ratings].reverse(), ['0', '1', '2']), probabilities);
    expect(other).toEqual(crowdlab(ratingTable(ratings, ['0', '1', '2']), probabilities));
  });
});
