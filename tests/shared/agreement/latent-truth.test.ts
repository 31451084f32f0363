import { describe, expect, it } from 'vitest';
import { dawidSkene, noPrior } from '@shared/agreement/dawid-skene';
import { digamma } from '@shared/agreement/digamma';
import { mace } from '@shared/agreement/mace';
import { largest, majority } from '@shared/agreement/majority';
import { ratingTable, type Rating } from '@shared/agreement/ratings';
import { dawidSkeneTable, toyTable } from './published';

const patients = dawidSkeneTable();
const toy = toyTable();

function labelsOf(posterior: Float64Array, width: number): string {
  let labels = '';
  for (let start = 0; start < posterior.length; start += width)
    labels += patients.values[largest(posterior.subarray(start, start + width))];
  return labels;
}

function row(matrix: Float64Array, at: number, width: number): number[] {
  return Array.from(matrix.subarray(at * width, (at + 1) * width));
}

function expectRow(actual: readonly number[], expected: readonly number[], digits = 6): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, at) => expect(actual[at]).toBeCloseTo(value, digits));
}

const patient = (posterior: Float64Array, number: number) => row(posterior, number - 1, 4);

describe('majority', () => {
  it('counts votes, and says when nobody has won', () => {
    const { shares, winner, tied } = majority(toy);
    expect(row(shares, 0, 2)).toEqual([0.5, 0.5]);
    expectRow(row(shares, 1, 2), [0.4, 0.6], 12);
    expect(Array.from(winner, (value) => toy.values[value]).join('')).toBe('nynyn');
    expect([...tied]).toEqual([1, 0, 0, 0, 0]);
  });
});

describe('Dawid-Skene without a prior', () => {
  const fitted = dawidSkene(patients, noPrior);

  it('finds the likelihood and the parameters of the paper', () => {
    expect(fitted.converged).toBe(true);
    expect(fitted.logLikelihood).toBeCloseTo(-192.8908812142, 8);
    expectRow([...fitted.classes], [0.39955475, 0.42198339, 0.11179519, 0.06666667]);
    expectRow(row(fitted.confusion, 0, 4), [0.88948835, 0.11051165, 0, 0]);
    expectRow(row(fitted.confusion, 1, 4), [0.07058545, 0.87637994, 0.05303461, 0]);
    expectRow(row(fitted.confusion, 2, 4), [0, 0.33882154, 0.66117846, 0]);
    expectRow(row(fitted.confusion, 3, 4), [0, 0, 0.55555556, 0.44444444]);
    expectRow(row(fitted.confusion, 2 * 4 + 2, 4), [0, 0.40367141, 0.1987762, 0.39755239]);
    expectRow(row(fitted.confusion, 3 * 4 + 2, 4), [0, 0, 0.8012238, 0.1987762]);
  });

  it('climbs through the likelihoods that a re-run of the paper prints', () => {
    const path: number[] = [];
    dawidSkene(patients, noPrior, (logLikelihood) => path.push(logLikelihood));
    expectRow(path.slice(0, 5), [-205.091138, -194.550952, -193.159445, -192.942424, -192.90931], 5);
    for (let at = 1; at < path.length; at++) expect(path[at]).toBeGreaterThanOrEqual(path[at - 1]! - 1e-9);
  });

  it('rounds to what the paper prints', () => {
    const rounded = (at: number) => row(fitted.confusion, at, 4).map((value) => Math.round(value * 100) / 100);
    expect(rounded(4)).toEqual([0.83, 0.17, 0, 0]);
    expect(rounded(5)).toEqual([0.05, 0.63, 0.31, 0]);
    expect(rounded(9)).toEqual([0.11, 0.79, 0.11, 0]);
    expect(rounded(13)).toEqual([0.05, 0.84, 0.1, 0]);
    expect(rounded(17)).toEqual([0.16, 0.73, 0.11, 0]);
    expect(rounded(18)).toEqual([0, 0.21, 0.79, 0]);
  });

  it('finds the posteriors and labels', () => {
    const { posterior } = fitted;
    expectRow(patient(posterior, 7), [0.9810203, 0.0189797, 0, 0]);
    expectRow(patient(posterior, 30), [0.99914588, 0.00085412, 0, 0]);
    expect(patient(posterior, 32)[2]).toBeCloseTo(0.99997917, 6);
    expectRow(patient(posterior, 35), [0, 0.9479952, 0.0520048, 0]);
    expectRow(patient(posterior, 38), [0, 0.02120048, 0.97879952, 0]);
    expectRow(patient(posterior, 42), [0.99980644, 0.00019356, 0, 0]);
    expect(labelsOf(posterior, 4)).toBe('142222132243121111222222112111131224233111212');
    const votes = Array.from(majority(patients).winner, (value) => patients.values[value]);
    const changed = Array.from(labelsOf(posterior, 4)).flatMap((label, at) => (label === votes[at] ? [] : [at + 1]));
    expect(changed).toEqual([2, 12, 36]);
  });
});

describe('Dawid-Skene with the fixed prior', () => {
  it('gives the reference posteriors on the data of 1979', () => {
    const { posterior, classes, confusion } = dawidSkene(patients);
    expectRow([...classes], [0.39177221, 0.44377105, 0.12352033, 0.04093641]);
    expect(labelsOf(posterior, 4)).toBe('132222132242121111222222112111131223223111212');
    expectRow(patient(posterior, 3).slice(0, 2), [0.213947, 0.786046], 5);
    expectRow(patient(posterior, 7).slice(0, 2), [0.982309, 0.017691], 5);
    expect(patient(posterior, 12)[1]).toBeCloseTo(0.998189, 5);
    expect(patient(posterior, 35)[1]).toBeCloseTo(0.999992, 5);
    expect(patient(posterior, 36)[2]).toBeCloseTo(0.994181, 5);
    expectRow(patient(posterior, 38).slice(1, 3), [0.943254, 0.056743], 5);
    const diagonal = (observer: number) => [0, 1, 2, 3].map((k) => confusion[observer * 16 + k * 5]!);
    expectRow(diagonal(0), [0.869286, 0.864242, 0.865567, 0.817398], 5);
    expectRow(diagonal(3), [0.877287, 0.757887, 0.770466, 0.777918], 5);
  });

  it('gives the reference posteriors on the toy data', () => {
    const { posterior, converged } = dawidSkene(toy);
    expect(converged).toBe(true);
    const yes = toy.items.map((_, item) => posterior[item * 2 + toy.values.indexOf('y')]!);
    expectRow(yes, [0.52169, 0.764578, 0.118322, 0.994022, 0.022351], 5);
  });
});

describe('Dawid-Skene where there is little to go by', () => {
  it('takes no item, one value, one annotator', () => {
    expect(dawidSkene(ratingTable([])).posterior).toHaveLength(0);
    const one = ratingTable([
      { item: 'a', annotator: 'x', value: 'cat' },
      { item: 'b', annotator: 'x', value: 'cat' },
    ]);
    expect([...dawidSkene(one).posterior]).toEqual([1, 1]);
    expect([...dawidSkene(one, noPrior).posterior]).toEqual([1, 1]);
    const alone = ratingTable([
      { item: 'a', annotator: 'x', value: 'cat' },
      { item: 'b', annotator: 'x', value: 'dog' },
    ]);
    for (const value of dawidSkene(alone).posterior) expect(value).toBeGreaterThanOrEqual(0);
    expect(dawidSkene(alone).posterior[0]).toBeGreaterThan(0.5);
  });
});

describe('MACE', () => {
  it('gives the reference numbers on the data of 1979', () => {
    const { posterior, competence, logLikelihood } = mace(patients);
    expectRow([...competence], [0.824711, 0.617102, 0.736877, 0.8103, 0.752446], 5);
    expect(logLikelihood).toBeCloseTo(-256.141006, 4);
    expectRow(patient(posterior, 3).slice(0, 2), [0.135108, 0.86484], 5);
    expectRow(patient(posterior, 12).slice(1, 3), [0.736661, 0.258668], 5);
    expectRow(patient(posterior, 36).slice(2), [0.948984, 0.050997], 5);
  });

  it('gives the reference numbers on the toy data', () => {
    const { posterior, competence, logLikelihood } = mace(toy);
    const yes = toy.items.map((_, item) => posterior[item * 2 + toy.values.indexOf('y')]!);
    expectRow(yes, [0.972179, 0.99846, 0.000785, 0.999767, 0.000309], 5);
    expectRow([...competence], [0.055377, 0.880854, 0.864742, 0.206357, 0.209572], 5);
    expect(logLikelihood).toBeCloseTo(-15.604731, 5);
  });
});

describe('both models', () => {
  it.each([
    ['Dawid-Skene', dawidSkene],
    ['MACE', mace],
  ])('%s finds the same under other names', (_, model) => {
    const rename = (names: readonly string[], index: number) => String(names.length - index).padStart(3, '0');
    const renamed: Rating[] = [];
    patients.items.forEach((_item, item) => {
      for (let at = patients.starts[item]!; at < patients.starts[item + 1]!; at++)
        renamed.push({
          item: rename(patients.items, item),
          annotator: rename(patients.annotators, patients.annotatorOf[at]!),
          value: rename(patients.values, patients.valueOf[at]!),
        });
    });
    // Everything is back to front: items and values.
    const found = [...model(ratingTable(renamed)).posterior].reverse();
    const posterior = model(patients).posterior;
    expect(found).toHaveLength(posterior.length);
    found.forEach((probability, at) => expect(probability).toBeCloseTo(posterior[at]!, 6));
  });
});

describe('digamma', () => {
  it('is minus the Euler-Mascheroni constant at 1, and falls by 1/x', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 12);
    expect(digamma(100.25) - digamma(99.25)).toBeCloseTo(1 / 99.25, 12);
  });
});
