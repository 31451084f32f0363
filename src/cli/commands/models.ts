import { Command } from 'commander';
import { modelView } from '@main/prelabel/handlers';
import { listModels } from '@main/prelabel/models';
import type { Cli } from '../cli';
import { count } from '../words';

export function modelsCommand(cli: Cli): Command {
  return new Command('models')
    .description('list the models that can pre-label')
    .addHelpText('after', '\nExample:\n  plumbline models --json')
    .action(() =>
      cli.run(async () => {
        const { models, problems } = await listModels(cli.paths.models);
        const views = models.map(modelView);
        return {
          result: { models: views, problems: problems.map(({ code, params, message }) => ({ code, params, message })) },
          words: [
            ...problems.map(({ message }) => message),
            ...views.map(
              ({ ref, name, labels, licence }) =>
                `${ref}  ${name}; ${count(labels.length, 'class', 'classes')}; ${licence}`,
            ),
          ],
        };
      }),
    );
}
