import type { ReviewSettings } from '@shared/contract/review';
import type { MemberId } from '@shared/model/ids';
import { lastRevision } from '@main/db/log';
import { imagesChangedSince } from '@main/db/queries/changed-images';
import type { Store } from '@main/db/store';
import type { ReviewJob } from './jobs';
import { ReviewIndex } from './review-index';
import type { Survey } from './survey';

/** With more changes than this all is read again, in a thread. */
const MOST_CHANGES = 200;

interface Kept {
  readonly store: Store;
  readonly settings: string;
  readonly index: ReviewIndex;
  revision: number;
}

/** The index of the project and settings that are in use, brought up to date whenever it is asked for. */
export class Indexes {
  private kept: Kept | null = null;
  private making: {
    readonly key: string;
    readonly index: Promise<ReviewIndex>;
    readonly abort: AbortController;
  } | null = null;

  constructor(private readonly readAll: (job: ReviewJob, signal: AbortSignal) => Promise<Survey>) {}

  /** @throws an `AbortError` when it is cancelled, or other settings are asked for meanwhile. */
  async of(store: Store, settings: ReviewSettings): Promise<ReviewIndex> {
    const key = JSON.stringify(settings);
    if (this.kept?.store === store && this.kept.settings === key && this.bringUpToDate(this.kept))
      return this.kept.index;
    const name = `${store.path} ${key}`;
    if (this.making?.key !== name) {
      // Who asks for something else waits for this one no longer.
      this.making?.abort.abort();
      const abort = new AbortController();
      const making = { key: name, abort, index: this.make(store, settings, key, abort.signal) };
      this.making = making;
      const forget = () => {
        if (this.making === making) this.making = null;
      };
      making.index.then(forget, forget);
    }
    return this.making.index;
  }

  /** Whoever waits for an index is told by an `AbortError`. */
  cancel(): void {
    this.making?.abort.abort();
  }

  accuracyOf(member: MemberId): number | null {
    return this.kept?.index.accuracyOf(member) ?? null;
  }

  private async make(store: Store, settings: ReviewSettings, key: string, signal: AbortSignal): Promise<ReviewIndex> {
    const revision = lastRevision(store.db);
    const index = new ReviewIndex(store, settings, await this.readAll({ project: store.path, settings }, signal));
    this.kept = { store, settings: key, index, revision };
    return index;
  }

  /** @returns false when that is too much for here. */
  private bringUpToDate(kept: Kept): boolean {
    const now = lastRevision(kept.store.db);
    if (now === kept.revision) return true;
    const images = imagesChangedSince(kept.store.db, kept.revision, MOST_CHANGES);
    if (images === null) return false;
    kept.index.reread(images);
    kept.revision = now;
    return true;
  }
}
