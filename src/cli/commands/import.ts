import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { formatNameSchema, type FormatName } from '@shared/contract/formats';
import type { ImportReport } from '@shared/contract/reports';
import { UserError } from '@shared/lib/user-error';
import { nameSchema } from '@shared/model/name';
import { importLabels } from '@main/formats/service/import-labels';
import { probeImage } from '@main/images/probe-image';
import type { Cli, Outcome } from '../cli';
import { withProject } from '../with-project';
import { count, lossWords } from '../words';

interface Options {
  readonly format: FormatName;
  readonly images?: string;
  readonly author?: string;
  readonly as: 'human' | 'model';
  readonly reference?: string;
  readonly submitted?: true;
}

export function importCommand(cli: Cli): Command {
  return new Command('import')
    .description('bring labels into a project: all of a file, or nothing when anything in it is malformed')
    .argument('<project>', 'the project file')
    .argument('<path>', 'the file or folder with the labels')
    .addOption(
      new Option('-f, --format <format>', 'what it is').choices(formatNameSchema.options).makeOptionMandatory(),
    )
    .option('--images <folder>', 'where the pictures are that it names; otherwise beside it')
    .option('--author <name>', 'whose labels they are, or which model made them')
    .option('--submitted', 'the author is done with the images: what is not labelled in them is not there')
    .addOption(
      new Option('--as <kind>', 'labels of a person, or suggestions of a model')
        .choices(['human', 'model'])
        .default('human'),
    )
    .option('--reference <file>', 'the COCO file whose numbers a list of COCO detection results uses')
    .addHelpText(
      'after',
      '\nExample:\n  plumbline import traffic.plumb --format coco instances.json --images photos --author Mina',
    )
    .action((project: string, path: string, options: Options) =>
      cli.run(({ signal, progress }) =>
        withProject(project, async (store) => {
          const request = {
            format: options.format,
            path: resolve(path),
            imagesFolder: options.images === undefined ? null : resolve(options.images),
            author: options.author === undefined ? null : authorName(options.author),
            as: options.as,
            submitted: options.submitted,
            reference: options.reference === undefined ? undefined : resolve(options.reference),
          };
          return outcome(await importLabels(store, request, probeImage, { signal, onProgress: progress }), options.as);
        }),
      ),
    );
}

function authorName(name: string): string {
  const parsed = nameSchema.safeParse(name);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? '';
  throw new UserError(
    'import.badAuthor',
    { name, reason },
    `Nobody can be called "${name}": ${reason}. Nothing was imported.`,
  );
}

function outcome(report: ImportReport, as: Options['as']): Outcome {
  const { images, imagesAdded, annotations, classesAdded, losses } = report;
  const thing = as === 'human' ? 'annotation' : 'suggestion';
  return {
    result: report,
    words: [
      ...lossWords(losses),
      `Imported ${count(annotations, thing)} on ${count(images, 'image')} (${imagesAdded} of them new).`,
      ...(classesAdded.length > 0 ? [`New classes: ${classesAdded.join(', ')}.`] : []),
    ],
  };
}
