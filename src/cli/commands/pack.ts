import { resolve } from 'node:path';
import { Command } from 'commander';
import { loadIdentity } from '@main/sync/identity';
import { savePack } from '@main/sync/pack/save-pack';
import type { Cli } from '../cli';
import { withProject } from '../with-project';
import { outcome } from './sync';

interface Options {
  readonly dryRun: boolean;
  readonly pictures: boolean;
}

export function packCommand(cli: Cli): Command {
  return new Command('pack')
    .description('write all that this machine has of a project into one file, to be mailed or carried')
    .argument('<project>', 'the project file')
    .argument('<file>', 'the package to make, *.plpack; nothing is written over')
    .option('--dry-run', 'say what would be in it, and write nothing', false)
    .option('--no-pictures', 'leave the pictures of this machine out')
    .addHelpText(
      'after',
      '\nLabels are closed in it, as in a shared folder: only their author and reviewers can open them.\n' +
        '\nExamples:\n  plumbline pack traffic.plumb monday.plpack\n' +
        '  plumbline sync traffic.plumb --with monday.plpack     (where it arrives)',
    )
    .action((project: string, file: string, { dryRun, pictures }: Options) =>
      cli.run((task) =>
        withProject(project, async (store) => {
          const identity = loadIdentity(cli.paths.userData);
          const tools = { signal: task.signal, onProgress: task.progress };
          const options = { dryRun, sendPictures: pictures, replace: false, ...tools };
          return outcome(store, await savePack(store, identity, resolve(file), options));
        }),
      ),
    );
}
