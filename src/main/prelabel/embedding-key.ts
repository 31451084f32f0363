import { createHash } from 'node:crypto';
import type { ModelCard } from './card';

/** Raised when the same model and the same picture begin to give another vector. */
const recipe = 1;

/** What embeddings are kept under: another model, or another way to use it, makes other vectors. 32 bytes. */
export function embeddingKey({ sha256, input, embedding }: ModelCard): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([recipe, sha256, input, embedding ?? null]))
    .digest();
}
