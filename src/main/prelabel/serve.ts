import type { Failure } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';
import { detect } from './detect';
import type { Answers, Reply, Request } from './protocol';
import { reasonOf } from './reason';
import { openSession, type ModelSession } from './session';

interface LoadedModel {
  readonly folder: string;
  readonly session: Promise<ModelSession>;
  /** Requests that still need the session. */
  readonly work: Set<Promise<unknown>>;
}

/**
 * The process's side of the protocol. One model is kept in memory: the last one that was asked for.
 *
 * @returns the function that takes each request; its answers go to `reply`.
 */
export function serveRequests(reply: (reply: Reply) => void): (request: Request) => void {
  const wanted = new Set<number>();
  let current: LoadedModel | undefined;

  function load(folder: string): LoadedModel {
    if (current?.folder === folder) return current;
    if (current) void closeWhenIdle(current);
    const loaded = { folder, session: openSession(folder), work: new Set<Promise<unknown>>() };
    loaded.session.catch(() => {
      // A model that failed to load is tried anew the next time, when its file may have been repaired.
      if (current === loaded) current = undefined;
    });
    current = loaded;
    return loaded;
  }

  async function answer(
    model: LoadedModel,
    request: Exclude<Request, { kind: 'cancel' }>,
  ): Promise<Answers[keyof Answers] | null> {
    const session = await model.session;
    if (request.kind === 'open') return session.card;
    return detect(session, request.imagePath, request.threshold, () => !wanted.has(request.id));
  }

  return (request) => {
    if (request.kind === 'cancel') {
      wanted.delete(request.id);
      return;
    }
    wanted.add(request.id);
    const model = load(request.folder);
    const work = answer(model, request)
      .then((value) => value !== null && reply({ id: request.id, result: { ok: true, value } }))
      .catch((error: unknown) => reply({ id: request.id, result: { ok: false, error: failureOf(error) } }))
      .finally(() => {
        wanted.delete(request.id);
        model.work.delete(work);
      });
    model.work.add(work);
  };
}

async function closeWhenIdle(model: LoadedModel): Promise<void> {
  await Promise.all(model.work);
  const session = await model.session.catch(() => undefined);
  await session?.close();
}

function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return { code: error.code, params: error.params, message: error.message };
  return { code: 'internal', params: {}, message: reasonOf(error) };
}
