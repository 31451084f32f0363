import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, sampleOf } from '@shared/agreement/bootstrap';
import { measureAgreement } from '@shared/agreement/measure';
import { levelsOfMetric, metrics, type Metric } from '@shared/agreement/metric';
import { randomIntegers } from '@shared/agreement/random';
import { ratingTable, type Rating } from '@shared/agreement/ratings';
import { arbitraryRatings, shuffled } from './arbitrary-ratings';
import { dawidSkeneTable, krippendorff1, unitsTable } from './published';

const everyWay = metrics
  .filter((metric) => metric !== 'cohen')
  .flatMap((metric) => levelsOfMetric[metric].map((level) => [metric, level] as const));

/** MACE takes 50 steps from even odds: where annotators contradict each other evenly, rounding grows on the way. */
const stable = everyWay.filter(([metric]) => metric !== 'mace');

const few = { numRuns: 25 };

describe('agreement of any ratings', () => {
  it.each(everyWay)('by %s, %s, is the same to the last bit in whatever order they arrive', (metric, level) => {
    fc.assert(
      fc.property(
        arbitraryRatings.chain((ratings) => fc.tuple(fc.constant(ratings), shuffled(ratings))),
        ([ratings, other]) => {
          const report = measureAgreement(ratingTable(ratings), metric, level);
          expect(measureAgreement(ratingTable(other), metric, level)).toEqual(report);
        },
      ),
      few,
    );
  });

  it.each(everyWay)('by %s, %s, is a number up to 1 or null with its reason, never NaN', (metric, level) => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        const { value, ci95, warnings, standardError } = measureAgreement(ratingTable(ratings), metric, level);
        const reasons = warnings.filter(({ code }) => code === 'no-overlap' || code === 'no-variation');
        expect(reasons).toHaveLength(value === null ? 1 : 0);
        expect(value ?? 0).toBeLessThanOrEqual(1 + 1e-12);
        for (const number of [value, standardError, ...(ci95 ?? [])]) expect(number).not.toBeNaN();
        expect((ci95?.[0] ?? 0) <= (ci95?.[1] ?? 0)).toBe(true);
      }),
      few,
    );
  });

  it.each(stable)('by %s, %s, does not depend on the names of items and annotators', (metric, level) => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        const renamed = ratings.map(({ item, annotator, value }) => ({
          item: `${9 - Number(item.slice(1))}x`,
          annotator: String(9 - Number(annotator.slice(1))),
          value,
        }));
        const [one, other] = [ratings, renamed].map((all) => measureAgreement(ratingTable(all), metric, level).value);
        expect(other ?? 2).toBeCloseTo(one ?? 2, 9);
      }),
      few,
    );
  });

  it.each(stable.filter(([, level]) => level === 'nominal'))(
    'by %s, %s, does not depend on the names of values',
    (metric, level) => {
      fc.assert(
        fc.property(arbitraryRatings, (ratings) => {
          const renamed = ratings.map((rating) => ({ ...rating, value: ['z', 'b', 'y', 'a'][Number(rating.value)]! }));
          const [one, other] = [ratings, renamed].map((all) => measureAgreement(ratingTable(all), metric, level).value);
          expect(other ?? 2).toBeCloseTo(one ?? 2, 9);
        }),
        few,
      );
    },
  );

  it.each(['percent', 'krippendorff'] as const)('by %s takes no notice of an item that one person rated', (metric) => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        const more = [...ratings, { item: 'alone', annotator: 'a0', value: '3' }];
        const [one, other] = [ratings, more].map((all) => measureAgreement(ratingTable(all), metric, 'nominal'));
        expect([other!.value, other!.ci95]).toEqual([one!.value, one!.ci95]);
      }),
      few,
    );
  });

  it.each(['fleiss', 'gwet', 'percent'] as const)('by %s is the same when every item occurs twice', (metric) => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        const twice = [...ratings, ...ratings.map((rating) => ({ ...rating, item: `again ${rating.item}` }))];
        const [one, other] = [ratings, twice].map((all) => measureAgreement(ratingTable(all), metric, 'nominal').value);
        expect(other ?? 2).toBeCloseTo(one ?? 2, 9);
      }),
      few,
    );
  });

  it.each([...everyWay, ['cohen', 'ordinal'] as const])('by %s, %s, is 1 for two who always agree', (metric, level) => {
    const ratings = ['0', '1', '2', '1', '0', '2', '2', '1'].flatMap((value, item) =>
      ['x', 'y'].map((annotator): Rating => ({ item: String(item), annotator, value })),
    );
    const { value } = measureAgreement(ratingTable(ratings), metric, level);
    // The models of a latent truth keep a doubt.
    const least = metric === 'dawid-skene' || metric === 'mace' ? 0.9 : 1 - 1e-12;
    expect(value).toBeGreaterThanOrEqual(least);
  });
});

describe('a report', () => {
  it('tells the prevalence, and warns when one value is nearly all there is', () => {
    const units = [...Array<string>(76).fill('11'), '12', '21', '12', '21'].join(' ');
    const { warnings, prevalence, value, percent } = measureAgreement(unitsTable(units), 'krippendorff', 'nominal');
    expect(prevalence).toEqual({ value: '1', share: 0.975 });
    expect(warnings).toEqual([{ code: 'prevalence', value: '1', share: 0.975 }]);
    expect(percent).toBe(0.95);
    expect(value).toBeLessThan(0);
  });

  it('has an interval that holds the value, and that narrows with the items', () => {
    const once = measureAgreement(unitsTable(krippendorff1), 'krippendorff', 'nominal').ci95!;
    const often = measureAgreement(
      unitsTable(Array(20).fill(krippendorff1).join(' ')),
      'krippendorff',
      'nominal',
    ).ci95!;
    expect(often[1] - often[0]).toBeLessThan((once[1] - once[0]) / 3);
  });

  it("says how much each of Fleiss' categories is agreed on", () => {
    const { byValue } = measureAgreement(unitsTable('aab abb aaa bbb ccc'), 'fleiss', 'nominal');
    expect(byValue!.map(({ value }) => value)).toEqual(['a', 'b', 'c']);
    expect(byValue![2]!.kappa).toBeCloseTo(1, 12);
  });

  it('refuses what is not defined', () => {
    const table = dawidSkeneTable();
    expect(() => measureAgreement(table, 'fleiss', 'ratio')).toThrow('fleiss is not defined at the level ratio');
    expect(() => measureAgreement(table, 'cohen', 'nominal')).toThrow('compares 2 annotators, got 5');
    const words = ratingTable([{ item: 'a', annotator: 'x', value: 'low' }]);
    expect(() => measureAgreement(words, 'krippendorff', 'interval')).toThrow('needs numbers, got low');
  });
});

describe('random integers', () => {
  it('are these on every machine', () => {
    const random = randomIntegers(1979);
    expect(Array.from({ length: 8 }, () => random(1000))).toMatchInlineSnapshot(`
      [
        514,
        144,
        787,
        582,
        551,
        871,
        952,
        889,
      ]
    `);
  });

  it('are spread evenly', () => {
    const [random, counts] = [randomIntegers(1), new Float64Array(10)];
    for (let draw = 0; draw < 100_000; draw++) counts[random(10)]!++;
    // Chi-square with 9 degrees of freedom: above 27.9 once in a thousand, and the seed is fixed.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });
});

describe('a bootstrap interval', () => {
  it('is the textbook one for a mean', () => {
    // 400 units, half of them 1: the standard error is 0.025.
    const classOf = Int32Array.from({ length: 400 }, (_, unit) => unit % 2);
    const [low, high] = bootstrapInterval(sampleOf(classOf), 2, (weights) => weights[1]! / 400)!;
    expect(Math.abs(low - (0.5 - 1.96 * 0.025))).toBeLessThan(0.01);
    expect(Math.abs(high - (0.5 + 1.96 * 0.025))).toBeLessThan(0.01);
  });

  it('is wider when what depends on each other is drawn together', () => {
    // 40 groups of ten that are all alike: as good as 40 units.
    const classOf = Int32Array.from({ length: 400 }, (_, unit) => Math.floor(unit / 10) % 2);
    const together = sampleOf(classOf, (item) => Math.floor(item / 10));
    const [low, high] = bootstrapInterval(together, 2, (weights) => weights[1]! / 400)!;
    expect(Math.abs(high - low - 2 * 1.96 * (0.5 / Math.sqrt(40)))).toBeLessThan(0.03);
    const report = measureAgreement(unitsTable(krippendorff1), 'fleiss', 'nominal', () => 'all in one');
    expect(report).toMatchObject({ ci95: null, standardError: null });
  });

  it('takes no notice of items that do not count', () => {
    expect(sampleOf(Int32Array.of(-1, 1, -1, 0))).toEqual(sampleOf(Int32Array.of(1, 0)));
  });

  it('is none for a single unit, and none when the statistic often has no value', () => {
    expect(bootstrapInterval(sampleOf(new Int32Array(1)), 1, () => 1)).toBeNull();
    const rare = (weights: Float64Array) => (weights[1] === 0 ? ('no-variation' as const) : 1);
    expect(bootstrapInterval(sampleOf(Int32Array.of(0, 0, 0, 1)), 2, rare)).toBeNull();
  });
});

/** Every metric is tried above, but the one that takes two annotators only. */
describe("Cohen's kappa", () => {
  it.each(levelsOfMetric.cohen)('at the level %s is the same whoever comes first', (level) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 20 }), (pairs) => {
        const table = (first: string, second: string) =>
          ratingTable([
            { item: 'first', annotator: first, value: '0' },
            { item: 'second', annotator: second, value: '1' },
            ...pairs.flatMap(([one, other], item) => [
              { item: String(item), annotator: first, value: String(one) },
              { item: String(item), annotator: second, value: String(other) },
            ]),
          ]);
        const metric: Metric = 'cohen';
        const one = measureAgreement(table('x', 'y'), metric, level).value;
        expect(measureAgreement(table('y', 'x'), metric, level).value ?? 2).toBeCloseTo(one ?? 2, 9);
      }),
      few,
    );
  });
});
