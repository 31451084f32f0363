import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import type { Store } from '@main/db/store';
import { embedProject } from '@main/prelabel/embed-project';
import { findEmbedder } from '@main/prelabel/embedder';
import { PrelabelHost } from '@main/prelabel/host';
import { regionsOfProject } from '@main/prelabel/project-regions';
import type { Cli, Task } from './cli';
import { modelRoots } from './model-roots';

/**
 * Gives every object of a project its look, so that objects can be compared.
 *
 * @returns what the looks are kept under; null, and a note, when no model makes any.
 */
export async function keepLooks(store: Store, { paths }: Cli, task: Task): Promise<Buffer | null> {
  const host = new PrelabelHost({ entry: join(paths.workers, 'prelabel-worker.js') });
  try {
    const embedder = await findEmbedder(host, modelRoots(paths));
    await embedProject(store, embedder, await regionsOfProject(store, task.signal), task);
    return embedder.key;
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'model.noEmbedding') throw error;
    task.note(`${error.message}: look-alikes were left out.`);
    return null;
  } finally {
    host.close();
  }
}
