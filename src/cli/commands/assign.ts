import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { assignmentsContract } from '@shared/contract/assignments';
import { assign } from '@main/assignments/assign';
import { allImages, imageIds } from '@main/db/queries/images';
import { openAssignments } from '@main/db/queries/assignments';
import { memberById } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { localDay } from '@main/sync/member-views';
import type { Cli, Outcome } from '../cli';
import { UsageError } from '../exit-codes';
import { queryHelp } from '../image-query';
import { imagesMeant } from '../images-meant';
import { memberNamed } from '../member-named';
import { withProject } from '../with-project';
import { count } from '../words';

interface Options {
  readonly query?: string;
  readonly images?: readonly string[];
  readonly batch?: string;
  readonly overlap: number;
  readonly due?: string;
  readonly honeypots: number;
}

const { input } = assignmentsContract['assignments.assign'];

export function assignCommand(cli: Cli): Command {
  return new Command('assign')
    .description(
      'ask members to label images, shared out evenly, or list what somebody was asked for and has not submitted',
    )
    .argument('<project>', 'the project file')
    .argument('<action>', 'to, or list')
    .argument('[names...]', 'who is asked; for list, whose images: your own when nobody is named')
    .option('--batch <name>', 'what the work is called')
    .option('--query <query>', 'only images that match (see below)')
    .option('--images <path...>', 'only these images, by their paths in the project')
    .option('--overlap <people>', 'how many people label each image, 1 to 20', wholeNumberIn(1, 20), 1)
    .option('--due <day>', 'the day by the end of which it is wanted, as 2026-12-31')
    .option(
      '--honeypots <number>',
      'images whose truth is known that each gets in between, without knowing which they are',
      wholeNumberIn(0, 1000),
      0,
    )
    .addHelpText(
      'after',
      `\n${queryHelp}\n\nExamples:\n  plumbline assign traffic.plumb to Kim Lee Mina --batch "first round" --query state:unlabelled ` +
        '--overlap 2 --due 2026-12-31\n  plumbline assign traffic.plumb list Kim\n' +
        'Who was asked for an image before stays asked, and counts. "member <project> list" tells how far everybody is.',
    )
    .action((project: string, action: string, names: string[], options: Options) =>
      cli.runAtOnce(() => {
        if (action === 'to') return withProject(project, (store) => give(store, names, options));
        if (action === 'list') return withProject(project, (store) => listed(store, names));
        throw new UsageError(`An assign command is to or list, got "${action}".`);
      }),
    );
}

async function give(store: Store, names: readonly string[], options: Options): Promise<Outcome> {
  if (names.length === 0) throw new UsageError('Name the members who are asked.');
  const { batch, due = null, overlap, honeypots } = options;
  if (batch === undefined) throw new UsageError('The work needs a name: --batch "first round".');
  if (!input.shape.due.safeParse(due).success) throw new UsageError(`--due takes a day as 2026-12-31, got "${due}".`);
  const named = input.shape.batch.safeParse(batch);
  if (!named.success) throw new UsageError('--batch takes a name of 1 to 200 signs.');
  const images = imagesMeant(store, options) ?? imageIds(store.db, { text: '', class: null, state: 'all' }, 'path');
  if (images.length === 0) throw new UsageError('No image is meant. Choose a wider --query, or add images.');
  const members = [...new Set(names)].map((name) => memberNamed(store, name));
  const report = await whenFree(() => assign(store, { images, members, overlap, batch: named.data, due, honeypots }));
  const shares = report.members.map((one) => ({ ...one, name: memberById(store.db, one.member)?.name ?? one.member }));
  return {
    result: { ...report, members: shares },
    words:
      report.assigned === 0
        ? ['Everybody had these already; nothing was assigned.']
        : [
            `Made ${count(report.assigned, 'assignment')} for ${count(report.images, 'image')}. Sync, so that everybody knows.`,
            ...shares.map((one) => `${one.name}: ${count(one.images, 'image')}`),
          ],
  };
}

function listed(store: Store, names: readonly string[]): Outcome {
  const paths = new Map(allImages(store.db).map(({ id, path }) => [id, path]));
  const today = localDay(store.machine.now());
  const members = (names.length === 0 ? [store.member] : names.map((name) => memberNamed(store, name))).map(
    (member) => ({
      member,
      name: memberById(store.db, member)?.name ?? member,
      open: openAssignments(store.db, member).map(({ image, due }) => ({
        path: paths.get(image) ?? image,
        due,
        late: due !== null && due < today,
      })),
    }),
  );
  return {
    result: { members },
    words: members.flatMap(({ name, open }) => [
      `${name}: ${count(open.length, 'image')} to label, ${open.filter(({ late }) => late).length} late`,
      ...open.map(({ path, due, late }) => `  ${path}${due === null ? '' : ` by ${due}${late ? ' (late)' : ''}`}`),
    ]),
  };
}

function wholeNumberIn(least: number, most: number): (text: string) => number {
  const schema = z.coerce.number().int().min(least).max(most);
  return (text) => {
    const parsed = schema.safeParse(text);
    if (text.trim() !== '' && parsed.success) return parsed.data;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}
