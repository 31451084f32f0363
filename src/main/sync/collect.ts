import type { IgnoredFile } from '@shared/contract/sync-report';
import { SegmentError } from '@shared/sync/segment-error';
import { beginsLikeSegment, claimedHash, claimedHeader } from '@shared/sync/segment';
import { memberById } from '@main/db/queries/members';
import { listSegments } from '@main/db/queries/segments';
import { sha256 } from '@main/db/sha256';
import type { Store } from '@main/db/store';
import { nothingTaken, takeSegment, type Taken } from '@main/db/take-segment';
import { whenFree } from '@main/db/when-free';
import { hashInName } from './folder-layout';
import { listFolder, readFound, type FoundFile } from './list-folder';

export interface Collected {
  readonly taken: Taken;
  /** Hashes of the segments that lie in the folder whole. */
  readonly present: ReadonlySet<string>;
  readonly ignored: readonly IgnoredFile[];
}

export interface CollectOptions {
  /** Reads every file again instead of trusting the names and sizes of known ones. */
  readonly thorough: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Takes every segment from a folder that is not here yet and may be. Each is a transaction: what was taken stays taken.
 */
export async function collect(
  store: Store,
  root: string,
  { thorough, signal, onProgress }: CollectOptions,
): Promise<Collected> {
  const known = new Map(listSegments(store.db).map((row) => [row.hash.slice(0, 16), row]));
  const present = new Set<string>();
  const ignored: IgnoredFile[] = [];
  let taken = nothingTaken;
  const files = await listFolder(root, store.project, signal);
  const forReviewers: FoundFile[] = [];
  for (const [done, file] of files.entries()) {
    signal.throwIfAborted();
    onProgress(done, files.length);
    const row = known.get(hashInName(file.name) ?? '');
    if (!thorough && row?.size === file.size) present.add(row.hash);
    else if (!(await take(file, false))) forReviewers.push(file);
  }
  // What role this machine's member has may have come with the others.
  for (const file of mayReview(store) ? forReviewers : []) await take(file, true);
  return { taken, present, ignored };

  /** @returns false for a segment that only reviewers take, unless they do. */
  async function take(file: FoundFile, reviews: boolean): Promise<boolean> {
    const bytes = await readFound(file);
    if (!bytes || !beginsLikeSegment(bytes)) return true;
    try {
      if (!reviews && isForReviewers(bytes)) return false;
      taken = sum(taken, await whenFree(() => takeSegment(store, bytes)));
      present.add(claimedHash(bytes, sha256));
    } catch (error) {
      if (!(error instanceof SegmentError)) throw error;
      ignored.push(ignoredFile(file, error));
    }
    return true;
  }
}

/** What annotators are measured by stays away from their machines. One that a later Plumbline wrote is judged later. */
function isForReviewers(bytes: Buffer): boolean {
  return claimedHeader(bytes).channel === 'review';
}

function mayReview({ db, member }: Store): boolean {
  return (memberById(db, member)?.role ?? 'annotator') !== 'annotator';
}

function ignoredFile({ path }: FoundFile, { fault, detail }: SegmentError): IgnoredFile {
  return { path, fault, detail };
}

export function sum(a: Taken, b: Taken): Taken {
  return {
    segments: a.segments + b.segments,
    changes: a.changes + b.changes,
    refused: [...a.refused, ...b.refused],
    allowed: a.allowed + b.allowed,
    forks: [...a.forks, ...b.forks],
    parted: a.parted || b.parted,
  };
}
