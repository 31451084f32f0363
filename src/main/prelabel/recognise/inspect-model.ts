import { stat } from 'node:fs/promises';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { createSession } from '../create-session';
import { hashFile } from '../hash-file';
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
  const session = await createSession(path);
  try {
    const inputs = session.inputMetadata.map(tensorFacts);
    const declared = session.outputMetadata.map(tensorFacts);
    const isOpen = declared.some(({ shape }) => shape.some((size) => typeof size === 'string'));
    return {
      path,
      bytes: (await stat(path)).size,
      sha256: await hashFile(path),
      inputs,
      outputs: isOpen ? await withTrialShapes(session, inputs, declared) : declared,
      values: await valuesFilesOf(path),
      metadata: await readMetadata(path),
    };
  } finally {
    await session.release();
  }
}

function tensorFacts(metadata: InferenceSession.ValueMetadata): TensorFacts {
  if (!metadata.isTensor) return { name: metadata.name, type: 'none', shape: [] };
  return { name: metadata.name, type: metadata.type, shape: metadata.shape };
}

async function withTrialShapes(
  session: InferenceSession,
  inputs: readonly TensorFacts[],
  outputs: readonly TensorFacts[],
): Promise<readonly TensorFacts[]> {
  try {
    const results = await session.run(Object.fromEntries(inputs.map((input) => [input.name, blank(input)])));
    return outputs.map((output) => ({ ...output, shape: results[output.name]?.dims ?? output.shape }));
  } catch {
    // Not every network takes a blank image or this size; its declared shapes are then all there is.
    return outputs;
  }
}

function blank({ type, shape }: TensorFacts): Tensor {
  const dims = shape.map((size, index) => (typeof size === 'number' ? size : openSize(shape, index)));
  const count = dims.reduce((product, size) => product * size, 1);
  switch (type) {
    case 'float32':
      return new Tensor('float32', new Float32Array(count), dims);
    case 'float16':
      return new Tensor('float16', new Uint16Array(count), dims);
    case 'uint8':
      return new Tensor('uint8', new Uint8Array(count), dims);
    case 'int64':
      return new Tensor('int64', new BigInt64Array(count).fill(1n), dims);
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
