import { UserError } from '@shared/lib/user-error';
import type { Embedder } from './embed-project';
import { embeddingKey } from './embedding-key';
import type { PrelabelHost } from './host';
import { listModels, type ModelRoots } from './models';

/**
 * The model that makes embeddings here.
 *
 * @param models where they are.
 * @throws UserError `model.noEmbedding` when none can.
 */
export async function findEmbedder(host: PrelabelHost, models: ModelRoots): Promise<Embedder> {
  const installed = await listModels(models);
  const found = installed.models.find(({ card }) => card.embedding);
  if (!found) {
    const message = 'No model that is installed makes embeddings. Add one whose card names a tensor for them';
    throw new UserError('model.noEmbedding', { model: 'none' }, message);
  }
  const { card, folder } = found;
  return {
    key: embeddingKey(card),
    embed: (imagePath, regions, signal) => host.embed(folder, imagePath, regions, signal),
  };
}
