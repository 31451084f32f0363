import { join } from 'node:path';
import { Command } from 'commander';
import type { AddReport } from '@shared/contract/reports';
import type { Store } from '@main/db/store';
import { addImages } from '@main/image-library/add-images';
import { imageTools } from '@main/image-library/image-tools';
import { ImagePool } from '@main/images/image-pool';
import { copyingTools } from '../copying-tools';
import type { Cli, Outcome, Task } from '../cli';
import { exitCodes } from '../exit-codes';
import { withProject } from '../with-project';
import { count, rejectedWords } from '../words';

export function addCommand(cli: Cli): Command {
  return new Command('add')
    .description('add images; folders are searched through and through')
    .argument('<project>', 'the project file')
    .argument('<image|folder...>', 'what to add')
    .option(
      '--copy',
      'copy the images into a folder beside the project (<project>.images) instead of leaving them where they are',
    )
    .addHelpText('after', '\nExample:\n  plumbline add traffic.plumb ~/photos/crossing one-more.jpg')
    .action((project: string, paths: string[], { copy = false }: { copy?: boolean }) =>
      cli.run((task) =>
        withProject(project, async (store) => {
          const pool = new ImagePool(join(cli.paths.workers, 'image-worker.js'));
          try {
            return outcome(await add(store, paths, copy, pool, task));
          } finally {
            await pool.close();
          }
        }),
      ),
    );
}

async function add(
  store: Store,
  paths: readonly string[],
  copy: boolean,
  pool: ImagePool,
  task: Task,
): Promise<AddReport> {
  const tools = imageTools(pool);
  if (!copy) return addImages(store, paths, tools, task);
  const copying = copyingTools(store, paths, tools);
  try {
    return copying.namedBySource(await addImages(store, [copying.folder], copying.tools, task));
  } finally {
    await copying.removeUnused();
  }
}

function outcome(report: AddReport): Outcome {
  const { added, duplicates, rejected, ignored } = report;
  const words = [
    ...rejectedWords(rejected),
    ...duplicates.map(({ path, sameAs }) => `Left out: ${path} is the same picture as ${sameAs}.`),
    `Added ${count(added, 'image')}; ${count(duplicates.length, 'duplicate')}, ${rejected.length} rejected, ` +
      `${count(ignored, 'other file')} passed over.`,
  ];
  const nothing = added === 0 && duplicates.length === 0 && rejected.length > 0;
  return { result: report, words, exitCode: nothing ? exitCodes.rejected : exitCodes.done };
}
