import { Command, Option } from 'commander';
import { initialiseHub, inviteToHub, type HubOptions } from '@main/sync/hub/administer';
import { withHub } from '@main/sync/hub/connect';
import { partitionings, type Partitions } from '@main/sync/hub/schema';
import { addressFor } from '@main/sync/hub/set-up';
import { enrol } from '@main/sync/enrol';
import { loadIdentity } from '@main/sync/identity';
import type { Cli } from '../cli';
import { UsageError } from '../exit-codes';
import { memberNamed } from '../member-named';
import { withProject } from '../with-project';
import { count } from '../words';
import { hubJobsCommand } from './hub-jobs';
import { hubWorkCommand } from './hub-work';

interface Options {
  readonly on?: string;
  readonly partitions: Partitions;
  readonly pictures?: string;
}

export function hubCommand(cli: Cli): Command {
  return new Command('hub')
    .description('make a PostgreSQL database the hub of a team, and give members their own way in')
    .argument('<action>', 'init, or invite')
    .argument('<project>', 'the project file of a lead')
    .argument('[name]', 'who is invited')
    .option('--on <address>', 'postgres:// address of the database, as a role that owns it and may make roles')
    .addOption(
      new Option('--partitions <how>', 'none: for an engine without hash partitions')
        .choices(partitionings)
        .default('native'),
    )
    .option(
      '--pictures <where>',
      'with init: where pictures lie, as s3://bucket/prefix?endpoint=https://…&region=…, or database; as before when left out',
    )
    .addCommand(hubWorkCommand(cli))
    .addCommand(hubJobsCommand(cli))
    .addHelpText(
      'after',
      '\ninit makes the tables, their row-level security and the members; do it again after members or roles changed.\n' +
        'invite makes a login of their own for a member and prints the address to send them; again: a new password.\n' +
        '\nExamples:\n  plumbline hub init traffic.plumb --on postgres://owner:secret@hub.example.org/labels\n' +
        '  plumbline hub invite traffic.plumb Mina --on postgres://owner:secret@hub.example.org/labels\n' +
        'A password that is left out of the address is taken from PGPASSWORD. A certificate of an authority of your own\n' +
        'is checked with ?sslrootcert=/path/to/authority.pem at the end of the address, or PGSSLROOTCERT.\n' +
        'Pictures lie in the database, or with --pictures in S3-compatible storage. Everybody has keys of their own for it:\n' +
        'the first sync is given them by AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and keeps them on that machine once the\n' +
        'storage accepted them. Keys have no place in an address or among the arguments.',
    )
    .action((action: string, project: string, name: string | undefined, { on, ...options }: Options) =>
      cli.runAtOnce(() => {
        if (on === undefined) throw new UsageError(`hub ${action} needs --on with the address of the database.`);
        if (action === 'init') return init(cli, project, on, options);
        if (action === 'invite') return invite(project, name, on);
        throw new UsageError(`A hub command is init or invite, got "${action}".`);
      }),
    );
}

function init(cli: Cli, project: string, address: string, options: HubOptions) {
  return withProject(project, async (store) => {
    enrol(store, loadIdentity(cli.paths.userData));
    const members = await withHub(address, (hub) => initialiseHub(hub, store, options));
    return {
      result: { members },
      words: [`The hub knows this project and ${count(members, 'member')}. "plumbline hub invite" lets them in.`],
    };
  });
}

function invite(project: string, name: string | undefined, address: string) {
  if (name === undefined) throw new UsageError('hub invite takes the name of a member.');
  return withProject(project, async (store) => {
    const member = memberNamed(store, name);
    const { login, password } = await withHub(address, (hub) => inviteToHub(hub, store, member));
    const own = addressFor(address, login, password);
    return {
      result: { member, address: own },
      words: [`${name} syncs with this address. It holds a password: send it by a way that others do not read.`, own],
    };
  });
}
