import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { formatNameSchema, type FormatName } from '@shared/contract/formats';
import { exportLabels, surveyExport, type ExportedLabels } from '@main/formats/service/export-labels';
import type { Cli } from '../cli';
import { UsageError } from '../exit-codes';
import { withProject } from '../with-project';
import { count, lossWords } from '../words';

interface Options {
  readonly format: FormatName;
  readonly labels: string;
  readonly rejected?: true;
  readonly dryRun?: true;
}

export function exportCommand(cli: Cli): Command {
  return new Command('export')
    .description('write the labels of a project; the file is read back before it takes its place')
    .argument('<project>', 'the project file')
    .argument('<out>', 'the file or folder to write')
    .addOption(
      new Option('-f, --format <format>', 'what to write').choices(formatNameSchema.options).makeOptionMandatory(),
    )
    .option(
      '--labels <which>',
      'all labels of people (all), those of one person (author:NAME), what was decided on in review (gold), or what models suggest (predictions)',
      'all',
    )
    .option('--rejected', 'with --labels predictions: also what people rejected')
    .option('--dry-run', 'say what the format would say otherwise or not at all, and write nothing')
    .addHelpText(
      'after',
      '\nExample:\n  plumbline export traffic.plumb --format coco instances.json --labels author:Mina\n  plumbline export traffic.plumb --format coco gold.json --labels gold',
    )
    .action((project: string, out: string, { format, labels, rejected, dryRun }: Options) =>
      cli.run(async ({ signal, progress }) => {
        const request = { format, path: resolve(out), labels: labelsOf(labels, rejected === true) };
        return withProject(project, async (store) => {
          const work = dryRun ? surveyExport : exportLabels;
          const report = await work(store, request, { signal, onProgress: progress });
          const what = `${count(report.annotations, 'object')} on ${count(report.images, 'image')} to ${report.path}`;
          return {
            result: report,
            words: [
              ...lossWords(report.losses),
              dryRun ? `Would write ${what}. Nothing was written.` : `Wrote ${what}, and read them back.`,
            ],
          };
        });
      }),
    );
}

/** @throws UsageError */
function labelsOf(text: string, rejected: boolean): ExportedLabels {
  if (text === 'predictions') return { type: text, rejected };
  if (rejected) throw new UsageError('--rejected goes with --labels predictions.');
  if (text === 'all' || text === 'gold') return { type: text };
  const author = /^author:(.+)$/s.exec(text)?.[1];
  if (author !== undefined) return { type: 'author', name: author };
  throw new UsageError(`--labels takes all, author:NAME, gold or predictions, got "${text}".`);
}
