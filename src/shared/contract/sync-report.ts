import type { Kind } from '../changes/kinds';
import type { Uuid } from '../lib/uuid';
import type { MemberId } from '../model/ids';
import type { Refusal } from '../sync/rights';
import type { SegmentFault } from '../sync/segment-error';
import type { Waits } from '../sync/waits';
import type { Failure } from './envelope';

/** A file of the folder that is not taken, and why. */
export interface IgnoredFile {
  readonly path: string;
  readonly fault: SegmentFault;
  readonly detail: string;
}

/** A change that is kept in the log and not followed, with the reason. */
export interface RefusedChange {
  readonly member: MemberId;
  readonly kind: Kind;
  readonly entity: Uuid;
  readonly reason: Refusal;
}

/** Somebody wrote on two copies of one project, from this number of their changes on. */
export interface Fork {
  readonly member: MemberId;
  readonly seq: number;
}

/** A segment that is here, and waits for another. */
export interface WaitingSegment {
  readonly feed: Uuid;
  readonly member: MemberId;
  readonly first: number;
  readonly last: number;
  readonly reason: Exclude<Waits, 'newer'>;
}

/** Segments that only a later Plumbline can read, of one member; null: they do not say whose they are. */
export interface LaterPackages {
  readonly member: MemberId | null;
  readonly packages: number;
}

/** Changes of a member that others say to have, and that have not arrived here: nobody but them vouches for it. */
export interface MissingTail {
  readonly member: MemberId;
  /** The last change of that feed that is here. */
  readonly here: number;
  /** The last one that they say there is. When it is not after that, they have seen something else in its place. */
  readonly claimed: number;
  readonly by: MemberId[];
}

/** A picture that could not be sent or fetched: `changed` since it was added, `damaged` on the way, or the system's word. */
export interface PictureFailure {
  readonly path: string;
  readonly reason: string;
}

/** Pictures travel by their content, beside the changes. */
export interface PicturesReport {
  readonly sent: number;
  readonly received: number;
  /** Pictures that are neither on this machine nor in the folder yet. */
  readonly waiting: number;
  readonly failed: readonly PictureFailure[];
  /** What a person has to mend before the rest can be brought, such as keys that are refused; null when nothing is. */
  readonly problem: Failure | null;
}

/** A snapshot stands for packages of labels and reviews: what counts of them still, without what was replaced since. */
export interface SnapshotsReport {
  /** What was taken in place of the packages that it stands for; `taken` changes of `changes`. */
  readonly read: { readonly by: MemberId; readonly changes: number; readonly taken: number } | null;
  /** One that was written for whoever joins later. */
  readonly written: { readonly changes: number; readonly holds: number } | null;
  /** Changes that are not here because a snapshot stands for them; they are read when every file is checked. */
  readonly leftOut: number;
}

/** What a sync did, or would do. Result of `sync`. */
export interface SyncReport {
  readonly place: string;
  readonly dryRun: boolean;
  readonly published: {
    readonly segments: number;
    readonly changes: number;
    readonly bytes: number;
    /** Why it stopped; null when all of it is there. */
    readonly problem: string | null;
  };
  readonly received: { readonly segments: number; readonly changes: number };
  readonly pictures: PicturesReport;
  readonly snapshots: SnapshotsReport;
  readonly waiting: readonly WaitingSegment[];
  /** What only a later Plumbline can read, by who made it; kept here, and applied after the update. */
  readonly later: readonly LaterPackages[];
  /** What others say to have seen, and has not arrived here. */
  readonly missing: readonly MissingTail[];
  readonly ignored: readonly IgnoredFile[];
  /** Parts of a package that were cut off on its way; what came before them is taken. 0 for what is no package. */
  readonly cut: number;
  /** Every change in the log that is not followed. */
  readonly refused: readonly RefusedChange[];
  readonly forks: readonly Fork[];
  /** Entities with several values that nobody has chosen from. */
  readonly contested: number;
  /** True when this project turned out to be a copy, and writes feeds of its own from now on. */
  readonly parted: boolean;
}
