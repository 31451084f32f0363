import { Command, Option } from 'commander';
import type { TeamBatchView } from '@shared/contract/team-batch';
import { uuidSchema } from '@shared/lib/uuid';
import { listMembers } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { changeBatch, listBatches } from '@main/sync/queue/batches';
import { withTeamPlace } from '@main/sync/queue/with-team-place';
import type { Cli } from '../cli';
import { UsageError } from '../exit-codes';
import { withProject } from '../with-project';
import { count } from '../words';

const changes = ['pause', 'resume', 'cancel'] as const;

type Options = { readonly with: string } & Readonly<Partial<Record<(typeof changes)[number], string>>>;

export function hubJobsCommand(cli: Cli): Command {
  return new Command('jobs')
    .description('show how far the pre-labelling is that a team shares, and pause, resume or cancel it')
    .argument('<project>', 'the project file')
    .requiredOption('--with <address>', 'the postgres:// address of the hub, your own')
    .addOption(
      new Option('--pause <batch>', 'let machines finish what they have and take no more').conflicts([
        'resume',
        'cancel',
      ]),
    )
    .addOption(
      new Option('--resume <batch>', 'go on, also after a cancel, and try again what failed').conflicts('cancel'),
    )
    .addOption(new Option('--cancel <batch>', 'stop it; what was suggested by then stays'))
    .addHelpText(
      'after',
      '\nExample:\n  plumbline hub jobs traffic.plumb --with postgres://plumb_0190…@hub.example.org/labels',
    )
    .action((project: string, options: Options) =>
      cli.runAtOnce(() =>
        withProject(project, (store) =>
          withTeamPlace(cli.paths.userData, store, options.with, async ({ hub }) => {
            const change = changes.find((one) => options[one] !== undefined);
            if (change) await changeBatch(hub, store.project, batchOf(options[change]), change);
            const batches = await listBatches(hub);
            return {
              result: { batches },
              words: batches.length > 0 ? wordsOf(store, batches) : ['There is no batch.'],
            };
          }),
        ),
      ),
    );
}

function batchOf(text = '') {
  const { data } = uuidSchema.safeParse(text.toLowerCase());
  if (data) return data;
  throw new UsageError(`"${text}" names no batch; "hub jobs" without it lists them.`);
}

function wordsOf({ db }: Store, batches: readonly TeamBatchView[]): string[] {
  const names = new Map<string, string>(listMembers(db).map(({ id, name }) => [id, name]));
  const nameOf = (member: string) => names.get(member) ?? 'somebody unknown';
  return batches.flatMap((one) => {
    const { batch, member, model, state, waiting, active, done, failed, images, imagesDone, predictions } = one;
    const helpers = one.helpers.length > 0 ? ` by ${one.helpers.map(nameOf).join(', ')}` : '';
    return [
      `${batch}  ${model}, put by ${nameOf(member)}; ${waiting + active === 0 && state === 'running' ? 'over' : state}`,
      `  ${imagesDone} of ${count(images, 'image')}, ${count(predictions, 'suggestion')}; jobs: ${done} done, ${active} under way${helpers}, ${waiting} waiting, ${failed} failed`,
      ...one.failures.map((reason) => `  Failed: ${reason}`),
    ];
  });
}
