import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { formatNameSchema, type FormatName } from '@shared/contract/formats';
import { exportLabels, type ExportedLabels } from '@main/formats/service/export-labels';
import type { Cli } from '../cli';
import { UsageError } from '../exit-codes';
import { withProject } from '../with-project';
import { count, lossWords } from '../words';

interface Options {
  readonly format: FormatName;
  readonly labels: string;
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
      'all labels of people (all), those of one person (author:NAME), or what models suggest (predictions)',
      'all',
    )
    .addHelpText(
      'after',
      '\nExample:\n  plumbline export traffic.plumb --format coco instances.json --labels author:Mina',
    )
    .action((project: string, out: string, { format, labels }: Options) =>
      cli.run(async ({ signal, progress }) => {
        const request = { format, path: resolve(out), labels: labelsOf(labels) };
        return withProject(project, async (store) => {
          const report = await exportLabels(store, request, { signal, onProgress: progress });
          return {
            result: report,
            words: [
              ...lossWords(report.losses),
              `Wrote ${count(report.annotations, 'object')} on ${count(report.images, 'image')} to ${report.path}, and read them back.`,
            ],
          };
        });
      }),
    );
}

/** @throws UsageError */
function labelsOf(text: string): ExportedLabels {
  if (text === 'all' || text === 'predictions') return { type: text };
  const author = /^author:(.+)$/s.exec(text)?.[1];
  if (author !== undefined) return { type: 'author', name: author };
  throw new UsageError(`--labels takes all, author:NAME or predictions, got "${text}".`);
}
