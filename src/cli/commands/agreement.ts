import { Command, Option } from 'commander';
import { agreementParts } from '@shared/agreement/breakdown';
import { levels, type Level } from '@shared/agreement/level';
import { levelsOfMetric, metrics, type Metric } from '@shared/agreement/metric';
import { DEFAULT_THRESHOLD } from '@shared/agreement/objects/cluster';
import type { AgreementBreakdown } from '@main/consensus/agreement-report';
import { agreementOfProject } from '../agreement-of-project';
import { agreementOfTable } from '../agreement-of-table';
import type { Cli, Outcome } from '../cli';
import { UsageError } from '../exit-codes';
import { share } from '../share';
import { withProject } from '../with-project';

interface Options {
  readonly table?: string;
  readonly metric: Metric;
  readonly level: Level;
  readonly order?: string;
  readonly by?: readonly AgreementBreakdown[];
  readonly between?: readonly string[];
  readonly iou: number;
  readonly csv?: string;
  readonly model?: string;
}

export function agreementCommand(cli: Cli): Command {
  return new Command('agreement')
    .description('measure how far annotators agree, and how sure that number is')
    .argument('[project]', 'the project file: agreement on the things that several people labelled')
    .option('--table <file.csv>', 'or ratings with the columns item, annotator and value, one row a rating')
    .addOption(new Option('-m, --metric <metric>', 'what to measure').choices(metrics).makeOptionMandatory())
    .addOption(
      new Option('-l, --level <level>', 'which differences between the values of a table mean something')
        .choices(levels)
        .default('nominal'),
    )
    .option('--order <values>', 'the values from lowest to highest, separated by commas, when they are no numbers')
    .addOption(
      new Option(
        '--by <what...>',
        'also apart: each class against all others, each attribute, rule, rare case or tag, week by week, or every two people',
      ).choices(['annotator', ...agreementParts]),
    )
    .option('--between <names...>', 'only the ratings of these annotators')
    .option('--iou <overlap>', 'from which overlap on two objects are one thing', share, DEFAULT_THRESHOLD)
    .option('--model <name>', 'of a project: also what people and this model say together (CROWDLAB)')
    .option('--csv <file>', 'of a project: write every figure as a row, with the hash of what was read')
    .addHelpText(
      'after',
      [
        '',
        'cohen compares two annotators (with --by annotator every two, and conger, the same for any number, stands for all); it has linear weights at the level ordinal and quadratic ones at interval.',
        'Attributes are measured by krippendorff whatever the metric: numbers by distance, several options as sets, text by letters.',
        'gwet is AC1 at the level nominal and AC2 above. dawid-skene and mace estimate the share of right consensus labels.',
        '',
        'Example:',
        '  plumbline agreement --table ratings.csv --metric krippendorff --level ordinal --order low,mid,high --json',
        '  plumbline agreement traffic.plumb --metric krippendorff --by class attribute week --csv agreement.csv',
      ].join('\n'),
    )
    .action((project: string | undefined, options: Options) => cli.runAtOnce(() => agreement(project, options)));
}

async function agreement(project: string | undefined, options: Options): Promise<Outcome> {
  const { table, metric, level, order, by } = options;
  if (!levelsOfMetric[metric].includes(level))
    throw new UsageError(`--metric ${metric} has the levels ${levelsOfMetric[metric].join(', ')}, got ${level}.`);
  if (table !== undefined) {
    if (project !== undefined) throw new UsageError('Give either a project or --table.');
    if (by !== undefined || options.csv !== undefined || options.model !== undefined)
      throw new UsageError('--by, --csv and --model go with a project, not with --table.');
    return agreementOfTable({ ...options, table });
  }
  if (project === undefined) throw new UsageError('Give a project or --table.');
  if (level !== 'nominal' || order !== undefined)
    throw new UsageError('--level and --order go with --table: the classes of a project have no order.');
  if (by !== undefined && (metric === 'dawid-skene' || metric === 'mace'))
    throw new UsageError(`--by goes with coefficients of agreement, not with ${metric}.`);
  return withProject(project, (store) => agreementOfProject(store, options));
}
