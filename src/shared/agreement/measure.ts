import { agreementWeights } from './agreement-weights';
import { bootstrapInterval, sampleOf, type Interval } from './bootstrap';
import { ChanceCorrected, fleissByValue, type ChanceModel } from './chance-corrected';
import { cohenIntervals, cohenKappa, pairedRatings } from './cohen';
import { congerKappa, patternsOf } from './conger';
import { alphaByDistance, krippendorffAlpha } from './krippendorff';
import { positionsOf, type Level } from './level';
import { levelsOfMetric, type Metric } from './metric';
import { percentAgreement } from './percent';
import { pairable, profilesOf, profileWeights, type Profiles } from './profiles';
import type { RatingTable } from './ratings';
import { estimateTruth, type Truth } from './truth';
import type { Statistic } from './value';
import { prevalence, warningsOf, type Warning } from './warnings';

export interface AgreementReport {
  readonly metric: Metric;
  readonly level: Level;
  /**
   * The coefficient, at most 1; of `dawid-skene` and `mace` the expected share of items whose consensus label is right.
   * Null when it is undefined: a warning says why.
   */
  readonly value: number | null;
  /** By resampling items, or groups of items that depend on each other. */
  readonly ci95: Interval | null;
  readonly items: number;
  readonly ratings: number;
  /** By formula, where there is one and items do not depend on each other. */
  readonly standardError: number | null;
  /** Pairwise agreement that is not corrected for chance, 0 to 1. */
  readonly percent: number | null;
  readonly prevalence: { readonly value: string; readonly share: number } | null;
  readonly warnings: readonly Warning[];
  /** Fleiss' kappa of each value, when all items have the same number of ratings. */
  readonly byValue?: readonly { readonly value: string; readonly kappa: number | null }[];
  /** Of the models of a latent truth. */
  readonly truth?: Truth;
}

interface Measured {
  readonly statistic: Statistic;
  /** For each item its class; -1 when it does not count. */
  readonly classOf: Int32Array;
  readonly classes: number;
  readonly standardError: number | null;
  readonly byValue?: AgreementReport['byValue'];
  readonly truth?: Truth;
}

/**
 * One coefficient of a table of ratings with its interval and all that a reader must know about it.
 *
 * @param groupOf names what an item belongs to, when items of one group depend on each other.
 * @throws RangeError when the metric is not defined at the level, `cohen` is asked about other than two annotators, the
 * level needs numbers and a value is none, or has more values than it can compare in pairs.
 */
export function measureAgreement(
  table: RatingTable,
  metric: Metric,
  level: Level,
  groupOf?: (item: string) => string,
): AgreementReport {
  if (!levelsOfMetric[metric].includes(level)) throw new RangeError(`${metric} is not defined at the level ${level}`);
  const profiles = profilesOf(table);
  return reportOf(table, profiles, measured(table, profiles, metric, level), { metric, level, groupOf });
}

/**
 * Krippendorff's alpha of values of any kind, with its interval and warnings.
 *
 * @param distance of two values as they are written: 0 to 1, 0 for the same, the same from both sides.
 * @throws RangeError for more than 5,000 different values.
 */
export function measureByDistance(
  table: RatingTable,
  distance: (one: string, other: string) => number,
  groupOf?: (item: string) => string,
): AgreementReport {
  const { values } = table;
  const profiles = profilesOf(table);
  const compared = pairable(profiles);
  const apart = new Map<number, number>();
  const between = (one: number, other: number): number => {
    const key = Math.min(one, other) * values.length + Math.max(one, other);
    const known = apart.get(key) ?? distance(values[one]!, values[other]!);
    apart.set(key, known);
    return known;
  };
  const statistic = alphaByDistance(compared.list, values.length, between);
  return reportOf(table, profiles, byProfile(compared, statistic), {
    metric: 'krippendorff',
    level: 'nominal',
    groupOf,
  });
}

function reportOf(
  table: RatingTable,
  profiles: Profiles,
  { statistic, classOf, classes, standardError, byValue, truth }: Measured,
  { metric, level, groupOf }: { metric: Metric; level: Level; groupOf: ((item: string) => string) | undefined },
): AgreementReport {
  const weights = profileWeights(profiles);
  const value = statistic(countsOf(classOf, classes));
  const sample = sampleOf(classOf, groupOf && ((item) => groupOf(table.items[item]!)));
  const ci95 = typeof value === 'string' ? null : bootstrapInterval(sample, classes, statistic);
  const percent = percentAgreement(profiles.list)(weights);
  const warnings = warningsOf(table, profiles.list, weights);
  if (typeof value === 'string') warnings.unshift({ code: value });
  else if (ci95 === null) warnings.push({ code: 'no-interval' });
  return {
    metric,
    level,
    value: typeof value === 'string' ? null : value,
    ci95,
    items: table.items.length,
    ratings: table.valueOf.length,
    standardError: groupOf ? null : standardError,
    percent: typeof percent === 'string' ? null : percent,
    prevalence: prevalence(table),
    warnings,
    ...(byValue && { byValue }),
    ...(truth && { truth }),
  };
}

function measured(table: RatingTable, profiles: Profiles, metric: Metric, level: Level): Measured {
  switch (metric) {
    case 'cohen':
      return cohen(table, level);
    case 'conger': {
      const patterns = patternsOf(table);
      const statistic = congerKappa(patterns, table.annotators.length, table.values.length);
      return { statistic, classOf: patterns.ofItem, classes: patterns.list.length, standardError: null };
    }
    case 'percent': {
      const compared = pairable(profiles);
      return byProfile(compared, percentAgreement(compared.list));
    }
    case 'krippendorff': {
      const compared = pairable(profiles);
      return byProfile(compared, krippendorffAlpha(compared.list, level, positionsOf(table, level)));
    }
    case 'dawid-skene':
    case 'mace':
      return latent(table, metric);
    case 'fleiss':
    case 'gwet':
    case 'brennan-prediger':
    default:
      return chanceCorrected(table, profiles, metric === 'brennan-prediger' ? 'uniform' : metric, level);
  }
}

function byProfile({ list, ofItem }: Profiles, statistic: Statistic, standardError: number | null = null): Measured {
  return { statistic, classOf: ofItem, classes: list.length, standardError };
}

function chanceCorrected(table: RatingTable, profiles: Profiles, model: ChanceModel, level: Level): Measured {
  const values = table.values.length;
  const agreement = agreementWeights(level, positionsOf(table, level));
  const corrected = new ChanceCorrected(profiles.list, model, values, agreement);
  const weights = profileWeights(profiles);
  const kappas = model === 'fleiss' ? fleissByValue(profiles.list, weights, values) : null;
  return {
    ...byProfile(profiles, corrected.statistic, corrected.standardError(weights)),
    ...(kappas && { byValue: kappas.map((kappa, value) => ({ value: table.values[value]!, kappa })) }),
  };
}

function cohen(table: RatingTable, level: Level): Measured {
  if (table.annotators.length !== 2)
    throw new RangeError(`Cohen's kappa compares 2 annotators, got ${table.annotators.length}`);
  const { kinds, ofItem } = pairedRatings(table, 0, 1);
  const weighting = level === 'nominal' ? 'none' : level === 'ordinal' ? 'linear' : 'quadratic';
  // Ordinal values keep their order and lose their distances.
  const positions =
    level === 'interval' ? positionsOf(table, level) : Float64Array.from(table.values, (_, rank) => rank);
  return {
    statistic: cohenKappa(kinds, weighting, positions),
    classOf: ofItem,
    classes: kinds.length,
    standardError: cohenIntervals(kinds, countsOf(ofItem, kinds.length), weighting, positions)?.standardError ?? null,
  };
}

function latent(table: RatingTable, model: 'dawid-skene' | 'mace'): Measured {
  const truth = estimateTruth(table, model);
  const sure = Float64Array.from(truth.consensus, ({ probability }) => probability);
  return {
    statistic: (weights) => {
      let [sum, items] = [0, 0];
      for (let item = 0; item < sure.length; item++) {
        sum += weights[item]! * sure[item]!;
        items += weights[item]!;
      }
      return items === 0 ? 'no-overlap' : sum / items;
    },
    classOf: Int32Array.from(sure, (_, item) => item),
    classes: sure.length,
    standardError: null,
    truth,
  };
}

function countsOf(classOf: Int32Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const one of classOf) if (one >= 0) counts[one]!++;
  return counts;
}
