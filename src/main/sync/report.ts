import type { Uuid } from '@shared/lib/uuid';
import type { MemberId } from '@shared/model/ids';
import type { RefusedChange } from '@main/db/follow';
import type { Waits } from '@main/db/queries/segments';
import type { Fork } from '@main/db/take-segment';
import type { Ignored } from './collect';

/** What a sync did, or would do. */
export interface SyncReport {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly published: {
    readonly segments: number;
    readonly changes: number;
    readonly bytes: number;
    /** Why it stopped; null when all of it is there. */
    readonly problem: string | null;
  };
  readonly received: { readonly segments: number; readonly changes: number };
  /** Segments that are here, and not followed yet. */
  readonly waiting: readonly {
    readonly feed: Uuid;
    readonly member: MemberId;
    readonly first: number;
    readonly last: number;
    readonly reason: Waits;
  }[];
  readonly ignored: readonly Ignored[];
  /** Every change in the log that is not followed. */
  readonly refused: readonly RefusedChange[];
  readonly forks: readonly Fork[];
  /** Entities with several values that nobody has chosen from. */
  readonly contested: number;
  /** True when this project turned out to be a copy, and writes feeds of its own from now on. */
  readonly parted: boolean;
}
