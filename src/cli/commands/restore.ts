import { resolve } from 'node:path';
import { Command } from 'commander';
import { restore } from '@main/db/restore';
import type { Cli } from '../cli';
import { newProjectPath } from '../with-project';

export function restoreCommand(cli: Cli): Command {
  return new Command('restore')
    .description('put a backup in place as a project, once it is verified; nothing is written over')
    .argument('<file>', 'the backup')
    .argument('<project>', 'the project file to make')
    .addHelpText('after', '\nExample:\n  plumbline restore backups/traffic-monday.plumb traffic-again.plumb')
    .action((file: string, project: string) =>
      cli.runAtOnce(() => {
        const path = newProjectPath(project);
        restore(resolve(file), path);
        return { result: { path }, words: [`Restored ${path}.`] };
      }),
    );
}
