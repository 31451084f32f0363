import { UserError } from '@shared/lib/user-error';
import type { EventPayload } from '@shared/contract/events';
import type { ImageId } from '@shared/model/ids';
import { assertInPlace, fileMark, type FileMark } from './file-mark';
import { lastRevision } from './log';
import type { Store } from './store';

/** What a commit touched, as far as windows have to know. */
export interface Touched {
  /** Images whose labels or suggestions changed; null: too many to name. */
  readonly images: readonly ImageId[] | null;
  /** The set of images changed. */
  readonly listing?: boolean;
  readonly classes?: boolean;
  readonly guidelines?: boolean;
}

/** The project that is open in this process, for every feature that works on it. */
export class Session {
  private open: Store | null = null;
  private mark: FileMark | null = null;
  private seenVersion = 0;

  constructor(private readonly onChanged: (change: EventPayload<'project.changed'>) => void) {}

  get current(): Store | null {
    return this.open;
  }

  /** @throws UserError `project.none` when none is open, `project.moved` when its file is no longer under its name. */
  get store(): Store {
    if (!this.open) throw new UserError('project.none', {}, 'No project is open. Open one first.');
    assertInPlace(this.open.path, this.mark);
    return this.open;
  }

  show(store: Store | null): void {
    if (this.open !== store) this.open?.db.close();
    this.open = store;
    this.mark = store && fileMark(store.path);
    if (store) this.seenVersion = dataVersion(store);
  }

  /** Tells the windows of a commit of ours. */
  announce(touched: Touched): void {
    const store = this.open;
    if (!store) return;
    this.onChanged({
      revision: lastRevision(store.db),
      images: touched.images ? [...touched.images] : null,
      listing: touched.listing ?? false,
      classes: touched.classes ?? false,
      ...(touched.guidelines ? { guidelines: true } : {}),
    });
  }

  /** Tells the windows when another process or thread has committed since the last look; called now and then. */
  noticeOthers(): void {
    if (!this.open) return;
    const version = dataVersion(this.open);
    if (version === this.seenVersion) return;
    this.seenVersion = version;
    this.announce({ images: null, listing: true, classes: true, guidelines: true });
  }
}

/** Changes when, and only when, another connection has written (https://www.sqlite.org/pragma.html#pragma_data_version). */
function dataVersion(store: Store): number {
  return store.db.pragma('data_version', { simple: true }) as number;
}
