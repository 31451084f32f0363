import type { Interval } from '@shared/agreement/bootstrap';
import type { AgreementGroup } from '@shared/agreement/breakdown';
import type { AgreementReport } from '@shared/agreement/measure';
import type { Metric } from '@shared/agreement/metric';
import type { RatingTable } from '@shared/agreement/ratings';
import type { Truth } from '@shared/agreement/truth';
import type { Warning } from '@shared/agreement/warnings';
import type { CrowdAndModel } from '@main/consensus/crowd-and-model';
import type { ProjectAgreement } from '@main/consensus/agreement-report';
import { count } from './words';

const names: Readonly<Record<Metric, string>> = {
  percent: 'Percent agreement',
  cohen: "Cohen's kappa",
  conger: "Conger's kappa",
  fleiss: "Fleiss' kappa",
  'brennan-prediger': "Brennan and Prediger's coefficient",
  krippendorff: "Krippendorff's alpha",
  gwet: "Gwet's AC1",
  'dawid-skene': 'Expected share of right consensus labels (Dawid-Skene)',
  mace: 'Expected share of right consensus labels (MACE)',
};

/** More lines than this are for a program to read. */
const MOST_LINES = 20;
/** What is less sure is told one by one. */
const SURE = 0.8;

/** A report for programs: what a model of the truth found stands beside the number. */
export function agreementResult({ truth, ...coefficient }: AgreementReport, { values }: Pick<RatingTable, 'values'>) {
  return { ...coefficient, ...(truth && { values, ...truth }) };
}

/** A report for people. */
export function agreementWords(report: AgreementReport, annotators: number, thing = 'item'): string[] {
  const { metric, level, value, ci95, items, ratings, percent, warnings, byValue, truth } = report;
  const name = metric === 'gwet' && level !== 'nominal' ? "Gwet's AC2" : names[metric];
  return [
    `${name}, ${level}: ${intervalWords(value, ci95)}`,
    `${count(items, thing)}, ${count(ratings, 'rating')}, ${count(annotators, 'annotator')}`,
    ...(percent !== null && metric !== 'percent' ? [`Agreement not corrected for chance: ${share(percent)}`] : []),
    ...(byValue ?? []).map(({ value, kappa }) => `  ${value}: ${kappa === null ? 'undefined' : fixed(kappa)}`),
    ...(truth ? truthWords(truth) : []),
    ...warnings.map((warning) => `Note: ${warningWords(warning)}`),
  ];
}

/** One line of a breakdown. */
export function groupWords(group: AgreementGroup): string {
  const notes = group.warnings.some(({ code }) => code === 'few-items') ? ' (few)' : '';
  return `  ${nameOf(group)}: ${intervalWords(group.value, group.ci95)}, ${count(group.items, 'thing')}${notes}`;
}

function nameOf(group: AgreementGroup): string {
  if ('class' in group) return group.class;
  return 'annotators' in group ? group.annotators.join(' and ') : `${group.part} "${group.name}"`;
}

/** Who is said to be how reliable, and what is taken for what. */
export function peopleWords({ confusion, reliability }: Pick<ProjectAgreement, 'confusion' | 'reliability'>): string[] {
  const apart = confusion.filter(({ one, other }) => one !== other);
  return [
    ...(reliability.length > 0 ? ['How often each is likely right (Dawid-Skene):'] : []),
    ...reliability.map(
      ({ annotator, accuracy, ci95, ratings }) =>
        `  ${annotator}: ${intervalWords(accuracy, ci95)}, ${count(ratings, 'rating')}`,
    ),
    ...(apart.length > 0 ? ['Taken for different things:'] : []),
    ...apart
      .slice(0, MOST_LINES)
      .map(
        ({ one, other, count: times, images }) =>
          `  ${one ?? 'nothing'} and ${other ?? 'nothing'}: ${times} times, e.g. ${images.slice(0, 3).join(', ')}`,
      ),
    ...(apart.length > MOST_LINES ? [`  and ${apart.length - MOST_LINES} more (--json lists all)`] : []),
  ];
}

/** What people and a model together take things for. */
export function togetherWords({ model, value, ci95, modelWeight, consensus, annotators }: CrowdAndModel): string[] {
  const doubtful = consensus.filter(({ probability }) => probability < SURE);
  return [
    `With ${model} (CROWDLAB) the consensus is right: ${intervalWords(value, ci95)}; the model counts ${fixed(modelWeight)}`,
    ...annotators.map(
      ({ annotator, quality, weight }) => `  ${annotator}: quality ${fixed(quality)}, counts ${fixed(weight)}`,
    ),
    `To look at: ${count(doubtful.length, 'thing')}`,
    ...doubtful
      .slice(0, MOST_LINES)
      .map(({ item, value: name, probability }) => `  ${item}: ${name}, ${share(probability)} sure`),
    ...(doubtful.length > MOST_LINES ? [`  and ${doubtful.length - MOST_LINES} more (--json lists all)`] : []),
  ];
}

/** A figure with its interval. */
export function intervalWords(value: number | null, ci95: Interval | null): string {
  if (value === null) return 'undefined';
  return ci95 === null ? fixed(value) : `${fixed(value)}, 95 % interval ${fixed(ci95[0])} to ${fixed(ci95[1])}`;
}

function truthWords({ annotators, consensus }: Truth): string[] {
  const doubtful = consensus.filter((label) => label.doubtful);
  return [
    ...annotators.map(
      ({ annotator, ratings, accuracy }) => `  ${annotator}: ${share(accuracy)} right, ${count(ratings, 'rating')}`,
    ),
    `To look at: ${count(doubtful.length, 'item')}`,
    ...doubtful
      .slice(0, MOST_LINES)
      .map(
        ({ item, value, probability, votes }) =>
          `  ${item}: ${value}, ${share(probability)} sure, ${share(votes)} of the votes`,
      ),
    ...(doubtful.length > MOST_LINES ? [`  and ${doubtful.length - MOST_LINES} more (--json lists all)`] : []),
  ];
}

function warningWords(warning: Warning): string {
  switch (warning.code) {
    case 'no-overlap':
      return 'no item has two ratings, so nothing can be compared.';
    case 'no-variation':
      return 'all ratings are alike, so agreement beyond chance cannot be told.';
    case 'few-items':
      return `only ${count(warning.items, 'item')} can be compared; below ${warning.needed} the interval is a rough guess.`;
    case 'single-ratings':
      return `${count(warning.items, 'item')} with a single rating tell nothing about agreement.`;
    case 'prevalence':
      return `${share(warning.share)} of the ratings are "${warning.value}"; kappa and alpha are low on such data even when people agree. Compare gwet and percent.`;
    case 'no-interval':
    default:
      return 'too few different items for an interval.';
  }
}

function fixed(value: number): string {
  return value.toFixed(3);
}

function share(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
