import { Command } from 'commander';
import { submit } from '@main/consensus/submit';
import { transaction } from '@main/db/commit';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import type { Cli, Outcome } from '../cli';
import { UsageError } from '../exit-codes';
import { queryHelp } from '../image-query';
import { imagesMeant } from '../images-meant';
import { withProject } from '../with-project';
import { count } from '../words';

interface Options {
  readonly query?: string;
}

export function submitCommand(cli: Cli): Command {
  return new Command('submit')
    .description('say that you are done with images: your labels on them count from now on')
    .argument('<project>', 'the project file')
    .argument('[images...]', 'their paths in the project')
    .option('--query <query>', 'the images that match (see below)')
    .addHelpText(
      'after',
      `\n${queryHelp}\n\nExamples:\n  plumbline submit traffic.plumb crossing-1.jpg crossing-2.jpg\n` +
        '  plumbline submit traffic.plumb --query state:mine\nSync afterwards, so that everybody knows.',
    )
    .action((project: string, images: string[], { query }: Options) =>
      cli.runAtOnce(() => withProject(project, (store) => submitted(store, images, query))),
    );
}

async function submitted(store: Store, paths: readonly string[], query: string | undefined): Promise<Outcome> {
  const images = imagesMeant(store, {
    ...(query === undefined ? {} : { query }),
    ...(paths.length === 0 ? {} : { images: paths }),
  });
  if (images === null) throw new UsageError('Name the images by their paths, or say which with --query.');
  await whenFree(() =>
    transaction(store.db, () => {
      for (const image of images) submit(store, image);
    }),
  );
  return {
    result: { submitted: images.length },
    words: [`Submitted ${count(images.length, 'image')}. Sync, so that everybody knows.`],
  };
}
