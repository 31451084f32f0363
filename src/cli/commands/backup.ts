import { resolve } from 'node:path';
import { Command } from 'commander';
import { backUp } from '@main/db/backup';
import type { Cli } from '../cli';
import { withProject } from '../with-project';

export function backupCommand(cli: Cli): Command {
  return new Command('backup')
    .description('copy a project, also while others work in it; nothing is written over')
    .argument('<project>', 'the project file')
    .argument('<file>', 'the copy to make')
    .addHelpText('after', '\nExample:\n  plumbline backup traffic.plumb backups/traffic-monday.plumb')
    .action((project: string, file: string) =>
      cli.runAtOnce(() =>
        withProject(project, (store) => {
          const path = resolve(file);
          const bytes = backUp(store.db, path);
          return { result: { path, bytes }, words: [`Wrote ${path} (${bytes} bytes).`] };
        }),
      ),
    );
}
