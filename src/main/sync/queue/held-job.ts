import type { MemberId } from '@shared/model/ids';
import type { Hub } from '../hub/connect';
import type { TakenJob } from './job-queue';

/**
 * A job that this machine has. pg-boss gives it to another when nothing is heard of it for a while; who has it is told
 * by how often it was taken.
 */
export interface HeldJob {
  /** Says that this machine is at it. @returns false when it is not this machine's any more. */
  hold(): Promise<boolean>;
  /** Lets another have it, as if it had never been taken. @param rest seconds before anybody gets it. */
  giveBack(rest: number): Promise<void>;
}

export function heldJob(hub: Hub, { id, name, retryCount }: TakenJob, by: MemberId): HeldJob {
  return {
    async hold() {
      const rows = await hub`UPDATE plumb_jobs.job SET started_on = now(), output = ${hub.json({ by })}
        WHERE name = ${name} AND id = ${id} AND state = 'active' AND retry_count = ${retryCount} RETURNING 1`;
      return rows.length > 0;
    },
    async giveBack(rest) {
      await hub`UPDATE plumb_jobs.job SET state = 'created', started_on = null, output = null,
          retry_count = greatest(retry_count - 1, 0), start_after = now() + ${rest} * interval '1 second'
        WHERE name = ${name} AND id = ${id} AND state = 'active' AND retry_count = ${retryCount}`;
    },
  };
}
