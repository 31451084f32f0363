import type { Failure } from '@shared/contract/envelope';
import type { SyncReport } from '@shared/contract/sync-report';
import { UserError } from '@shared/lib/user-error';
import { listPlaces, type SyncPlace } from '@main/db/queries/places';
import { counts } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import { runSync, type SyncTools } from './run-sync';
import { usualSync } from './sync-project';

/** How often the folder or hub of a team is looked into, in milliseconds. */
const EVERY = 60_000;

/** The first time comes soon: who opens a project in the morning wants what the others did in the evening. */
const FIRST = 2_000;

export interface AutomaticSyncDependencies extends SyncTools {
  readonly describeFailure: (error: unknown) => Failure;
  /** Called after each time, whether it went well or not. */
  readonly onDone: () => void;
}

/**
 * Syncs the open project with the folder or hub that its person chose for it, now and then. What goes wrong is not thrown at
 * anybody who is drawing: it is kept, for the Team screen and the header.
 */
export class AutomaticSync {
  private readonly timers: readonly NodeJS.Timeout[];
  private abort = new AbortController();
  private running: Promise<void> | null = null;
  /** The pictures of this many were looked at last; there is no need to do it again while nothing was added. */
  private pictured: { readonly path: string; readonly images: number } | null = null;
  private failed: { readonly path: string; readonly failure: Failure } | null = null;

  constructor(private readonly dependencies: AutomaticSyncDependencies) {
    const look = () => this.begin();
    this.timers = [setTimeout(look, FIRST), setInterval(look, EVERY)];
  }

  /** Why the last time failed for the open project; null when it did not. */
  get problem(): Failure | null {
    return this.failed && this.failed.path === this.dependencies.session.current?.path ? this.failed.failure : null;
  }

  /** Syncs now, unless it does already or nobody wants it. */
  begin(): void {
    const { session } = this.dependencies;
    const store = session.current;
    if (this.running || !store) return;
    const place = listPlaces(store.db).find(({ automatic }) => automatic);
    if (!place) return;
    this.running = this.sync(store, place).finally(() => {
      this.running = null;
      this.dependencies.onDone();
    });
  }

  /** Ends what runs, as before the project is closed; the next one may begin afterwards. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
    this.abort = new AbortController();
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.stop();
  }

  private async sync(store: Store, { place, pictures }: SyncPlace): Promise<void> {
    const { signal } = this.abort;
    const { path } = store;
    const { images } = counts(store);
    const isNew = this.pictured?.path !== path || this.pictured.images !== images;
    const options = { ...usualSync, sendPictures: pictures && isNew };
    try {
      const request = { place, options };
      const report = await runSync(this.dependencies, request, { signal, progress: () => undefined });
      if (report.pictures.failed.length === 0) this.pictured = { path, images };
      this.failed = failureIn(report, path);
    } catch (error) {
      if (signal.aborted) return;
      this.failed = { path, failure: this.dependencies.describeFailure(error) };
    }
  }
}

function failureIn({ place, published }: SyncReport, path: string) {
  if (published.problem === null) return null;
  const { code, params, message } = new UserError(
    'sync.cannotSend',
    { path: place, reason: published.problem },
    `What was done here could not be put into ${place}: ${published.problem}`,
  );
  return { path, failure: { code, params, message } };
}
