import type { CompactReport } from '@shared/contract/compact-report';
import type { SyncReport } from '@shared/contract/sync-report';
import { noteSynced } from '@main/db/queries/places';
import type { Session } from '@main/db/session';
import { whenFree } from '@main/db/when-free';
import type { JobContext } from '@main/jobs/job';
import { runInWorker } from '@main/jobs/run-in-worker';
import type { OwnHints } from './hub/own-hints';
import type { CompactInput, PackInput, SyncInput, syncJobs } from './jobs';
import { isPack } from './pack/pack-format';

export interface SyncTools {
  readonly session: Session;
  /** Absolute path of the built worker whose table holds `syncJobs`. */
  readonly worker: string;
  /** The folder of the user's data, which holds the key. */
  readonly userData: string;
  readonly ownHints: OwnHints;
}

/** Syncs the open project in a worker thread, and tells the windows of what came. */
export async function runSync(
  { session, worker, userData, ownHints }: SyncTools,
  request: Pick<SyncInput, 'place' | 'options'>,
  context: JobContext,
): Promise<SyncReport> {
  const { store } = session;
  const input: SyncInput = { project: store.path, userData, mark: ownHints.next(), ...request };
  try {
    // The job returns what `syncJobs` says.
    const report = (await runInWorker(worker, 'sync' satisfies keyof typeof syncJobs, input, context)) as SyncReport;
    if (!report.dryRun && !isPack(request.place) && report.published.problem === null && session.current === store) {
      // By this connection: a sync that brought nothing is nothing that windows have to read again.
      await whenFree(() => noteSynced(store.db, request.place, new Date(store.machine.now()).toISOString()));
      // What windows read again so far was before it.
      session.announce({ images: [] });
    }
    return report;
  } finally {
    session.noticeOthers();
  }
}

/** Writes all that is here of the open project into a file, to be mailed. */
export async function runPack(
  { session, worker, userData }: Omit<SyncTools, 'ownHints'>,
  request: Pick<PackInput, 'path' | 'pictures'>,
  context: JobContext,
): Promise<SyncReport> {
  const input: PackInput = { project: session.store.path, userData, ...request };
  try {
    // The job returns what `syncJobs` says.
    return (await runInWorker(worker, 'pack' satisfies keyof typeof syncJobs, input, context)) as SyncReport;
  } finally {
    session.noticeOthers();
  }
}

/** Moves the history of the open project into a package. */
export async function runCompact(
  { session, worker, userData }: SyncTools,
  request: Pick<CompactInput, 'path'>,
  context: JobContext,
): Promise<CompactReport> {
  const input: CompactInput = { project: session.store.path, userData, ...request };
  try {
    // The job returns what `syncJobs` says.
    return (await runInWorker(worker, 'compact' satisfies keyof typeof syncJobs, input, context)) as CompactReport;
  } finally {
    session.noticeOthers();
  }
}
