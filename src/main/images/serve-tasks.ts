import type { MessagePort } from 'node:worker_threads';
import type { Failure } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';
import { makeDisplay, makeThumbnail } from './derive-picture';
import type { PictureTasks, TaskName, TaskReply, TaskRequest } from './pool-messages';
import { probeImage } from './probe-image';
import { makeSamples, splitTile } from './samples';
import { sharp } from './sharp';

const tasks: {
  readonly [Name in TaskName]: (input: PictureTasks[Name]['input']) => Promise<PictureTasks[Name]['output']>;
} = {
  probe: ({ path }) => probeImage(path),
  thumbnail: ({ cache, source }) => makeThumbnail(cache, source),
  samples: ({ cache, source }) => makeSamples(cache, source),
  splitTile: ({ path }) => splitTile(path),
  display: ({ cache, source }) => makeDisplay(cache, source),
};

/** The worker's side of the pool. */
export function serveTasks(port: MessagePort): void {
  // The pool's threads are the parallelism; libvips' own threads and cache would only hold more memory.
  sharp.concurrency(1);
  sharp.cache(false);
  port.on('message', (request: TaskRequest) => void answer(request).then((reply) => port.postMessage(reply)));
}

async function answer({ id, name, input }: TaskRequest): Promise<TaskReply> {
  try {
    return { id, ok: true, output: await tasks[name](input as never) };
  } catch (error) {
    return { id, ok: false, failure: failureOf(error) };
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return { code: error.code, params: error.params, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'image.decoderFailed', params: { reason }, message: `The picture decoder failed: ${reason}` };
}
