import type { Failure } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';
import { detect } from './detect';
import type { Answers, Reply, Request } from './protocol';
import { inspectModel } from './recognise/inspect-model';
import { recogniseModel } from './recognise/recognise-model';
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

  async function answer(request: Exclude<Request, { kind: 'cancel' }>): Promise<Answers[keyof Answers] | null> {
    if (request.kind === 'inspect') return recogniseModel(await inspectModel(request.path));
    return withModel(load(request.folder), async (session) => {
      if (request.kind === 'open') return session.card;
      return detect(session, request.imagePath, request.threshold, () => !wanted.has(request.id));
    });
  }

  return (request) => {
    if (request.kind === 'cancel') {
      wanted.delete(request.id);
      return;
    }
    wanted.add(request.id);
    answer(request)
      .then((value) => value !== null && reply({ id: request.id, result: { ok: true, value } }))
      .catch((error: unknown) => reply({ id: request.id, result: { ok: false, error: failureOf(error) } }))
      .finally(() => wanted.delete(request.id));
  };
}

/** Runs `use` and lets the model know for as long as it is needed. */
async function withModel<T>(model: LoadedModel, use: (session: ModelSession) => Promise<T>): Promise<T> {
  const work = model.session.then(use);
  model.work.add(work);
  try {
    return await work;
  } finally {
    model.work.delete(work);
  }
}

async function closeWhenIdle(model: LoadedModel): Promise<void> {
  await Promise.allSettled(model.work);
  const session = await model.session.catch(() => undefined);
  await session?.close();
}

function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return { code: error.code, params: error.params, message: error.message };
  return { code: 'internal.error', params: {}, message: reasonOf(error) };
}
