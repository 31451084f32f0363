import type { InferenceSession } from 'onnxruntime-node';
import { UserError } from '@shared/lib/user-error';
import { reasonOf } from './reason';

/**
 * Runs a network once; blocks the thread.
 *
 * @param outputs those that are wanted; left out: all.
 * @throws UserError `model.failed`.
 */
export async function runNetwork(
  path: string,
  session: InferenceSession,
  feeds: InferenceSession.FeedsType,
  outputs?: readonly string[],
): Promise<InferenceSession.ReturnType> {
  try {
    return await (outputs ? session.run(feeds, outputs) : session.run(feeds));
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError('model.failed', { path, reason }, `The model ${path} failed on an image: ${reason}`);
  }
}
