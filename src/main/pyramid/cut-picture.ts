import { fork } from 'node:child_process';
import { UserError } from '@shared/lib/user-error';
import type { CutReply, CutRequest } from './pyramid-messages';

/**
 * Cuts a picture in a process of its own, which is killed when the work is cancelled.
 *
 * @param entry the built `pyramid-worker.js`.
 * @throws UserError `image.*`; the signal's reason when cancelled.
 */
export async function cutPicture(entry: string, request: CutRequest, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const child = fork(entry, { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answered = new Promise<CutReply>((resolve) => child.once('message', (reply) => resolve(reply as CutReply)));
    child.once('error', () => child.kill('SIGKILL'));
    child.send(request);
    const reply = await Promise.race([answered, gone]);
    await gone;
    signal.throwIfAborted();
    if (reply === undefined) throw stopped();
    if (!reply.ok) throw new UserError(reply.failure.code, reply.failure.params, reply.failure.message);
  } finally {
    signal.removeEventListener('abort', stop);
    child.kill('SIGKILL');
  }
}

function stopped(): UserError {
  return new UserError(
    'image.decoderStopped',
    {},
    'The picture decoder stopped. Try again; if it happens again with this picture, leave it out.',
  );
}
