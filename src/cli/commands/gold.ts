import { Command } from 'commander';
import type { ImageId } from '@shared/model/ids';
import { markGold, unmarkGold } from '@main/consensus/gold/mark';
import { goldView, setFeedback } from '@main/consensus/gold/view';
import { allImages } from '@main/db/queries/images';
import { memberByName } from '@main/db/queries/members';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import type { Cli, Outcome } from '../cli';
import { UsageError } from '../exit-codes';
import { withProject } from '../with-project';
import { count } from '../words';

interface Options {
  readonly from: string;
}

export function goldCommand(cli: Cli): Command {
  return new Command('gold')
    .description('mark the images whose truth is known, which measure how well people label, and tell how they do')
    .argument('<project>', 'the project file')
    .argument('<action>', 'list, mark, unmark, scores, or feedback')
    .argument('[images...]', 'paths of images below their folder, or "on" and "off" for feedback')
    .option(
      '--from <source>',
      '"review" for what was decided, or the name of a member whose labels are right',
      'review',
    )
    .addHelpText(
      'after',
      '\nExample:\n  plumbline gold traffic.plumb mark crossing-1.jpg crossing-2.jpg --from Ada\n' +
        '  plumbline gold traffic.plumb scores --json\n  plumbline gold traffic.plumb feedback on',
    )
    .action((project: string, action: string, images: string[], options: Options) =>
      cli.runAtOnce(() => withProject(project, (store) => act(store, action, images, options))),
    );
}

function act(store: Store, action: string, images: readonly string[], { from }: Options): Outcome | Promise<Outcome> {
  switch (action) {
    case 'list':
      return listed(store);
    case 'scores':
      return scored(store);
    case 'mark':
      return marked(store, images, from);
    case 'unmark':
      return unmarked(store, images);
    case 'feedback':
      return told(store, images);
    default:
      throw new UsageError(`A gold command is list, mark, unmark, scores or feedback, got "${action}".`);
  }
}

function listed(store: Store): Outcome {
  const { images, feedback } = goldView(store);
  return {
    result: { images, feedback },
    words: [
      ...images.map(
        ({ path, objects, from, submitted }) =>
          `${path}: ${count(objects, 'object')} from the ${from}, submitted by ${submitted}`,
      ),
      `${count(images.length, 'image')} whose truth is known; annotators are ${feedback ? '' : 'not '}told how they do.`,
    ],
  };
}

function scored(store: Store): Outcome {
  const { scores } = goldView(store);
  return {
    result: { scores },
    words: scores.map(
      ({ name, images, right, all, score }) =>
        `${name}: ${Math.round(score * 100)} % right (${right} of ${all}) on ${count(images, 'image')}`,
    ),
  };
}

async function marked(store: Store, names: readonly string[], from: string): Promise<Outcome> {
  const author = from === 'review' ? null : memberByName(store.db, from);
  if (author === undefined) throw new UsageError(`There is no member named ${from}.`);
  const images = imagesNamed(store, names);
  const report = await whenFree(() => markGold(store, images, author));
  return {
    result: report,
    words: [
      `Marked ${count(report.marked, 'image')}.`,
      ...(report.undecided > 0 ? [`On ${count(report.undecided, 'image')} not everything is settled.`] : []),
      ...(report.unlabelled > 0 ? [`${from} has not labelled ${count(report.unlabelled, 'image')}.`] : []),
    ],
  };
}

async function unmarked(store: Store, names: readonly string[]): Promise<Outcome> {
  const images = imagesNamed(store, names);
  const number = await whenFree(() => unmarkGold(store, images));
  return { result: { unmarked: number }, words: [`Unmarked ${count(number, 'image')}.`] };
}

async function told(store: Store, [word]: readonly string[]): Promise<Outcome> {
  if (word !== 'on' && word !== 'off') throw new UsageError('gold feedback takes "on" or "off".');
  await whenFree(() => setFeedback(store, word === 'on'));
  return {
    result: { feedback: word === 'on' },
    words: [word === 'on' ? 'Annotators are told how well they do.' : 'Annotators are told nothing.'],
  };
}

function imagesNamed({ db }: Store, names: readonly string[]): ImageId[] {
  if (names.length === 0) throw new UsageError('Name the images by their paths below their folder.');
  const known = allImages(db);
  return names.map((name) => {
    const found = known.find(({ path }) => path === name);
    if (!found) throw new UsageError(`There is no image ${name} in this project.`);
    return found.id;
  });
}
