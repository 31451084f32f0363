import { readFile } from 'node:fs/promises';
import { UserError } from '@shared/lib/user-error';
import { outputCountOf } from './adapters';
import type { ExtraInput, InputSpec, ModelCard } from './card';
import { createSession } from './create-session';
import type { OutputTensor } from './decode/tensor';
import { loadCard, verifyFile, verifyModelFile } from './load-card';
import type { Network, NetworkTensor } from './network/network';
import type { InputData } from './preprocess';
import { runNetwork } from './run-network';
import { toFloats } from './to-floats';

/** A model in memory. */
export interface ModelSession {
  readonly card: ModelCard;
  /** What a reader of text knows; empty for other models. */
  readonly alphabet: readonly string[];
  /**
   * @param data is handed over, and empty afterwards where another thread computes.
   * @param input the card's, or the same with another size where the network takes any.
   * @returns the outputs in the order of the card.
   */
  run(data: InputData, input: InputSpec): Promise<OutputTensor[]>;
  close(): Promise<void>;
}

/** Loads the model in `folder` after checking its card, its bytes and its inputs and outputs against each other. */
export async function openSession(folder: string): Promise<ModelSession> {
  const card = await loadCard(folder);
  const path = await verifyModelFile(folder, card);
  const alphabet = await readAlphabet(folder, card);
  const network = await createSession(path);
  try {
    requireFit(path, network, card);
  } catch (error) {
    await network.release();
    throw error;
  }
  const extraFeeds = card.extraInputs.map((extra) => [extra.name, extraTensor(extra, card.input)] as const);
  return {
    card,
    alphabet,
    run: async (data, input) => {
      const image = { type: input.dtype, data, dims: inputDims(input), isSpent: true };
      const feeds = { ...Object.fromEntries(extraFeeds), [card.input.name]: image };
      const results = await runNetwork(path, network, feeds, card.outputs);
      return card.outputs.map((name) => readOutput(name, results[name]));
    },
    close: () => network.release(),
  };
}

/** The letters of a reader, one a line, and the space, which PaddleOCR puts at the end of every list. */
async function readAlphabet(folder: string, card: ModelCard): Promise<string[]> {
  const part = card.parts.find(({ role }) => role === 'alphabet');
  if (!part) return [];
  const text = await readFile(await verifyFile(folder, part), 'utf8');
  return [...text.replace(/\r/g, '').replace(/\n$/, '').split('\n'), ' '];
}

export function inputDims({ layout, width, height }: InputSpec): number[] {
  if (layout === 'NHWC') return [1, height, width, 3];
  if (layout === 'HWC') return [height, width, 3];
  return layout === 'CHW' ? [3, height, width] : [1, 3, height, width];
}

function extraTensor({ shape, value }: ExtraInput, input: InputSpec): NetworkTensor {
  const size = [BigInt(input.width), BigInt(input.height)];
  const count = shape.reduce((product, side) => product * side, 1);
  const data = BigInt64Array.from({ length: count }, (_, index) => (value === 'ones' ? 1n : size[index % 2]!));
  return { type: 'int64', data, dims: shape };
}

function requireFit(path: string, network: Network, card: ModelCard): void {
  const inputs = network.inputs.map(({ name }) => name);
  const outputs = network.outputs.map(({ name }) => name);
  const given = [card.input.name, ...card.extraInputs.map(({ name }) => name)];
  const outputCount = outputCountOf(card.adapter);
  const problems = [
    ...given.filter((name) => !inputs.includes(name)).map((name) => `it has no input "${name}"`),
    ...inputs.filter((name) => !given.includes(name)).map((name) => `nothing is given to "${name}"`),
    ...card.outputs.filter((name) => !outputs.includes(name)).map((name) => `it has no output "${name}"`),
    ...(card.outputs.length === outputCount
      ? []
      : [`${card.adapter} takes ${outputCount} outputs, not ${card.outputs.length}`]),
  ];
  if (problems.length === 0) return;
  const reason = problems.join(', ');
  throw new UserError('model.cardMismatch', { path, reason }, `${path} does not fit its card: ${reason}`);
}

function readOutput(name: string, tensor: NetworkTensor | undefined): OutputTensor {
  const data = tensor && toFloats(tensor);
  if (data) return { name, dims: tensor.dims, data };
  const got = tensor?.type ?? 'nothing';
  throw new UserError(
    'model.unexpectedOutput',
    { output: name, expected: 'numbers', got },
    `The model's output "${name}" holds ${got} where numbers were expected: choose another family in its card`,
  );
}
