import { Command } from 'commander';
import type { ConflictView } from '@shared/contract/conflicts';
import { listMembers } from '@main/db/queries/members';
import { whenFree } from '@main/db/when-free';
import { keepValue, listConflicts } from '@main/sync/conflicts';
import type { Cli } from '../cli';
import { UsageError } from '../exit-codes';
import { withProject } from '../with-project';
import { count } from '../words';

/** More than a person reads in a terminal; `--json` has as many. */
const MOST_LISTED = 1000;

export function conflictsCommand(cli: Cli): Command {
  return new Command('conflicts')
    .description('show what was changed in two ways by people who did not know of each other, and choose')
    .argument('<project>', 'the project file')
    .argument('<action>', 'list, or keep')
    .argument('[change]', 'the number of the value that is kept, as list shows it')
    .addHelpText(
      'after',
      '\nUntil somebody chooses, the same value counts for everybody. What is not kept stays in the log.\n' +
        '\nExamples:\n  plumbline conflicts traffic.plumb list\n  plumbline conflicts traffic.plumb keep 4711',
    )
    .action((project: string, action: string, change: string | undefined) =>
      cli.runAtOnce(() => {
        if (action === 'list') return list(project);
        if (action === 'keep') return keep(project, change);
        throw new UsageError(`A conflicts command is list or keep, got "${action}".`);
      }),
    );
}

function list(project: string) {
  return withProject(project, (store) => {
    const { conflicts, total } = listConflicts(store, MOST_LISTED);
    const names = new Map(listMembers(store.db).map(({ id, name }) => [id, name]));
    return {
      result: { conflicts, total },
      words: [
        total === 0
          ? 'Nothing is changed in two ways.'
          : `${count(total, 'record is', 'records are')} changed in two ways.`,
        ...conflicts.flatMap((conflict) =>
          conflictWords(conflict, (member) => names.get(member) ?? 'somebody unknown'),
        ),
      ],
    };
  });
}

function conflictWords(conflict: ConflictView, nameOf: (member: ConflictView['values'][number]['member']) => string) {
  const { kind, name, entity, values, fields } = conflict;
  return [
    '',
    `${kind} ${name ?? entity}`,
    ...values.flatMap(({ revision, member, at, deleted, counts }, index) => [
      `  ${revision}  ${nameOf(member)}, ${at}${deleted ? ', deleted it' : ''}${counts ? ' (counts now)' : ''}`,
      ...(deleted ? [] : fields.map(({ path, values: said }) => `      ${path}: ${said[index] ?? '–'}`)),
    ]),
  ];
}

function keep(project: string, change: string | undefined) {
  const revision = Number(change);
  if (change === undefined || !Number.isSafeInteger(revision) || revision < 1) {
    throw new UsageError('conflicts keep takes the number of a value, as "conflicts <project> list" shows it.');
  }
  return withProject(project, async (store) => {
    const found = listConflicts(store, MOST_LISTED).conflicts.find(({ values }) =>
      values.some((value) => value.revision === revision),
    );
    if (!found) throw new UsageError(`No value of a conflict has the number ${revision}.`);
    await whenFree(() => keepValue(store, found, revision));
    return {
      result: { kind: found.kind, entity: found.entity },
      words: [`Kept. ${found.kind} ${found.name ?? found.entity} has one value now.`],
    };
  });
}
