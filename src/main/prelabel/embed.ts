import { readFile } from 'node:fs/promises';
import type { Rectangle } from '@shared/embeddings/region';
import { UserError } from '@shared/lib/user-error';
import type { InputSpec, ModelCard } from './card';
import { createSession } from './create-session';
import { cutNetwork } from './cut-network';
import { openImage } from './decode-image';
import { requireNumbers } from './decode/tensor';
import { loadCard, verifyModelFile } from './load-card';
import type { NetworkTensor } from './network/network';
import { toTensorData } from './preprocess';
import { runNetwork } from './run-network';
import { inputDims } from './session';
import { toFloats } from './to-floats';

/** The part of a model that makes embeddings, in memory. */
export interface EmbeddingSession {
  readonly card: ModelCard;
  readonly input: InputSpec;
  /** @returns a unit vector for one input. */
  run(data: ReturnType<typeof toTensorData>): Promise<Float32Array>;
  close(): Promise<void>;
}

/** @throws UserError when the model in `folder` makes no embeddings, or cannot be loaded. */
export async function openEmbeddingSession(folder: string): Promise<EmbeddingSession> {
  const card = await loadCard(folder);
  const { embedding } = card;
  if (!embedding) {
    const message = `The model ${card.name} makes no embeddings: its card names no tensor for them. Choose another model`;
    throw new UserError('model.noEmbedding', { model: card.name }, message);
  }
  const path = await verifyModelFile(folder, card);
  const { width, height } = embedding;
  const input: InputSpec = { ...card.input, width, height, resize: 'stretch' };
  const dims = inputDims(input);
  const cut = { input: input.name, dims, output: embedding.tensor };
  const isWhole = card.task === 'embed';
  const network = await createSession(path, isWhole ? undefined : cutNetwork(await readFile(path), cut));
  return {
    card,
    input,
    run: async (data) => {
      const image = { type: input.dtype, data, dims, isSpent: true };
      const results = await runNetwork(path, network, { [input.name]: image });
      return unitVector(vectorOf(path, results[embedding.tensor]));
    },
    close: () => network.release(),
  };
}

/**
 * Embeddings of parts of one image, which is decoded once.
 *
 * @returns a unit vector for each part, end to end; null when cancelled.
 */
export async function embed(
  session: EmbeddingSession,
  imagePath: string,
  regions: readonly Rectangle[],
  isCancelled: () => boolean,
): Promise<Float32Array | null> {
  const { input } = session;
  const image = await openImage(imagePath);
  const cut = await image.crops();
  const placement = { left: 0, top: 0, width: input.width, height: input.height };
  const vectors: Float32Array[] = [];
  for (const region of regions) {
    if (isCancelled()) return null;
    const pixels = await cut(region, placement);
    vectors.push(await session.run(toTensorData(pixels, placement, input)));
  }
  const length = vectors[0]?.length ?? 0;
  const all = new Float32Array(length * vectors.length);
  vectors.forEach((vector, index) => all.set(vector, index * length));
  return all;
}

/**
 * One vector: of places [1, channels, height, width] their mean, of tokens [1, tokens, values] the first, which stands
 * for the picture, and [1, values] as it is.
 */
function vectorOf(path: string, tensor: NetworkTensor | undefined): Float32Array {
  const data = tensor && toFloats(tensor);
  const rank = tensor?.dims.length ?? 0;
  if (!data || tensor.dims[0] !== 1 || rank < 2 || rank > 4) {
    const got = tensor ? `[${tensor.dims.join(', ')}]` : 'nothing';
    const expected = '[1, channels, height, width]';
    throw new UserError(
      'model.unexpectedOutput',
      { output: 'embedding', expected, got },
      `The features of ${path} are ${got} where ${expected} was expected: name another tensor in its card`,
    );
  }
  requireNumbers({ name: 'embedding', dims: tensor.dims, data });
  if (rank < 4) return data.slice(0, tensor.dims.at(-1));
  const channels = tensor.dims[1]!;
  const places = data.length / channels;
  return Float32Array.from({ length: channels }, (_, channel) => {
    let sum = 0;
    for (let place = channel * places; place < (channel + 1) * places; place++) sum += data[place]!;
    return sum / places;
  });
}

/** A vector of nothing but zeros has no direction and stays as it is. */
function unitVector(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm === 0 ? vector : vector.map((value) => value / norm);
}
