import type { Database } from 'better-sqlite3';
import type { MemberId, ProjectId } from '@shared/model/ids';
import type { ReadingTools } from '@shared/sync/segment';

/** What a store asks of the machine; tests put in their own. */
export interface Machine {
  /** Milliseconds of UTC. */
  readonly now: () => number;
  /** 8 random bytes of this process, part of every change's id. */
  readonly nonce: Uint8Array;
}

/** An open project file. */
export interface Store {
  readonly db: Database;
  readonly path: string;
  readonly project: ProjectId;
  /** The person who works on this machine. */
  readonly member: MemberId;
  readonly machine: Machine;
  /** What this program can read of what others send. */
  readonly reading: ReadingTools;
}
