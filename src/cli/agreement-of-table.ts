import { resolve } from 'node:path';
import type { Level } from '@shared/agreement/level';
import { measureAgreement } from '@shared/agreement/measure';
import type { Metric } from '@shared/agreement/metric';
import { ratingTable } from '@shared/agreement/ratings';
import { UserError } from '@shared/lib/user-error';
import { agreementResult, agreementWords } from './agreement-words';
import { chosenAnnotators, requireTwo } from './annotators';
import type { Outcome } from './cli';
import { valueReader } from './rating-values';
import { readRatings } from './read-ratings';

export interface TableOptions {
  readonly table: string;
  readonly metric: Metric;
  readonly level: Level;
  readonly order?: string;
  readonly between?: readonly string[];
}

/** @throws UserError what `readRatings` throws, and when the ratings do not suit the metric. */
export async function agreementOfTable(options: TableOptions): Promise<Outcome> {
  const { metric, level, order, between } = options;
  const values = valueReader(level, order);
  const path = resolve(options.table);
  const ratings = await readRatings(path, values.read);
  const chosen = chosenAnnotators(new Set(ratings.map(({ annotator }) => annotator)), between, path);
  const table = ratingTable(
    ratings.filter(({ annotator }) => chosen.has(annotator)),
    values.order,
  );
  if (metric === 'cohen') requireTwo(table.annotators, path);
  try {
    const report = measureAgreement(table, metric, level);
    return { result: agreementResult(report, table), words: agreementWords(report, table.annotators.length) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError('agreement.tooManyValues', { path, reason: error.message }, `${path}: ${error.message}.`);
  }
}
