import type { Failure } from '@shared/contract/envelope';
import type { SyncReport } from '@shared/contract/sync-report';
import { UserError } from '@shared/lib/user-error';
import { isHubAddress } from '@shared/sync/hub-address';
import { countImages } from '@main/db/queries/images';
import { listPlaces, type SyncPlace } from '@main/db/queries/places';
import type { Store } from '@main/db/store';
import { secretsOf } from '@main/secrets/secrets';
import { HintPace, type HintTimes } from './hint-pace';
import { HubEar, type EarPauses } from './hub/hub-ear';
import { withPassword } from './hub/passwords';
import { runSync, type SyncTools } from './run-sync';
import { usualSync } from './sync-project';

/** In milliseconds. */
export interface AutomaticTimes {
  /** The first time comes soon: who opens a project in the morning wants what the others did in the evening. */
  readonly first: number;
  /** How often the folder or hub of a team is looked into. */
  readonly every: number;
  readonly hints?: HintTimes;
  readonly ear?: EarPauses;
}

const usualTimes: AutomaticTimes = { first: 2_000, every: 60_000 };

export interface AutomaticSyncDependencies extends SyncTools {
  readonly describeFailure: (error: unknown) => Failure;
  /** Called after each time, whether it went well or not. */
  readonly onDone: () => void;
}

/**
 * Syncs the open project with the folder or hub that its person chose for it, now and then, and soon after a hub hints
 * that somebody else did something. What goes wrong is not thrown at anybody who is drawing: it is kept, for the Team
 * screen and the header.
 */
export class AutomaticSync {
  private readonly timers: readonly NodeJS.Timeout[];
  private abort = new AbortController();
  private running: Promise<void> | null = null;
  /** The pictures of this many were looked at last; there is no need to do it again while nothing was added. */
  private pictured: { readonly path: string; readonly images: number } | null = null;
  private failed: { readonly path: string; readonly failure: Failure } | null = null;
  private readonly ear: HubEar;
  private readonly pace: HintPace;

  constructor(
    private readonly dependencies: AutomaticSyncDependencies,
    { first, every, hints, ear }: AutomaticTimes = usualTimes,
  ) {
    const { userData, ownHints } = dependencies;
    const addressOf = (place: string) => withPassword(place, secretsOf(userData));
    const onHint = (mark: string) => ownHints.has(mark) || this.pace.hear();
    this.ear = new HubEar({ addressOf, onHint }, ear);
    this.pace = new HintPace(() => this.begin(), hints);
    const look = () => this.begin();
    this.timers = [setTimeout(look, first), setInterval(look, every)];
  }

  /** Whether a sync begins when a hub hints that somebody did something. */
  get hearsHints(): boolean {
    return this.ear.isListening;
  }

  /** Why the last time failed for the open project; null when it did not. */
  get problem(): Failure | null {
    return this.failed && this.failed.path === this.dependencies.session.current?.path ? this.failed.failure : null;
  }

  /** Syncs now, unless it does already or nobody wants it. @returns whether it began. */
  begin(): boolean {
    const { session } = this.dependencies;
    const store = session.current;
    const place = store && listPlaces(store.db).find(({ automatic }) => automatic);
    this.ear.follow(place && isHubAddress(place.place) ? { place: place.place, project: store.project } : null);
    if (this.running || !place) return false;
    this.running = this.sync(store, place).then((brought) => {
      this.running = null;
      this.pace.noteDone(brought);
      this.dependencies.onDone();
    });
    return true;
  }

  /** The pictures of this machine are looked at again the next time, as when they lie somewhere else from now on. */
  lookAtPictures(): void {
    this.pictured = null;
  }

  /** Ends what runs, as before the project is closed; the next one may begin afterwards. */
  async stop(): Promise<void> {
    this.abort.abort();
    await Promise.all([this.running, this.ear.close()]);
    this.pace.forget();
    this.abort = new AbortController();
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.stop();
  }

  /** @returns whether something came. */
  private async sync(store: Store, { place, pictures }: SyncPlace): Promise<boolean> {
    const { signal } = this.abort;
    const { path } = store;
    const images = countImages(store.db);
    const isNew = this.pictured?.path !== path || this.pictured.images !== images;
    const options = { ...usualSync, sendPictures: pictures && isNew };
    try {
      const request = { place, options };
      const report = await runSync(this.dependencies, request, { signal, progress: () => undefined });
      const { failed, problem } = report.pictures;
      if (options.sendPictures && failed.length === 0 && problem === null) this.pictured = { path, images };
      this.failed = failureIn(report, path);
      return report.received.segments + report.pictures.received > 0;
    } catch (error) {
      if (!signal.aborted) this.failed = { path, failure: this.dependencies.describeFailure(error) };
      return false;
    }
  }
}

function failureIn({ place, published, pictures }: SyncReport, path: string) {
  if (published.problem === null) return pictures.problem === null ? null : { path, failure: pictures.problem };
  const { code, params, message } = new UserError(
    'sync.cannotSend',
    { path: place, reason: published.problem },
    `What was done here could not be put into ${place}: ${published.problem}`,
  );
  return { path, failure: { code, params, message } };
}
