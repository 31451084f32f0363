import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { readInvitation } from '@shared/sync/invitation';
import { noteSynced } from '@main/db/queries/places';
import { listMembers } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { secretsOf } from '@main/secrets/secrets';
import { isHubAddress } from '@shared/sync/hub-address';
import { loadIdentity, type Identity } from '@main/sync/identity';
import type { Carrier } from '@main/sync/carrier';
import { joinProject } from '@main/sync/join';
import { syncProject } from '@main/sync/sync-project';
import { withCarrier } from '@main/sync/with-carrier';
import type { SyncReport } from '@shared/contract/sync-report';
import type { Cli, Outcome, Task } from '../cli';
import { exitCodes, UsageError } from '../exit-codes';
import { newProjectPath, withProject } from '../with-project';
import { syncWords } from '../sync-words';

interface Options {
  readonly with: string;
  readonly join?: string;
  readonly dryRun: boolean;
  readonly verify: boolean;
  readonly acceptFolder: boolean;
  readonly pictures: boolean;
  readonly snapshot: boolean;
  readonly fetch?: 'all' | 'needed';
}

export function syncCommand(cli: Cli): Command {
  return new Command('sync')
    .description(
      'bring a project together with a shared folder (network share, cloud drive, stick) or a team hub, or take in a package',
    )
    .argument('<project>', 'the project file; with --join, the file to make')
    .requiredOption(
      '--with <place>',
      'the folder that the team shares, a .plpack file that was sent, or the postgres:// address of the hub',
    )
    .option('--join <invitation>', 'make the project file from what the folder holds, as the member who was invited')
    .option('--dry-run', 'say what would come and go, and change nothing', false)
    .option('--verify', 'read every file of the folder again, and put whole copies beside damaged ones', false)
    .option('--accept-folder', 'the folder at this path is another one than before, and is meant to be', false)
    .option('--no-pictures', 'do not put the pictures of this machine into the folder; missing ones are fetched anyway')
    .option(
      '--snapshot',
      'write a snapshot there, so that who joins as a reviewer need not read what was replaced; leads do it by themselves when it saves much',
      false,
    )
    .addOption(
      new Option(
        '--fetch <which>',
        'which pictures come to this machine: all, or those needed here (asked for, labelled, examples); otherwise all for reviewers and leads, and needed for annotators once work is assigned',
      ).choices(['all', 'needed']),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  plumbline sync traffic.plumb --with /media/stick\n' +
        '  plumbline sync traffic.plumb --with ~/Dropbox/traffic --join plumbline-eyJ…\n' +
        '  plumbline sync traffic.plumb --with monday.plpack\n' +
        '  plumbline sync traffic.plumb --with postgres://plumb_0190…:secret@hub.example.org/labels\n' +
        'A password that is left out of the address is the one that the window keeps, or that of PGPASSWORD.\n' +
        'A hub that is not on this machine is reached by TLS only. If your team has an authority of its own, end the\n' +
        'address with ?sslrootcert=/path/to/authority.pem, or set PGSSLROOTCERT.\n' +
        'Where the pictures of a hub lie in S3-compatible storage, the first sync takes your keys from AWS_ACCESS_KEY_ID and\n' +
        'AWS_SECRET_ACCESS_KEY, and keeps them once the storage accepted them.',
    )
    .action((project: string, options: Options) => cli.run((task) => run(cli, project, options, task)));
}

function run(cli: Cli, project: string, options: Options, task: Task): Promise<Outcome> {
  const place = isHubAddress(options.with) ? options.with : resolve(options.with);
  const identity = loadIdentity(cli.paths.userData);
  return withCarrier(
    place,
    identity,
    secretsOf(cli.paths.userData),
    (carrier) => bring(identity, project, carrier, options, task),
    { signal: task.signal },
  );
}

async function bring(
  identity: Identity,
  project: string,
  carrier: Carrier,
  { join, dryRun, verify, acceptFolder, pictures, snapshot, fetch }: Options,
  task: Task,
): Promise<Outcome> {
  const tools = { signal: task.signal, onProgress: task.progress };
  const work = async (store: Store): Promise<Outcome> => {
    const report = await syncProject(store, carrier, identity, {
      ...tools,
      dryRun,
      thorough: verify,
      acceptFolder,
      sendPictures: pictures,
      snapshot,
      ...(fetch === undefined ? {} : { allPictures: fetch === 'all' }),
    });
    if (!dryRun && !carrier.isReadOnly && report.published.problem === null) {
      noteSynced(store.db, carrier.name, new Date(store.machine.now()).toISOString());
    }
    return outcome(store, report);
  };
  if (join === undefined) return withProject(project, work);
  if (dryRun) throw new UsageError('--join makes a project, and --dry-run makes nothing: use one of them.');
  const path = newProjectPath(project);
  const store = await joinProject(path, readInvitation(join), carrier, identity, tools);
  try {
    task.note(`Made ${path}.`);
    return await work(store);
  } finally {
    store.db.close();
  }
}

/** What was received is worth a report even when nothing could be sent. */
export function outcome(store: Store, report: SyncReport): Outcome {
  const names = new Map(listMembers(store.db).map(({ id, name }) => [id, name]));
  return {
    result: report,
    words: syncWords(report, (member) => names.get(member) ?? 'somebody unknown'),
    exitCode: report.published.problem === null ? exitCodes.done : exitCodes.failed,
  };
}
