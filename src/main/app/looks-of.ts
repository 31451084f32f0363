import { UserError } from '@shared/lib/user-error';
import type { Looks } from '@main/guidelines/looks';
import { embedProject, keepEmbeddings, type Embedder } from '@main/prelabel/embed-project';
import { findEmbedder } from '@main/prelabel/embedder';
import type { PrelabelHost } from '@main/prelabel/host';
import type { ModelRoots } from '@main/prelabel/models';
import { regionsOfProject } from '@main/prelabel/project-regions';

/**
 * Joins the guideline to the model that makes embeddings.
 *
 * @param models where they are.
 */
export function looksOf(host: PrelabelHost, models: ModelRoots): Looks {
  let found: Promise<Embedder> | null = null;

  function embedder(): Promise<Embedder> {
    found ??= findEmbedder(host, models).catch((error: unknown) => {
      // A model may be added later.
      found = null;
      throw error;
    });
    return found;
  }

  return {
    async key() {
      try {
        return (await embedder()).key;
      } catch (error) {
        if (error instanceof UserError) return null;
        throw error;
      }
    },
    keep: async (store, image, regions, signal) => keepEmbeddings(store, await embedder(), { image, regions }, signal),
    async keepAll(store, context) {
      await embedProject(store, await embedder(), await regionsOfProject(store, context.signal), context);
    },
  };
}
