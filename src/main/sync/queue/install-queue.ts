import type { Hub } from '../hub/connect';
import { queueOf, withQueue } from './job-queue';
import { queueSchema, workersAsRoles } from './queue-schema';

/**
 * Makes the queue of a project on its hub, or brings it up to date. Doing it again changes only what has changed.
 *
 * @param hub connected as whoever owns the database and may make roles.
 */
export async function installQueue(hub: Hub, project: string): Promise<void> {
  await withQueue(hub, true, (boss) => boss.createQueue(queueOf(project)));
  await hub.begin(async (transaction) => {
    await transaction.unsafe(queueSchema);
    await transaction.unsafe(workersAsRoles);
  });
}
