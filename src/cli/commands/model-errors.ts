import { Command } from 'commander';
import { modelErrors, type ErrorsOfModel, type FoundError } from '@main/prelabel/model-errors';
import type { Cli } from '../cli';
import { withProject } from '../with-project';
import { count } from '../words';

export function modelErrorsCommand(cli: Cli): Command {
  return new Command('errors')
    .description('what people put right of the suggestions of each model: rejected, deleted, class, shape, text')
    .argument('<project>', 'the project file')
    .option('--model <model>', 'of this model alone: its id, or <id>@<version>')
    .addHelpText('after', '\nExample:\n  plumbline models errors traffic.plumb --model nanodet --json')
    .action((project: string, { model }: { model?: string }) =>
      cli.run((task) =>
        withProject(project, async (store) => {
          const models = modelErrors(store).filter(
            ({ model: ref }) => !model || ref === model || ref.startsWith(`${model}@`),
          );
          task.signal.throwIfAborted();
          return Promise.resolve({
            result: { models },
            words: models.length > 0 ? models.flatMap(wordsOf) : ['No model has suggested anything here.'],
          });
        }),
      ),
    );
}

function wordsOf({ model, pending, right, errors }: ErrorsOfModel): string[] {
  return [
    `${model}: ${right} left as suggested, ${count(errors.length, 'error')}, ${pending} not decided`,
    ...errors.map((error) => `  ${error.path}: ${whatOf(error)} (${Math.round(error.score * 100)} % sure)`),
  ];
}

function whatOf({ what, change }: FoundError): string {
  if (!change) return what === 'rejected' ? 'rejected' : 'accepted, then deleted';
  return [
    ...(change.isClassChanged ? ['another class'] : []),
    ...(change.overlap === null ? [] : [`another shape (overlap ${change.overlap.toFixed(2)})`]),
    ...(change.isTextChanged ? ['another text'] : []),
  ].join(', ');
}
