import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { levels, type Level } from '@shared/agreement/level';
import { measureAgreement } from '@shared/agreement/measure';
import { levelsOfMetric, metrics, type Metric } from '@shared/agreement/metric';
import { ratingTable, type Rating } from '@shared/agreement/ratings';
import { UserError } from '@shared/lib/user-error';
import { agreementWords } from '../agreement-words';
import type { Cli, Outcome } from '../cli';
import { UsageError } from '../exit-codes';
import { readRatings } from '../read-ratings';
import { valueReader } from '../rating-values';

interface Options {
  readonly table: string;
  readonly metric: Metric;
  readonly level: Level;
  readonly order?: string;
  readonly between?: readonly string[];
}

export function agreementCommand(cli: Cli): Command {
  return new Command('agreement')
    .description('measure how far annotators agree, and how sure that number is')
    .requiredOption('--table <file.csv>', 'ratings with the columns item, annotator and value, one row a rating')
    .addOption(new Option('-m, --metric <metric>', 'what to measure').choices(metrics).makeOptionMandatory())
    .addOption(
      new Option('-l, --level <level>', 'which differences between values mean something')
        .choices(levels)
        .default('nominal'),
    )
    .option('--order <values>', 'the values from lowest to highest, separated by commas, when they are no numbers')
    .option('--between <names...>', 'only the ratings of these annotators')
    .addHelpText(
      'after',
      [
        '',
        'cohen compares two annotators; it has linear weights at the level ordinal and quadratic ones at interval.',
        'gwet is AC1 at the level nominal and AC2 above. dawid-skene and mace estimate the share of right consensus labels.',
        '',
        'Example:',
        '  plumbline agreement --table ratings.csv --metric krippendorff --level ordinal --order low,mid,high --json',
      ].join('\n'),
    )
    .action((options: Options) => cli.runAtOnce(() => agreement(options)));
}

async function agreement({ table: file, metric, level, order, between }: Options): Promise<Outcome> {
  if (!levelsOfMetric[metric].includes(level))
    throw new UsageError(`--metric ${metric} has the levels ${levelsOfMetric[metric].join(', ')}, got ${level}.`);
  const values = valueReader(level, order);
  const path = resolve(file);
  const ratings = await readRatings(path, values.read);
  const table = ratingTable(between ? chosen(ratings, between, path) : ratings, values.order);
  if (metric === 'cohen' && table.annotators.length !== 2) throw notTwo(path, table.annotators);
  try {
    const report = measureAgreement(table, metric, level);
    const { truth, ...coefficient } = report;
    return {
      result: { ...coefficient, ...(truth && { values: table.values, ...truth }) },
      words: agreementWords(report, table.annotators.length),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError('agreement.tooManyValues', { path, reason: error.message }, `${path}: ${error.message}.`);
  }
}

function chosen(ratings: readonly Rating[], names: readonly string[], path: string): Rating[] {
  const wanted = new Set(names.map((name) => name.trim().normalize('NFC')));
  const present = new Set(ratings.map(({ annotator }) => annotator));
  for (const name of wanted) {
    if (present.has(name)) continue;
    const others = listed([...present]);
    throw new UserError(
      'agreement.noSuchAnnotator',
      { path, name, others },
      `Nobody in ${path} is called "${name}". There are: ${others}.`,
    );
  }
  return ratings.filter(({ annotator }) => wanted.has(annotator));
}

function notTwo(path: string, annotators: readonly string[]): UserError {
  const others = listed(annotators);
  return new UserError(
    'agreement.notTwo',
    { path, count: annotators.length, others },
    `Cohen's kappa compares two annotators, and ${path} has ${annotators.length}: ${others}. Choose two with --between, or take fleiss or krippendorff.`,
  );
}

function listed(names: readonly string[]): string {
  const sorted = [...names].sort();
  return sorted.length > 10 ? `${sorted.slice(0, 10).join(', ')} and ${sorted.length - 10} more` : sorted.join(', ');
}
