import { stat } from 'node:fs/promises';
import type { Geometry } from '@shared/geometry/geometry';
import { UserError } from '@shared/lib/user-error';
import type { InputSpec, ModelCard } from './card';
import { createSession } from './create-session';
import { openImage } from './decode-image';
import { bestMask, boundsOfPlane, masksAndScores, promptPoints } from './decode/sam';
import { requireNumbers } from './decode/tensor';
import { imageMapping, type ImageMapping } from './image-mapping';
import { loadCard, verifyFile, verifyModelFile } from './load-card';
import { maskOfPlane } from './mask-of-plane';
import type { Network, NetworkTensor } from './network/network';
import { inputFor, placeImage, toTensorData, type Placement } from './preprocess';
import type { TensorFacts } from './recognise/facts';
import { runNetwork } from './run-network';
import { inputDims } from './session';
import { toFloats } from './to-floats';

/** What a person points at, in image pixels. */
export interface Prompt {
  readonly points: readonly { readonly x: number; readonly y: number; readonly isInside: boolean }[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
}

export interface PromptAnswer {
  /** Null when the model sees nothing there. */
  readonly geometry: Geometry | null;
  /** How well the model thinks that it fits, 0 to 1. */
  readonly score: number;
}

/** Both networks of a model that one points with, and the pictures it has seen. */
export interface PromptSession {
  readonly card: ModelCard;
  /** Looks at a picture, once: what it makes of it is kept for the last few. */
  see(imagePath: string): Promise<void>;
  /** Milliseconds once the picture was seen. */
  answer(imagePath: string, prompt: Prompt): Promise<PromptAnswer>;
  close(): Promise<void>;
}

interface Seen {
  readonly features: readonly { readonly name: string; readonly tensor: NetworkTensor }[];
  readonly input: InputSpec;
  readonly placement: Placement;
  readonly mapping: ImageMapping;
}

/** What is kept of a picture is some megabytes. */
const mostSeen = 8;

/** @throws UserError when the card or a file of the model in `folder` is not as it should be. */
export async function openPromptSession(folder: string): Promise<PromptSession> {
  const card = await loadCard(folder);
  const part = card.parts.find(({ role }) => role === 'decoder');
  if (card.task !== 'prompt' || !part) {
    const message = `${card.name} is made for "${card.task}" and outlines nothing that one points at: choose another model`;
    throw new UserError('model.otherTask', { model: card.name, task: card.task }, message);
  }
  const path = await verifyModelFile(folder, card);
  const decoderPath = await verifyFile(folder, part);
  const encoder = await createSession(path);
  const decoder = await createSession(decoderPath);
  requireDecoder(decoderPath, decoder);
  const seen = new Map<string, Promise<Seen>>();

  /** Under the file's state, so that a picture that was changed is looked at again. */
  async function lookAt(imagePath: string): Promise<Seen> {
    const { mtimeMs, size } = await stat(imagePath).catch(() => ({ mtimeMs: 0, size: 0 }));
    const key = `${mtimeMs} ${size} ${imagePath}`;
    const known = seen.get(key) ?? encode(path, encoder, card, imagePath);
    seen.delete(key);
    seen.set(key, known);
    known.catch(() => seen.delete(key));
    if (seen.size > mostSeen) seen.delete(seen.keys().next().value!);
    return known;
  }

  return {
    card,
    see: async (imagePath) => void (await lookAt(imagePath)),
    answer: async (imagePath, prompt) => decode(decoderPath, decoder, card, await lookAt(imagePath), prompt),
    close: async () => {
      await encoder.release();
      await decoder.release();
    },
  };
}

function requireDecoder(path: string, { inputs }: Network): void {
  const missing = ['point_coords', 'point_labels'].filter((wanted) => !inputs.some(({ name }) => name === wanted));
  if (missing.length === 0) return;
  const reason = `it has no input "${missing.join('", "')}"`;
  throw new UserError('model.cardMismatch', { path, reason }, `${path} is no decoder of prompts: ${reason}`);
}

async function encode(path: string, encoder: Network, card: ModelCard, imagePath: string): Promise<Seen> {
  const image = await openImage(imagePath);
  const input = inputFor(image.size, card.input);
  const placement = placeImage(image.size, input);
  const data = toTensorData(await image.pixels(placement), placement, input);
  const picture = { type: input.dtype, data, dims: inputDims(input), isSpent: true };
  const results = await runNetwork(path, encoder, { [input.name]: picture });
  const features = card.outputs.flatMap((name) => {
    const tensor = results[name];
    return tensor ? [{ name, tensor }] : [];
  });
  return { features, input, placement, mapping: imageMapping(placement, image.size, null) };
}

async function decode(
  path: string,
  decoder: Network,
  card: ModelCard,
  { features, input, placement, mapping }: Seen,
  prompt: Prompt,
): Promise<PromptAnswer> {
  const toInput = (x: number, y: number) => ({
    x: placement.left + x / mapping.scaleX,
    y: placement.top + y / mapping.scaleY,
  });
  const start = prompt.box && toInput(prompt.box.x, prompt.box.y);
  const end = prompt.box && toInput(prompt.box.x + prompt.box.width, prompt.box.y + prompt.box.height);
  const { coords, labels } = promptPoints(
    {
      points: prompt.points.map(({ x, y, isInside }) => ({ ...toInput(x, y), isInside })),
      box: start && end && { left: start.x, top: start.y, right: end.x, bottom: end.y },
    },
    card.adapter === 'sam',
  );
  const feeds = Object.fromEntries(
    decoder.inputs.map((wanted) => [
      wanted.name,
      featureFor(wanted, features) ?? promptInput(path, wanted, coords, labels, placement),
    ]),
  );
  const results = await runNetwork(path, decoder, feeds);
  const outputs = decoder.outputs.flatMap(({ name }) => {
    const tensor = results[name];
    const data = tensor && toFloats(tensor);
    return tensor && data ? [{ name, dims: tensor.dims, data }] : [];
  });
  const [masks, scores] = masksAndScores(outputs);
  requireNumbers(masks);
  requireNumbers(scores);
  // A decoder that is told the size of the picture gives masks of that size; the others give them of the whole input.
  const isFitted = decoder.inputs.some(({ name }) => name === 'orig_im_size');
  const { plane, score } = bestMask(masks, scores, isFitted ? placement : input);
  const bounds = boundsOfPlane(plane);
  return { geometry: bounds && maskOfPlane(plane, bounds, mapping), score };
}

/** What the encoder made, by its name, or else by its dimensions. */
function featureFor({ name: wanted, type, shape }: TensorFacts, features: Seen['features']): NetworkTensor | undefined {
  const named = features.find(({ name }) => name === wanted);
  if (named) return named.tensor;
  if (type === 'none' || !/embed|feat/.test(wanted)) return undefined;
  const fits = ({ dims }: NetworkTensor) =>
    dims.length === shape.length && shape.every((size, index) => typeof size === 'string' || size === dims[index]);
  return features.find(({ tensor }) => fits(tensor))?.tensor ?? features[0]?.tensor;
}

function promptInput(
  path: string,
  { name, type }: TensorFacts,
  coords: readonly number[],
  labels: readonly number[],
  { width, height }: Placement,
): NetworkTensor {
  switch (name) {
    case 'point_coords':
      return { type: 'float32', data: Float32Array.from(coords), dims: [1, labels.length, 2] };
    case 'point_labels':
      return type === 'int32'
        ? { type, data: Int32Array.from(labels), dims: [1, labels.length] }
        : { type: 'float32', data: Float32Array.from(labels), dims: [1, labels.length] };
    case 'mask_input':
      return { type: 'float32', data: new Float32Array(256 * 256), dims: [1, 1, 256, 256] };
    case 'has_mask_input':
      return { type: 'float32', data: new Float32Array(1), dims: [1] };
    case 'orig_im_size':
      return type === 'int64'
        ? { type, data: BigInt64Array.of(BigInt(height), BigInt(width)), dims: [2] }
        : { type: 'float32', data: Float32Array.of(height, width), dims: [2] };
    default: {
      const reason = `nothing is given to "${name}"`;
      throw new UserError('model.cardMismatch', { path, reason }, `${path} does not fit its card: ${reason}`);
    }
  }
}
