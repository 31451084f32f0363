import { Command, Option } from 'commander';
import { roleSchema, type Role } from '@shared/model/member';
import { publicKeySchema, type PublicKey } from '@shared/sync/public-key';
import { writeInvitation } from '@shared/sync/invitation';
import { listMembers } from '@main/db/queries/members';
import { whenFree } from '@main/db/when-free';
import { addMember } from '@main/sync/add-member';
import { loadIdentity } from '@main/sync/identity';
import type { Cli } from '../cli';
import { UsageError } from '../exit-codes';
import { withProject } from '../with-project';

interface Options {
  readonly role?: Role;
  readonly key?: string;
}

export function memberCommand(cli: Cli): Command {
  return new Command('member')
    .description('list the members of a project, or admit somebody and print their invitation')
    .argument('<project>', 'the project file')
    .argument('<action>', 'list, or add')
    .argument('[name]', 'who is added')
    .addOption(new Option('--role <role>', 'what they may do').choices(roleSchema.options))
    .option('--key <key>', 'their public key; "plumbline key" prints it on their machine')
    .addHelpText(
      'after',
      '\nExample:\n  plumbline member traffic.plumb add Mina --role annotator --key 5f0c…\n' +
        'Sync afterwards, and send them the invitation. It is no secret: only the holder of the key can use it.',
    )
    .action((project: string, action: string, name: string | undefined, options: Options) =>
      cli.runAtOnce(() => {
        if (action === 'list') return list(project);
        if (action === 'add') return add(cli, project, name, options);
        throw new UsageError(`A member command is list or add, got "${action}".`);
      }),
    );
}

function list(project: string) {
  return withProject(project, (store) => {
    const members = listMembers(store.db);
    return { result: { members }, words: members.map(({ name, role }) => `${name} (${role})`) };
  });
}

function add(cli: Cli, project: string, name: string | undefined, { role, key }: Options) {
  if (name === undefined || !role || key === undefined) {
    throw new UsageError('To add a member takes a name, --role and --key.');
  }
  const publicKey = keyOf(key);
  return withProject(project, async (store) => {
    const identity = loadIdentity(cli.paths.userData);
    const invitation = await whenFree(() => addMember(store, identity, { name, role, key: publicKey }));
    const text = writeInvitation(invitation);
    return {
      result: { member: invitation.member, name, role, invitation: text },
      words: [`Added ${name} (${role}). Sync, then send them this invitation:`, text],
    };
  });
}

function keyOf(text: string): PublicKey {
  const parsed = publicKeySchema.safeParse(text.trim());
  if (parsed.success) return parsed.data;
  throw new UsageError('--key takes a public key of 64 hex digits; "plumbline key" prints it on their machine.');
}
