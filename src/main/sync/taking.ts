import { setImmediate } from 'node:timers/promises';
import { beginMuchWriting } from '@main/db/much-writing';
import type { Store } from '@main/db/store';
import { nothingTaken, readSegment, takeSegments, type ReadSegment, type Taken } from '@main/db/take-segment';
import { whenFree } from '@main/db/when-free';

/**
 * Changes that are taken in one transaction, about: each one writes to most pages of the indexes anew, as everybody's
 * changes lie side by side in time. Some seconds of work; a person's own commit waits as long.
 */
const MOST = 40_000;

/** The same for a file that nobody else has open: each transaction costs less the more it takes, and memory more. */
const MOST_ALONE = 200_000;

/** Takes segments as they arrive, several in a transaction. */
export class Taking {
  private waiting: ReadSegment[] = [];
  private changes = 0;
  private sum = nothingTaken;
  private endMuchWriting: (() => void) | undefined;

  /** @param alone nobody else works on this project file, as while it is being made. */
  constructor(
    private readonly store: Store,
    private readonly alone = false,
  ) {}

  /**
   * Verifies a segment, and takes it now or with those that follow.
   *
   * @returns its hash.
   * @throws SegmentError for bytes that are no segment of this project; nothing has happened then.
   */
  async add(bytes: Uint8Array): Promise<string> {
    const read = readSegment(this.store, bytes);
    this.waiting.push(read);
    const { first, last } = read.segment.header;
    this.changes += last - first + 1;
    if (this.changes >= (this.alone ? MOST_ALONE : MOST)) {
      this.endMuchWriting ??= beginMuchWriting(this.store.db);
      await this.flush();
    }
    return read.segment.hash;
  }

  /** Takes what arrived. */
  async flush(): Promise<void> {
    const { waiting } = this;
    [this.waiting, this.changes] = [[], 0];
    if (waiting.length === 0) return;
    this.sum = sum(this.sum, await whenFree(() => takeSegments(this.store, waiting)));
    // Whoever wants to stop it, or to know how far it is, is heard.
    await setImmediate();
  }

  /** Takes what is left. To be called also when something went wrong: what arrived whole is kept. */
  async end(): Promise<void> {
    try {
      await this.flush();
    } finally {
      this.endMuchWriting?.();
      this.endMuchWriting = undefined;
    }
  }

  /** What the segments brought that were taken. */
  get taken(): Taken {
    return this.sum;
  }
}

/** What two takings brought together. */
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
