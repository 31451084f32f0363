import type { MessagePort } from 'node:worker_threads';
import { assertExists } from '@shared/lib/assert';
import { reasonOf } from '../reason';
import type { Network, NetworkTensors, OpenNetwork } from './network';
import type { ThreadAnswer, ThreadReply, ThreadRequest } from './thread-protocol';
import { buffersOf } from './transfer';

/** The computing thread's side of the protocol. */
export function serveNetworks(port: MessagePort, open: OpenNetwork): void {
  const networks = new Map<number, Network>();
  let next = 1;

  async function answerTo(request: ThreadRequest): Promise<ThreadAnswer> {
    if (request.kind === 'open') {
      const opened = await open(request.source);
      const network = next++;
      networks.set(network, opened);
      return { network, inputs: opened.inputs, outputs: opened.outputs };
    }
    const network = assertExists(networks.get(request.network), 'only an opened network is asked for');
    if (request.kind === 'run') return network.run(request.feeds, request.wanted);
    networks.delete(request.network);
    await network.release();
    return null;
  }

  port.on('message', (request: ThreadRequest) => {
    const reply = (message: ThreadReply, tensors: NetworkTensors = {}) =>
      port.postMessage(message, buffersOf(tensors, 'all'));
    answerTo(request)
      .then((answer) => reply({ id: request.id, answer }, request.kind === 'run' ? (answer as NetworkTensors) : {}))
      .catch((error: unknown) => reply({ id: request.id, reason: reasonOf(error) }));
  });
}
