import { stat } from 'node:fs/promises';
import { UserError } from '@shared/lib/user-error';
import { openNetwork } from './network/computing';
import type { Network } from './network/network';
import { reasonOf } from './reason';

/** Protocol buffers, and so ONNX files without external data, end at 2 GiB. */
const largestFile = 2 ** 31;

/**
 * Loads an ONNX file. External data is read only from the file's own folder; the runtime sees to that.
 *
 * @param model what to load in the place of the file's own bytes.
 */
export async function createSession(path: string, model?: Uint8Array): Promise<Network> {
  const status = await stat(path).catch(() => undefined);
  if (!status?.isFile()) throw new UserError('model.missing', { path }, `There is no model at ${path}`);
  if (status.size >= largestFile)
    throw unreadable(path, `it has ${status.size} bytes, more than an ONNX file can have`);
  try {
    return await openNetwork({ path, model });
  } catch (error) {
    throw unreadable(path, reasonOf(error));
  }
}

function unreadable(path: string, reason: string): UserError {
  return new UserError('model.unreadable', { path, reason }, `${path} cannot be loaded as an ONNX model: ${reason}`);
}
