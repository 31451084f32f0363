import type { Level } from './level';

export const metrics = [
  'percent',
  'cohen',
  'conger',
  'fleiss',
  'brennan-prediger',
  'krippendorff',
  'gwet',
  'dawid-skene',
  'mace',
] as const;
export type Metric = (typeof metrics)[number];

/** The levels of measurement at which a metric is defined. */
export const levelsOfMetric: Readonly<Record<Metric, readonly Level[]>> = {
  percent: ['nominal'],
  // Linear weights on ranks, quadratic weights on numbers.
  cohen: ['nominal', 'ordinal', 'interval'],
  conger: ['nominal'],
  fleiss: ['nominal'],
  'brennan-prediger': ['nominal', 'ordinal', 'interval', 'ratio'],
  krippendorff: ['nominal', 'ordinal', 'interval', 'ratio'],
  gwet: ['nominal', 'ordinal', 'interval', 'ratio'],
  'dawid-skene': ['nominal'],
  mace: ['nominal'],
};
