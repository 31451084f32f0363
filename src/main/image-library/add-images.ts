import { dirname, resolve } from 'node:path';
import type { AddReport, Rejected } from '@shared/contract/reports';
import type { Draft } from '@shared/changes/edit';
import { UserError } from '@shared/lib/user-error';
import { imageIdOf, imageSchema, type Image } from '@shared/model/image';
import { commit, transaction } from '@main/db/commit';
import { imageById, isMissing, setMissing } from '@main/db/queries/images';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import type { ProbedImage } from '@main/images/probe-image';
import { eachInFlight } from './each-in-flight';
import { Placer } from './place';

export interface Candidate {
  readonly file: string;
  /** The folder that was chosen, or the one that a chosen file lies in. */
  readonly base: string;
}

export interface AddTools {
  /** Reads and hashes one file. @throws UserError `image.*` when it is no picture that we can show. */
  readonly probe: (path: string, signal: AbortSignal) => Promise<ProbedImage>;
  /** Lists what looks like a picture below a folder, or the file itself; tells of what it passes over. */
  readonly find: (path: string, onIgnored: () => void, signal: AbortSignal) => AsyncIterable<string>;
  /** How many files are read at a time. */
  readonly width: number;
}

export interface AddContext {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

/** Written together: a transaction for each would cost a disk flush an image, all in one would hold up the hand. */
const BATCH = 100;

/**
 * Adds files and folders. Each picture stands for itself: a bad one is reported and the rest goes in, and cancelling
 * keeps what is in already.
 */
export async function addImages(
  store: Store,
  paths: readonly string[],
  tools: AddTools,
  { signal, progress }: AddContext,
): Promise<AddReport> {
  const placer = new Placer(store);
  const rejected: Rejected[] = [];
  const duplicates: { path: string; sameAs: string }[] = [];
  const seen = new Map<string, string>();
  const waiting: { readonly file: string; readonly image: Image }[] = [];
  let ignored = 0;
  let added = 0;
  let done = 0;

  async function flush(): Promise<void> {
    const batch = waiting.splice(0);
    const { drafts: roots, settle } = placer.takeDrafts();
    const drafts = batch.map(({ image }): Draft => ({ kind: 'image', entity: imageIdOf(image.sha256), value: image }));
    await whenFree(() =>
      transaction(store.db, () => {
        commit(store, [...roots, ...drafts], 'no-undo');
        settle();
        for (const { image } of batch) setMissing(store.db, imageIdOf(image.sha256), false);
      }),
    );
    added += batch.length;
  }

  async function addOne({ file, base }: Candidate): Promise<void> {
    try {
      const probed = await tools.probe(file, signal);
      const sameAs = seen.get(probed.sha256) ?? presentPath(store, probed.sha256);
      if (sameAs !== undefined) duplicates.push({ path: file, sameAs });
      else {
        seen.set(probed.sha256, file);
        const addedAt = new Date(store.machine.now()).toISOString();
        waiting.push({ file, image: checkedImage({ ...probed, ...placer.place(file, base), addedAt }, file) });
        if (waiting.length >= BATCH) await flush();
      }
    } catch (error) {
      // What was read before the cancel is written by the last flush.
      if (signal.aborted) return;
      if (!(error instanceof UserError) || error.code.startsWith('store.')) throw error;
      rejected.push({ path: file, code: error.code, message: error.message });
    }
    progress(++done, null);
  }

  const candidates = findAll(paths, tools, () => ignored++, rejected, signal);
  await eachInFlight(candidates, tools.width, addOne);
  if (waiting.length > 0) await flush();
  signal.throwIfAborted();
  progress(done, done);
  return { added, duplicates, rejected, ignored };
}

async function* findAll(
  paths: readonly string[],
  tools: AddTools,
  onIgnored: () => void,
  rejected: Rejected[],
  signal: AbortSignal,
): AsyncGenerator<Candidate> {
  for (const path of paths) {
    const base = resolve(path);
    try {
      for await (const file of tools.find(base, onIgnored, signal)) {
        // What was probed until now is kept: the caller writes it before it reports the cancel.
        if (signal.aborted) return;
        yield { file, base: file === base ? dirname(file) : base };
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      rejected.push({ path, code: error.code, message: error.message });
    }
  }
}

/** Where the same content is in the project already; undefined also when its file is missing, so that it comes back. */
function presentPath(store: Store, sha256: string): string | undefined {
  const image = imageById(store.db, imageIdOf(sha256));
  return image && !isMissing(store.db, image.id) ? image.path : undefined;
}

/** A path that the project cannot hold (a backslash in a name, say) is refused for this file alone. */
function checkedImage(image: Image, file: string): Image {
  const parsed = imageSchema.safeParse(image);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? '';
  throw new UserError(
    'image.unusableName',
    { path: file, reason },
    `${file} cannot be added: ${reason}. Rename it, then add it again.`,
  );
}
