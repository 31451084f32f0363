import { stat } from 'node:fs/promises';
import { InferenceSession } from 'onnxruntime-node';
import { UserError } from '@shared/lib/user-error';
import { reasonOf } from './reason';
import { threadsInUse } from './threads';

/** Protocol buffers, and so ONNX files without external data, end at 2 GiB. */
const largestFile = 2 ** 31;

/**
 * Loads an ONNX file. External data is read only from the file's own folder; the runtime sees to that.
 *
 * @param model what to load in the place of the file's own bytes.
 */
export async function createSession(path: string, model?: Uint8Array): Promise<InferenceSession> {
  const status = await stat(path).catch(() => undefined);
  if (!status?.isFile()) throw new UserError('model.missing', { path }, `There is no model at ${path}`);
  if (status.size >= largestFile)
    throw unreadable(path, `it has ${status.size} bytes, more than an ONNX file can have`);
  try {
    const options = {
      intraOpNumThreads: threadsInUse(),
      logSeverityLevel: 3,
    } as const;
    return await (model ? InferenceSession.create(model, options) : InferenceSession.create(path, options));
  } catch (error) {
    throw unreadable(path, reasonOf(error));
  }
}

function unreadable(path: string, reason: string): UserError {
  return new UserError('model.unreadable', { path, reason }, `${path} cannot be loaded as an ONNX model: ${reason}`);
}
