import { stat } from 'node:fs/promises';
import { createSession } from '../create-session';
import { hashFile } from '../hash-file';
import type { Network, NetworkTensor } from '../network/network';
import type { ModelFacts, TensorFacts } from './facts';
import { readMetadata } from './read-metadata';
import { valuesFilesOf } from './values-files';

/** The side that open dimensions of an image are given for a trial run. */
const trialSide = 640;

/**
 * Loads an ONNX file that nobody has described yet and reads what it says of itself. Dimensions of outputs that are
 * open are found by one run on a blank image.
 */
export async function inspectModel(path: string): Promise<ModelFacts> {
  const network = await createSession(path);
  try {
    const { inputs, outputs: declared } = network;
    const isOpen = declared.some(({ shape }) => shape.some((size) => typeof size === 'string'));
    return {
      path,
      bytes: (await stat(path)).size,
      sha256: await hashFile(path),
      inputs,
      outputs: isOpen ? await withTrialShapes(network) : declared,
      values: await valuesFilesOf(path),
      metadata: await readMetadata(path),
    };
  } finally {
    await network.release();
  }
}

async function withTrialShapes(network: Network): Promise<readonly TensorFacts[]> {
  const { inputs, outputs } = network;
  try {
    const results = await network.run(Object.fromEntries(inputs.map((input) => [input.name, blank(input)])));
    return outputs.map((output) => ({ ...output, shape: results[output.name]?.dims ?? output.shape }));
  } catch {
    // Not every network takes a blank image or this size; its declared shapes are then all there is.
    return outputs;
  }
}

function blank({ type, shape }: TensorFacts): NetworkTensor {
  const dims = shape.map((size, index) => (typeof size === 'number' ? size : openSize(shape, index)));
  const count = dims.reduce((product, size) => product * size, 1);
  switch (type) {
    case 'float32':
      return { type, data: new Float32Array(count), dims };
    case 'float16':
      return { type, data: new Uint16Array(count), dims };
    case 'uint8':
      return { type, data: new Uint8Array(count), dims };
    case 'int64':
      return { type, data: new BigInt64Array(count).fill(1n), dims };
    default:
      throw new TypeError(`No blank input of the type ${type} is known`);
  }
}

/** The batch is one image; of the other open dimensions the one that may count channels is 3, the rest are sides. */
function openSize(shape: readonly (number | string)[], index: number): number {
  if (shape.length === 4 && index === 0) return 1;
  if (shape.length === 4 && index === 1 && shape[3] !== 3) return 3;
  return shape.length >= 3 && index > 0 ? trialSide : 1;
}
