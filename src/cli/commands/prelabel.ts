import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { PrelabelReport } from '@shared/contract/reports';
import { listClasses } from '@main/db/queries/classes';
import { modelRef } from '@main/prelabel/card';
import { PrelabelHost } from '@main/prelabel/host';
import { openModel } from '@main/prelabel/open-model';
import { prelabelProject } from '@main/prelabel/prelabel-project';
import type { Cli, Outcome } from '../cli';
import { exitCodes } from '../exit-codes';
import { modelRoots } from '../model-roots';
import { withModel } from '../with-model';
import { withProject } from '../with-project';
import { count, rejectedWords } from '../words';

interface Options {
  readonly model: string;
  readonly threshold?: number;
  readonly addClasses?: boolean;
  readonly reader?: string;
}

export function prelabelCommand(cli: Cli): Command {
  return new Command('prelabel')
    .description('have a model suggest labels on every image; what people labelled or decided stays as it is')
    .argument('<project>', 'the project file')
    .requiredOption('--model <model>', 'the id of a model (see "plumbline models"), an .onnx file, or a card.json')
    .option(
      '--threshold <number>',
      'leave out suggestions that the model is less sure of, 0.01 to 1; otherwise as its card says',
      threshold,
    )
    .option(
      '--add-classes',
      'make a class for each label of the model that has none; a project without classes gets them anyway',
    )
    .option('--reader <model>', 'the id of the model that reads what a model for text finds')
    .addHelpText('after', '\nExample:\n  plumbline prelabel traffic.plumb --model nanodet-g-416 --threshold 0.4')
    .action((project: string, options: Options) =>
      cli.run((task) =>
        withProject(project, async (store) => {
          const host = new PrelabelHost({ entry: join(cli.paths.workers, 'prelabel-worker.js') });
          try {
            return await withModel(host, modelRoots(cli.paths), options.model, task, async (folder) => {
              const choices = { reader: options.reader ?? null };
              const detector = await openModel(host, modelRoots(cli.paths), folder, choices, task.signal);
              const request = {
                threshold: options.threshold ?? detector.card.thresholds.score,
                images: null,
                addClasses: options.addClasses ?? listClasses(store.db).length === 0,
              };
              const report = await prelabelProject(store, detector, request, { ...task, onImage: () => undefined });
              return outcome(modelRef(detector.card), request.threshold, report);
            });
          } finally {
            host.close();
          }
        }),
      ),
    );
}

function threshold(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0.01 && number <= 1) return number;
  throw new InvalidArgumentError('Expected a number from 0.01 to 1.');
}

function outcome(model: string, threshold: number, report: PrelabelReport): Outcome {
  const { images, predictions, unmapped, failed } = report;
  const left = unmapped.map(({ label, count }) => `${label} (${count})`).join(', ');
  return {
    result: { model, threshold, ...report },
    words: [
      ...rejectedWords(failed),
      ...(left ? [`The project has no class for: ${left}. Use --add-classes to make them.`] : []),
      `${model} suggests ${count(predictions, 'label')} on ${count(images, 'image')}.`,
    ],
    exitCode: images === 0 && failed.length > 0 ? exitCodes.failed : exitCodes.done,
  };
}
