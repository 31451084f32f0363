import { UserError } from '@shared/lib/user-error';
import type { Network, NetworkTensors } from './network/network';
import { reasonOf } from './reason';

/**
 * Runs a network once.
 *
 * @param outputs those that are wanted; left out: all.
 * @throws UserError `model.failed`.
 */
export async function runNetwork(
  path: string,
  network: Network,
  feeds: NetworkTensors,
  outputs?: readonly string[],
): Promise<NetworkTensors> {
  try {
    return await network.run(feeds, outputs);
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError('model.failed', { path, reason }, `The model ${path} failed on an image: ${reason}`);
  }
}
