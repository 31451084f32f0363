import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { UserError } from '@shared/lib/user-error';
import type { ModelCard } from './card';
import type { OutputTensor } from './decode/tensor';
import { loadCard, verifyModelFile } from './load-card';
import { reasonOf } from './reason';

/** A model in memory. Its calls block the thread: keep it in a process of its own. */
export interface ModelSession {
  readonly card: ModelCard;
  /** @returns the outputs in the order of the card. */
  run(data: Float32Array | Uint8Array): Promise<OutputTensor[]>;
  close(): Promise<void>;
}

/** Loads the model in `folder` after checking its card, its bytes and its inputs and outputs against each other. */
export async function openSession(folder: string): Promise<ModelSession> {
  const card = await loadCard(folder);
  const path = await verifyModelFile(folder, card);
  const session = await createSession(path);
  try {
    requireNames(path, session, card);
  } catch (error) {
    await session.release();
    throw error;
  }
  const { input } = card;
  const dims = input.layout === 'NHWC' ? [1, input.height, input.width, 3] : [1, 3, input.height, input.width];
  return {
    card,
    run: async (data) => {
      const feeds = { [input.name]: new Tensor(input.dtype, data, dims) };
      return pickOutputs(await runSession(path, session, feeds, card), card);
    },
    close: () => session.release(),
  };
}

async function createSession(path: string): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(path, {
      // One core is left to the decoding of the next images and to the window.
      intraOpNumThreads: Math.max(1, availableParallelism() - 1),
      logSeverityLevel: 3,
    });
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError('model-bad', { path, reason }, `${path} cannot be loaded as an ONNX model: ${reason}`);
  }
}

function requireNames(path: string, session: InferenceSession, card: ModelCard): void {
  const problems = [
    ...(session.inputNames.includes(card.input.name) ? [] : [`it has no input "${card.input.name}"`]),
    ...session.inputNames.filter((name) => name !== card.input.name).map((name) => `nothing is given to "${name}"`),
    ...card.outputs.filter((name) => !session.outputNames.includes(name)).map((name) => `it has no output "${name}"`),
  ];
  if (problems.length === 0) return;
  const reason = problems.join(', ');
  throw new UserError('model-card-mismatch', { path, reason }, `${path} does not fit its card: ${reason}`);
}

async function runSession(
  path: string,
  session: InferenceSession,
  feeds: InferenceSession.FeedsType,
  card: ModelCard,
): Promise<InferenceSession.ReturnType> {
  try {
    return await session.run(feeds, card.outputs);
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError('model-failed', { path, reason }, `The model ${path} failed on an image: ${reason}`);
  }
}

function pickOutputs(results: InferenceSession.ReturnType, card: ModelCard): OutputTensor[] {
  return card.outputs.map((name) => {
    const tensor = results[name];
    if (!(tensor?.data instanceof Float32Array)) {
      const got = tensor?.type ?? 'nothing';
      throw new UserError(
        'model-output-unexpected',
        { output: name, expected: 'float32', got },
        `The model's output "${name}" holds ${got} where float32 was expected: choose another family in its card`,
      );
    }
    return { name, dims: tensor.dims, data: tensor.data };
  });
}
