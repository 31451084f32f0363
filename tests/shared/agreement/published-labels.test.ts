import { describe, expect, it } from 'vitest';
import {
  entropyOf,
  balanceOf,
  balancingWeights,
  committeeDivergence,
  effectiveNumber,
  marginOf,
} from '@shared/agreement/class-balance';
import { cohenIntervals } from '@shared/agreement/cohen';
import { pairSignal, signalLeft, worthOfCorrecting, worthOfOne } from '@shared/agreement/label-noise';
import { mace } from '@shared/agreement/mace';
import { majority } from '@shared/agreement/majority';
import { measureAgreement } from '@shared/agreement/measure';
import { oneCoin } from '@shared/agreement/one-coin';
import { masiDistance } from '@shared/agreement/set-distance';
import { majorityQuality, weightedMajority } from '@shared/agreement/weighted-majority';
import { wilsonInterval } from '@shared/agreement/wilson';
import { fleissZ } from '@shared/agreement/fleiss-z';
import { profilesOf, profileWeights } from '@shared/agreement/profiles';
import { crossed, dawidSkeneTable, fleiss1971, krippendorff1, toyTable, unitsTable } from './published';

function expectAll(actual: Iterable<number>, expected: readonly number[], digits: number): void {
  const values = [...actual];
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, at) => expect(values[at]).toBeCloseTo(value, digits));
}

describe("Conger's kappa", () => {
  it("is irrCAC's for four raters with missing ratings, and Cohen's for two", () => {
    expect(measureAgreement(unitsTable(krippendorff1), 'conger', 'nominal').value).toBeCloseTo(0.762817441, 9);
    const two = unitsTable('11 12 22 21 33 31 22 11');
    const cohen = measureAgreement(two, 'cohen', 'nominal').value!;
    expect(measureAgreement(two, 'conger', 'nominal').value).toBeCloseTo(cohen, 12);
  });
});

describe("Fleiss' kappa", () => {
  it('lies as far from chance as R says', () => {
    const table = unitsTable(fleiss1971);
    const profiles = profilesOf(table);
    const z = fleissZ(0.43024452006, profiles.list, profileWeights(profiles), 5);
    expect(z).toBeCloseTo(17.65183, 4);
    expect(fleissZ(1, profilesOf(unitsTable('11 1.')).list, Float64Array.of(1, 1), 1)).toBeNull();
  });
});

describe("the large-sample intervals of Cohen's kappa", () => {
  const { kinds, weights, ranks } = crossed([
    [0, 4, 1],
    [0, 8, 0],
    [0, 1, 5],
  ]);

  it('are those that SAS prints', () => {
    const plain = cohenIntervals(kinds, weights, 'none', ranks)!;
    expect(plain.standardError).toBeCloseTo(0.138, 4);
    expectAll(plain.ci95, [0.2137, 0.7547], 4);
    expect(plain.standardErrorByChance).toBeCloseTo(0.1484, 4);
    expect(plain.z).toBeCloseTo(3.2626, 4);
    const linear = cohenIntervals(kinds, weights, 'linear', ranks)!;
    expect(linear.standardError).toBeCloseTo(0.1457, 4);
    expectAll(linear.ci95, [0.1845, 0.7558], 4);
    expect(linear.z).toBeCloseTo(3.2971, 4);
  });
});

describe('a majority in which skill counts', () => {
  it('is the one of crowd-kit on its toy data', () => {
    const { skills, shares, consistency } = weightedMajority(toyTable());
    expectAll(skills, [0.6, 0.8, 1, 0.4, 0.8], 12);
    const yes = [...shares].filter((_, at) => at % 2 === 1);
    expectAll(yes, [0.461538, 0.666667, 0.277778, 1, 0.166667], 6);
    expect(consistency).toBeCloseTo(0.9384615384615385, 12);
  });

  it.each([
    [0.8, [0.896, 0.94208, 0.966656]],
    [0.7, [0.784, 0.83692, 0.873964]],
    [0.6, [0.648, 0.68256]],
  ])('of annotators who are right with %s is right as often as Sheng found', (right, qualities) => {
    expect(majorityQuality(right, 1)).toBeCloseTo(right, 12);
    expectAll(
      qualities.map((_, at) => majorityQuality(right, 3 + 2 * at)),
      qualities,
      9,
    );
  });
});

describe('Dawid-Skene with one number each', () => {
  it('converges to the reference on the data of 1979', () => {
    const { skills, classes } = oneCoin(dawidSkeneTable());
    expect(skills).toHaveLength(5);
    expectAll(skills, [0.88543, 0.700725, 0.811465, 0.853068, 0.80892], 6);
    expectAll(classes, [0.40192, 0.4511, 0.124629, 0.022352], 6);
  });

  it('converges to the reference on the toy data', () => {
    const { posterior, skills } = oneCoin(toyTable());
    expect(posterior).toHaveLength(10);
    expectAll(
      [...posterior].filter((_, at) => at % 2 === 1),
      [1, 1, 0, 1, 0],
      4,
    );
    expectAll(skills, [0.4, 1, 1, 0.6, 0.6], 4);
  });
});

describe('MACE by expectation maximisation', () => {
  it('gives the reference numbers on the data of 1979', () => {
    const patients = dawidSkeneTable();
    const { competence, logLikelihood, posterior } = mace(patients, 'maximum-likelihood');
    expectAll(competence, [0.784915, 0.664584, 0.71231, 0.84509, 0.722741], 5);
    expect(logLikelihood).toBeCloseTo(-245.387479, 4);
    const labels = patients.items.map((_, item) => {
      const row = [...posterior.subarray(item * 4, item * 4 + 4)];
      return patients.values[row.indexOf(Math.max(...row))];
    });
    // The reference prints 2 for patient 12, of whom these very competences say 0.44 for 2 and 0.52 for 3.
    labels[11] = '2';
    expect(labels.join('')).toBe('132222132242121111222222112111131224233111212');
    expectAll(posterior.subarray(45, 47), [0.440454, 0.515509], 5);
  });
});

describe('small figures', () => {
  it('are those that are published', () => {
    expect(entropyOf([1 / 3, 1 / 3, 1 / 3])).toBeCloseTo(1.098612289, 9);
    expect(entropyOf([0.5, 0.3, 0.2])).toBeCloseTo(1.029653014, 9);
    expect(entropyOf([0.5, 0.3, 0.2]) / Math.log(3)).toBeCloseTo(0.937230563, 9);
    expect(marginOf([0.3, 0.5, 0.2])).toBeCloseTo(0.2, 12);
    expect(
      committeeDivergence([
        [0.7, 0.2, 0.1],
        [0.6, 0.3, 0.1],
        [0.1, 0.8, 0.1],
      ]),
    ).toBeCloseTo(0.168699298, 9);
    // One of ten: Wilson 1927, as every textbook prints it.
    expectAll(wilsonInterval(0.1, 10)!, [0.0179, 0.4042], 4);
    expect(masiDistance(['a'], ['a', 'b'])).toBeCloseTo(2 / 3, 12);
    expect([masiDistance([], []), masiDistance(['a'], ['b'])]).toEqual([0, 1]);
    expect([...majority(toyTable()).tied]).toEqual([1, 0, 0, 0, 0]);
  });

  it('of the balance of classes are those that are published', () => {
    expectAll(
      [10, 100, 1000, 5000].map((count) => effectiveNumber(count, 0.999)),
      [9.95512, 95.207853, 632.304575, 993.278888],
      6,
    );
    expect(effectiveNumber(1000, 0.9999)).toBeCloseTo(951.671064, 6);
    expect(effectiveNumber(1000, 0)).toBe(1);
    expectAll(balancingWeights([5000, 500, 50], 0.999), [0.125629, 0.317017, 2.557354], 6);
    expect(balanceOf([5000, 500, 50, 5])).toEqual({
      ratio: 1000,
      evenness: expect.closeTo(0.259816517, 9) as number,
      effective: expect.closeTo(1.433590552, 9) as number,
      effectiveByShares: expect.closeTo(1.221977802, 9) as number,
      divergence: expect.closeTo(1.026112189, 9) as number,
      rare: [2, 3],
    });
  });
});

describe('what correcting labels is worth', () => {
  it.each([
    [60, 500, 0.12, 2, 365.65, 562.39],
    [30, 500, 0.12, 2, 170.36, 214.51],
    [10, 500, 0.12, 2, 54.017, 64.13],
    [500, 10_000, 0.05, 2, 2345.679, 4013.39],
  ])('is for %i of %i images at a noise of %f what was worked out', (corrected, images, noise, classes, m, info) => {
    const worth = worthOfCorrecting(corrected, images, noise, classes);
    expect(worth.attenuation).toBeCloseTo(m, 2);
    expect(worth.information).toBeCloseTo(info, 2);
  });

  it('is less with many classes, and at least four images for a label with two', () => {
    expect(worthOfCorrecting(60, 500, 0.12, 10).attenuation).toBeCloseTo(165.68, 2);
    expect(worthOfCorrecting(60, 500, 0.12, 39).attenuation).toBeCloseTo(150.32, 2);
    expect(worthOfCorrecting(100, 10_000, 0.05).attenuation).toBeCloseTo(449.383, 3);
    expect(worthOfCorrecting(100, 2000, 0.2).attenuation).toBeCloseTo(722.222, 3);
    expect(worthOfOne(0.12)).toBeCloseTo(5.263, 3);
    expect(worthOfOne(0)).toBe(4);
    expect(1 / signalLeft(0.12) ** 2).toBeCloseTo(1.731301939, 9);
    expect(1 / signalLeft(0.12, 10) ** 2).toBeCloseTo(1.331360947, 9);
    expect(worthOfCorrecting(60, 500, 0.12).information / 500 + 1).toBeCloseTo(2.124770182, 9);
  });

  it('grows with every label, faster and faster, and begins at nothing', () => {
    const worth = (corrected: number) => worthOfCorrecting(corrected, 500, 0.2);
    expect(worth(0)).toEqual({ attenuation: 0, information: 0 });
    for (let corrected = 1; corrected < 99; corrected++) {
      const [before, now, after] = [worth(corrected - 1), worth(corrected), worth(corrected + 1)];
      expect(now.attenuation).toBeGreaterThan(before.attenuation);
      expect(after.attenuation - now.attenuation).toBeGreaterThan(now.attenuation - before.attenuation);
      expect(now.information).toBeGreaterThanOrEqual(now.attenuation);
    }
  });

  it('asks most of the pair of classes that are confused most', () => {
    const counts = [
      [100, 40, 20],
      [56, 60, 0],
      [32, 12, 80],
    ];
    expect(pairSignal(counts, 0, 1)).toBeCloseTo(0.241025641, 9);
    expect(pairSignal(counts, 0, 2)).toBeCloseTo(0.557575758, 9);
    expect(pairSignal(counts, 1, 2)).toBeCloseTo(0.833333333, 9);
    expect(1 / pairSignal(counts, 0, 1) ** 2).toBeCloseTo(17.2137, 4);
  });
});
