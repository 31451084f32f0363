import { Command, Option } from 'commander';
import { roleSchema, type Role } from '@shared/model/member';
import { publicKeySchema, type PublicKey } from '@shared/sync/public-key';
import { writeInvitation } from '@shared/sync/invitation';
import { latestNumber } from '@main/db/queries/guideline-versions';
import { whenFree } from '@main/db/when-free';
import { addMember } from '@main/sync/add-member';
import { changeRole, endAccess } from '@main/sync/change-access';
import { loadIdentity } from '@main/sync/identity';
import { memberViews } from '@main/sync/member-views';
import type { Cli } from '../cli';
import { UsageError } from '../exit-codes';
import { memberNamed } from '../member-named';
import { memberWords } from '../member-words';
import { withProject } from '../with-project';

interface Options {
  readonly role?: Role;
  readonly key?: string;
}

export function memberCommand(cli: Cli): Command {
  return new Command('member')
    .description(
      'list the members of a project and how far they are, admit somebody, give them another role, or end their access',
    )
    .argument('<project>', 'the project file')
    .argument('<action>', 'list, add, role or end')
    .argument('[name]', 'who is added or changed')
    .addOption(new Option('--role <role>', 'what they may do').choices(roleSchema.options))
    .option('--key <key>', 'their public key; "plumbline key" prints it on their machine')
    .addHelpText(
      'after',
      '\nExamples:\n  plumbline member traffic.plumb add Mina --role annotator --key 5f0c…\n' +
        '  plumbline member traffic.plumb role Mina --role reviewer\n  plumbline member traffic.plumb end Mina\n' +
        'Sync afterwards, and send them the invitation. It is no secret: only the holder of the key can use it.',
    )
    .action((project: string, action: string, name: string | undefined, options: Options) =>
      cli.runAtOnce(() => {
        if (action === 'list') return list(project);
        if (action === 'add') return add(cli, project, name, options);
        if (action === 'role' || action === 'end') return change(cli, project, action, name, options);
        throw new UsageError(`A member command is list, add, role or end, got "${action}".`);
      }),
    );
}

function list(project: string) {
  return withProject(project, (store) => {
    const members = memberViews(store);
    const guideline = latestNumber(store.db);
    return {
      result: { members, guideline },
      words: members.map((member) => memberWords(member, guideline)),
    };
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

function change(cli: Cli, project: string, action: 'role' | 'end', name: string | undefined, { role }: Options) {
  if (name === undefined) throw new UsageError(`member ${action} takes a name.`);
  if (action === 'role' && !role) throw new UsageError('To give a member another role takes --role.');
  return withProject(project, async (store) => {
    const member = memberNamed(store, name);
    const identity = loadIdentity(cli.paths.userData);
    await whenFree(() =>
      action === 'role' && role ? changeRole(store, identity, member, role) : endAccess(store, identity, member),
    );
    return {
      result: { member, name, ...(action === 'role' ? { role } : { ended: true }) },
      words: [
        action === 'role'
          ? `${name} is ${role} from now on. Sync, so that everybody knows.`
          : `The access of ${name} has ended; what arrived here stays. Sync, so that everybody knows.`,
      ],
    };
  });
}

function keyOf(text: string): PublicKey {
  const parsed = publicKeySchema.safeParse(text.trim());
  if (parsed.success) return parsed.data;
  throw new UsageError('--key takes a public key of 64 hex digits; "plumbline key" prints it on their machine.');
}
