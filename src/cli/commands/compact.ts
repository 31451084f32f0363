import { resolve } from 'node:path';
import { Command } from 'commander';
import { loadIdentity } from '@main/sync/identity';
import { compactProject } from '@main/sync/snapshots/compact-project';
import type { Cli } from '../cli';
import { withProject } from '../with-project';
import { count } from '../words';

export function compactCommand(cli: Cli): Command {
  return new Command('compact')
    .description('make a project file smaller: the history of others\u2019 labels goes into a package beside it')
    .argument('<project>', 'the project file')
    .argument('<archive>', 'the package to make, *.plpack; nothing is written over')
    .addHelpText(
      'after',
      '\nWhat everybody sees stays as it is; what was undone before cannot be done again. To bring the history back:\n' +
        '  plumbline sync traffic.plumb --with history.plpack --verify\n' +
        '\nExample:\n  plumbline compact traffic.plumb history.plpack',
    )
    .action((project: string, archive: string) =>
      cli.run((task) =>
        withProject(project, async (store) => {
          const identity = loadIdentity(cli.paths.userData);
          const options = { replace: false, signal: task.signal, onProgress: task.progress };
          const report = await compactProject(store, identity, resolve(archive), options);
          const left = `${count(report.segments, 'package')} and ${count(report.changes, 'replaced change')}`;
          return {
            result: report,
            words: [
              `Moved ${left} to ${report.archive}. The project takes ${report.after} of ${report.before} bytes now.`,
            ],
          };
        }),
      ),
    );
}
