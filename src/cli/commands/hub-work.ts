import { Command, Option } from 'commander';
import type { HelpReport } from '@shared/contract/team-batch';
import { openBatch } from '@main/prelabel/team/open-batch';
import { helpTeam } from '@main/sync/queue/help-team';
import { withTeamPlace } from '@main/sync/queue/with-team-place';
import type { Cli, Outcome } from '../cli';
import { addHostOptions, withHost, type HostOptions } from '../model-host';
import { modelRoots } from '../model-roots';
import { withJsonProgress } from '../progress-json';
import { withProject } from '../with-project';
import { count, rejectedWords } from '../words';

interface Options extends HostOptions {
  readonly with: string;
  readonly stay?: true;
  readonly progress: 'line' | 'json';
}

export function hubWorkCommand(cli: Cli): Command {
  const command = new Command('work')
    .description('have this machine do jobs of pre-labelling that the team put on its hub, until none are left')
    .argument('<project>', 'the project file of a reviewer or a lead')
    .requiredOption('--with <address>', 'the postgres:// address of the hub, your own')
    .option('--stay', 'wait for what comes later, until Ctrl+C')
    .addOption(
      new Option('--progress <form>', 'how progress is told on stderr: a line of a terminal, or lines of JSON')
        .choices(['line', 'json'])
        .default('line'),
    );
  return addHostOptions(command)
    .addHelpText(
      'after',
      '\nThe pictures of a job are fetched from the hub, and the suggestions sent to it. Ctrl+C gives the job back; the job of\n' +
        'a machine that goes silent is taken by another after two minutes.\n' +
        '\nExample:\n  plumbline hub work traffic.plumb --with postgres://plumb_0190…:secret@hub.example.org/labels',
    )
    .action((project: string, options: Options) =>
      cli.run((plain) =>
        withProject(project, (store) => {
          const task = options.progress === 'json' ? withJsonProgress(plain) : plain;
          const models = modelRoots(cli.paths);
          return withHost(cli, options, (host) =>
            withTeamPlace(cli.paths.userData, store, options.with, async (place) =>
              outcome(
                await helpTeam(place, {
                  open: (id, batch, signal) => openBatch(store, host, models, id, batch, signal),
                  signal: task.signal,
                  onProgress: task.progress,
                  onImages: () => undefined,
                  stay: options.stay === true,
                }),
              ),
            ),
          );
        }),
      ),
    );
}

function outcome(report: HelpReport): Outcome {
  const { jobs, images, predictions, lost, failed, lacking } = report;
  return {
    result: report,
    words: [
      ...rejectedWords(failed),
      ...lacking.map(({ message }) => message),
      ...(lost > 0 ? [`${count(lost, 'job')} went to another machine, or failed here.`] : []),
      `This machine did ${count(jobs, 'job')}: ${count(predictions, 'suggestion')} on ${count(images, 'image')}.`,
    ],
  };
}
