import { describe, expect, it } from 'vitest';
import { agreementWeights } from '@shared/agreement/agreement-weights';
import { ChanceCorrected, fleissByValue, type ChanceModel } from '@shared/agreement/chance-corrected';
import { cohenIntervals, cohenKappa, type CohenWeights } from '@shared/agreement/cohen';
import { krippendorffAlpha } from '@shared/agreement/krippendorff';
import { positionsOf, type Level } from '@shared/agreement/level';
import { percentAgreement } from '@shared/agreement/percent';
import { profilesOf, profileWeights, type Profile } from '@shared/agreement/profiles';
import {
  countProfiles,
  crossed,
  crossedProfiles,
  fleiss1971,
  fleissWorked,
  irrCac6,
  krippendorff1,
  once,
  unitsTable,
} from './published';

function chance(profiles: readonly Profile[], model: ChanceModel, values: number): ChanceCorrected {
  return new ChanceCorrected(profiles, model, values, agreementWeights('nominal', new Float64Array(values)));
}

function alpha(units: string, level: Level, order?: readonly string[]) {
  const table = unitsTable(units, order);
  const profiles = profilesOf(table);
  return krippendorffAlpha(profiles.list, level, positionsOf(table, level))(profileWeights(profiles));
}

function nominalAlpha(profiles: readonly Profile[], weights = once(profiles), values = 9) {
  return krippendorffAlpha(profiles, 'nominal', new Float64Array(values))(weights);
}

describe("Krippendorff's alpha", () => {
  it.each([
    ['nominal', 0.743421052631579],
    ['ordinal', 0.815387503754881],
    ['interval', 0.849107142857143],
    ['ratio', 0.797402774711612],
  ] as const)('is %s what Krippendorff printed for four coders with missing ratings', (level, value) => {
    expect(alpha(krippendorff1, level)).toBeCloseTo(value, 12);
  });

  it('takes words in a declared order', () => {
    const words = krippendorff1.replaceAll('1', 'v').replaceAll('2', 'l').replaceAll('3', 'm');
    expect(alpha(words.replaceAll('4', 'h').replaceAll('5', 'x'), 'ordinal', ['v', 'l', 'm', 'h', 'x'])).toBeCloseTo(
      0.815387503754881,
      12,
    );
  });

  it('is what others found on data without missing ratings', () => {
    const fleiss = profilesOf(unitsTable(fleiss1971));
    expect(nominalAlpha(fleiss.list, profileWeights(fleiss))).toBeCloseTo(0.433409828, 9);
    expect(nominalAlpha(countProfiles(irrCac6))).toBeCloseTo(0.420438427, 9);
    expect(nominalAlpha(countProfiles(fleissWorked))).toBeCloseTo(0.215574057, 9);
  });

  it('is 4/9 for three items of which one is disputed', () => {
    expect(alpha('yy nn yn', 'nominal')).toBeCloseTo(4 / 9, 12);
  });

  it('has no value where nothing can be compared or nothing varies', () => {
    expect(alpha('1.. .2. ..3', 'nominal')).toBe('no-overlap');
    expect(alpha('', 'interval')).toBe('no-overlap');
    for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
      expect(alpha('111 11.', level)).toBe('no-variation');
  });

  it('compares zero with zero as a ratio', () => {
    expect(alpha('00 01 11', 'ratio')).toBeCloseTo(1 - (5 * 2) / (2 * 9), 12);
  });

  it('refuses more different ratios than can be compared in pairs', () => {
    expect(() => krippendorffAlpha([], 'ratio', new Float64Array(5001))).toThrow(/At most 5000 .* got 5001/);
  });
});

describe('coefficients corrected for chance', () => {
  const published = profilesOf(unitsTable(krippendorff1));
  const fleiss = profilesOf(unitsTable(fleiss1971));
  const [publishedWeights, fleissWeights] = [profileWeights(published), profileWeights(fleiss)];

  it("are irrCAC's on four raters with missing ratings", () => {
    const [gwet, kappa] = [chance(published.list, 'gwet', 5), chance(published.list, 'fleiss', 5)];
    expect(percentAgreement(published.list)(publishedWeights)).toBeCloseTo(0.818181818, 9);
    expect(gwet.statistic(publishedWeights)).toBeCloseTo(0.775444068, 9);
    expect(gwet.standardError(publishedWeights)).toBeCloseTo(0.14295, 5);
    expect(kappa.statistic(publishedWeights)).toBeCloseTo(0.761169275, 9);
    expect(kappa.standardError(publishedWeights)).toBeCloseTo(0.15302, 5);
    expect(chance(published.list, 'uniform', 5).statistic(publishedWeights)).toBeCloseTo(0.772727273, 9);
  });

  it("are Fleiss' of 1971", () => {
    const kappa = chance(fleiss.list, 'fleiss', 5);
    expect(kappa.statistic(fleissWeights)).toBeCloseTo(0.43024452006, 10);
    expect(Array.from(kappa.shares(fleissWeights), (share) => Math.round(share * 180))).toEqual([26, 26, 30, 55, 43]);
    expect(chance(fleiss.list, 'uniform', 5).statistic(fleissWeights)).toBeCloseTo(0.444444444, 9);
    expect(chance(fleiss.list, 'gwet', 5).statistic(fleissWeights)).toBeCloseTo(0.447884516, 9);
    const byValue = fleissByValue(fleiss.list, fleissWeights, 5)!;
    [0.244755, 0.244755, 0.52, 0.471127, 0.566118].forEach((value, at) => expect(byValue[at]).toBeCloseTo(value, 6));
  });

  it("are irrCAC's on counts of six raters", () => {
    const profiles = countProfiles(irrCac6);
    expect(percentAgreement(profiles)(once(profiles))).toBeCloseTo(0.551111111, 9);
    expect(chance(profiles, 'gwet', 5).statistic(once(profiles))).toBeCloseTo(0.444800733, 9);
    expect(chance(profiles, 'gwet', 5).standardError(once(profiles))).toBeCloseTo(0.08418757, 8);
    expect(chance(profiles, 'fleiss', 5).statistic(once(profiles))).toBeCloseTo(0.413926499, 9);
    expect(chance(profiles, 'fleiss', 5).standardError(once(profiles))).toBeCloseTo(0.08119291, 8);
    expect(chance(profiles, 'uniform', 5).statistic(once(profiles))).toBeCloseTo(0.438888889, 9);
  });

  it('are right on the worked example with fourteen raters', () => {
    const profiles = countProfiles(fleissWorked);
    expect(chance(profiles, 'fleiss', 5).statistic(once(profiles))).toBeCloseTo(0.209930704, 9);
    expect(chance(profiles, 'gwet', 5).statistic(once(profiles))).toBeCloseTo(0.225614151, 9);
  });

  it.each([
    [
      [
        [6.99, 0.01],
        [6.99, 0.01],
      ],
      -0.166667,
      0.993343,
    ],
    [
      [
        [7, 1],
        [3, 5],
      ],
      0.161905,
      0.214286,
    ],
    [
      [
        [6, 1, 0],
        [0, 7, 0],
      ],
      0.708333,
      0.785714,
    ],
    [
      [
        [7, 0],
        [0, 7],
      ],
      1,
      1,
    ],
  ])("are Randolph's fixed and free kappa of %j", (counts, fixed, free) => {
    const profiles = countProfiles(counts);
    const values = counts[0]!.length;
    expect(chance(profiles, 'fleiss', values).statistic(once(profiles))).toBeCloseTo(fixed, 6);
    expect(chance(profiles, 'uniform', values).statistic(once(profiles))).toBeCloseTo(free, 6);
  });

  it('weigh near misses at the levels above nominal, and none at all when they are all alike', () => {
    const table = unitsTable(krippendorff1);
    const at = (level: Level) =>
      new ChanceCorrected(published.list, 'gwet', 5, agreementWeights(level, positionsOf(table, level)));
    for (const level of ['ordinal', 'interval', 'ratio'] as const)
      expect(at(level).statistic(publishedWeights)).toBeGreaterThan(0.7754);
    // With two values every disagreement is the farthest, so all levels are the nominal one.
    const two = unitsTable('12 11 22 21');
    const profiles = profilesOf(two);
    for (const level of ['ordinal', 'interval', 'ratio'] as const)
      expect(
        new ChanceCorrected(profiles.list, 'gwet', 2, agreementWeights(level, positionsOf(two, level))).statistic(
          profileWeights(profiles),
        ),
      ).toBeCloseTo(0, 12);
  });

  it('have no value where nothing can be compared or nothing varies', () => {
    const [alone, same] = [
      countProfiles([[1, 0]]),
      countProfiles([
        [3, 0],
        [2, 0],
      ]),
    ];
    expect(chance(alone, 'fleiss', 2).statistic(once(alone))).toBe('no-overlap');
    expect(chance(same, 'fleiss', 2).statistic(once(same))).toBe('no-variation');
    expect(chance(countProfiles([[3]]), 'gwet', 1).statistic(new Float64Array([1]))).toBe('no-variation');
    expect(chance(alone, 'gwet', 2).standardError(once(alone))).toBeNull();
    expect(percentAgreement(alone)(once(alone))).toBe('no-overlap');
    expect(percentAgreement(same)(once(same))).toBe(1);
  });

  it('have no value by category unless every item has as many ratings', () => {
    const uneven = countProfiles([
      [2, 1],
      [1, 1],
    ]);
    expect(fleissByValue(uneven, once(uneven), 2)).toBeNull();
    const unused = countProfiles([
      [2, 1, 0],
      [1, 2, 0],
    ]);
    expect(fleissByValue(unused, once(unused), 3)).toEqual([
      expect.closeTo(-1 / 3, 12),
      expect.closeTo(-1 / 3, 12),
      null,
    ]);
  });
});

describe("Cohen's kappa", () => {
  function kappa(counts: readonly (readonly number[])[], weighting: CohenWeights = 'none') {
    const { kinds, weights, ranks } = crossed(counts);
    return cohenKappa(kinds, weighting, ranks)(weights);
  }

  it('is what SAS prints, with its standard error', () => {
    const counts = [
      [0, 4, 1],
      [0, 8, 0],
      [0, 1, 5],
    ];
    expect(kappa(counts)).toBeCloseTo(0.4842, 4);
    expect(kappa(counts, 'linear')).toBeCloseTo(0.4701, 4);
    expect(kappa(counts, 'quadratic')).toBeCloseTo(0.450160772, 9);
    const { kinds, weights, ranks } = crossed(counts);
    expect(cohenIntervals(kinds, weights, 'none', ranks)!.standardError).toBeCloseTo(0.138, 4);
  });

  it("is Cohen's of 1960", () => {
    const counts = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    expect(kappa(counts)).toBeCloseTo(0.491525424, 9);
    expect(kappa(counts, 'linear')).toBeCloseTo(0.473684211, 9);
    expect(kappa(counts, 'quadratic')).toBeCloseTo(0.454545455, 9);
  });

  it.each([
    [
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
      0.405940594,
    ],
    [
      [
        [45, 15],
        [25, 15],
      ],
      0.130434783,
      0.266055046,
    ],
    [
      [
        [25, 35],
        [5, 35],
      ],
      0.259259259,
      0.207920792,
    ],
    [
      [
        [40, 9],
        [6, 45],
      ],
      0.699519231,
      0.70074813,
    ],
    [
      [
        [80, 10],
        [5, 5],
      ],
      0.318181818,
      0.808,
    ],
  ])('of %j is right, beside AC1', (counts, value, ac1) => {
    expect(kappa(counts)).toBeCloseTo(value, 9);
    const { profiles, weights } = crossedProfiles(counts);
    expect(chance(profiles, 'gwet', 2).statistic(weights)).toBeCloseTo(ac1, 9);
  });

  it('collapses with alpha when one class is nearly all there is, though 85 % agree', () => {
    const { profiles, weights } = crossedProfiles([
      [80, 10],
      [5, 5],
    ]);
    expect(percentAgreement(profiles)(weights)).toBeCloseTo(0.85, 12);
    expect(nominalAlpha(profiles, weights, 2)).toBeCloseTo(0.317714286, 9);
  });

  it('is -1 for perfect disagreement, and 0 when one annotator always says the same', () => {
    expect(
      kappa([
        [0, 5],
        [5, 0],
      ]),
    ).toBe(-1);
    expect(
      kappa([
        [5, 5],
        [0, 0],
      ]),
    ).toBe(0);
    expect(
      kappa([
        [5, 0],
        [0, 0],
      ]),
    ).toBe('no-variation');
    expect(
      kappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBe('no-overlap');
    const { kinds, weights } = crossed([
      [5, 0],
      [0, 0],
    ]);
    expect(cohenIntervals(kinds, weights, 'none', Float64Array.of(0, 1))).toBeNull();
  });
});
