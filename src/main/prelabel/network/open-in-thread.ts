import { Worker } from 'node:worker_threads';
import type { NetworkTensors, OpenNetwork } from './network';
import type { OpenedNetwork, ThreadAnswer, ThreadReply, ThreadRequest } from './thread-protocol';
import { buffersOf } from './transfer';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

/** A request without its number. */
type Asked = ThreadRequest extends infer Kind ? (Kind extends ThreadRequest ? Omit<Kind, 'id'> : never) : never;

/**
 * Starts a thread that loads networks and computes with them, so that pictures are decoded and results read meanwhile:
 * the runtime blocks the thread that it is called in.
 *
 * @param entry the built `network-worker.js`. Where it fails, its error ends the process.
 */
export function networkThread(entry: URL): OpenNetwork {
  const worker = new Worker(entry);
  const waiting = new Map<number, Waiting>();
  let next = 1;
  worker.on('message', (reply: ThreadReply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('reason' in reply) asked?.reject(new Error(reply.reason));
    else asked?.resolve(reply.answer as never);
  });
  // The process lives as long as somebody may ask it something.
  worker.unref();

  function ask<Answer extends ThreadAnswer>(request: Asked, given: NetworkTensors = {}): Promise<Answer> {
    const id = next++;
    return new Promise<Answer>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...request, id } satisfies ThreadRequest, buffersOf(given, 'spent'));
    });
  }

  return async (source) => {
    const { network, inputs, outputs } = await ask<OpenedNetwork>({ kind: 'open', source });
    return {
      inputs,
      outputs,
      run: (feeds, wanted) => ask<NetworkTensors>({ kind: 'run', network, feeds, wanted }, feeds),
      release: async () => void (await ask<null>({ kind: 'release', network })),
    };
  };
}
