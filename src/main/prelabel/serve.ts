import type { Failure } from '@shared/contract/envelope';
import { assertNever } from '@shared/lib/assert';
import { UserError } from '@shared/lib/user-error';
import { detect } from './detect';
import { embed, openEmbeddingSession } from './embed';
import type { Answers, Reply, Request, TextFolders } from './protocol';
import { openPromptSession } from './prompt-session';
import { readText, type TextModels } from './read-text';
import { inspectModel } from './recognise/inspect-model';
import { recogniseModel } from './recognise/recognise-model';
import { reasonOf } from './reason';
import { openSession, type ModelSession } from './session';
import { SessionCache } from './session-cache';

/** Reading a text takes three models, and whoever changes between two tools should not wait each time. */
const mostModels = 5;

/**
 * The process's side of the protocol.
 *
 * @returns the function that takes each request; its answers go to `reply`.
 */
export function serveRequests(reply: (reply: Reply) => void): (request: Request) => void {
  const wanted = new Set<number>();
  const models = new SessionCache(mostModels);

  async function answer(request: Exclude<Request, { kind: 'cancel' }>): Promise<Answers[keyof Answers] | null> {
    const isCancelled = () => !wanted.has(request.id);
    switch (request.kind) {
      case 'inspect':
        return recogniseModel(await inspectModel(request.path));
      case 'open':
        return models.use(
          `run ${request.folder}`,
          () => openSession(request.folder),
          async ({ card }) => card,
        );
      case 'detect':
        return models.use(
          `run ${request.folder}`,
          () => openSession(request.folder),
          (session) => detect(session, request.request, isCancelled),
        );
      case 'text':
        return withTextModels(request.folders, (text) => readText(text, request.request, isCancelled));
      case 'see':
        return models.use(
          `prompt ${request.folder}`,
          () => openPromptSession(request.folder),
          async (session) => {
            await session.see(request.imagePath);
            return true;
          },
        );
      case 'prompt':
        return models.use(
          `prompt ${request.folder}`,
          () => openPromptSession(request.folder),
          (session) => session.answer(request.imagePath, request.prompt),
        );
      case 'embed':
        return models.use(
          `embed ${request.folder}`,
          () => openEmbeddingSession(request.folder),
          (session) => embed(session, request.imagePath, request.regions, isCancelled),
        );
      default:
        return assertNever(request);
    }
  }

  function withModel<T>(folder: string | null, work: (session: ModelSession | null) => Promise<T>): Promise<T> {
    return folder === null ? work(null) : models.use(`run ${folder}`, () => openSession(folder), work);
  }

  function withTextModels<T>(folders: TextFolders, use: (text: TextModels) => Promise<T>): Promise<T> {
    return models.use(
      `run ${folders.find}`,
      () => openSession(folders.find),
      (find) => withModel(folders.turn, (turn) => withModel(folders.read, (read) => use({ find, turn, read }))),
    );
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

function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return { code: error.code, params: error.params, message: error.message };
  return { code: 'internal.error', params: {}, message: reasonOf(error) };
}
