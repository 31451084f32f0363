import { UserError } from '@shared/lib/user-error';
import { newId } from '@shared/changes/new-id';
import type { Uuid } from '@shared/lib/uuid';
import type { ImageId } from '@shared/model/ids';
import { teamBatchSchema, type BatchState, type TeamBatch, type TeamBatchView } from '@shared/contract/team-batch';
import type { Store } from '@main/db/store';
import type { Hub } from '../hub/connect';
import { databaseOn, queueOf, withQueue } from './job-queue';

/**
 * How long a machine may be silent before its job is another's, in seconds; it speaks up three times in that time. How
 * often a job is taken up again that came back so or failed, and the seconds that it rests before.
 */
export interface BatchTimes {
  readonly silence: number;
  readonly retries: number;
  readonly rest: number;
}

export const usualTimes: BatchTimes = { silence: 120, retries: 3, rest: 10 };

/** So many images are some seconds of work: little is lost with a machine, and little time goes into the queue itself. */
export const IMAGES_PER_JOB = 16;

/** Days after which what is known of a batch that is over is forgotten. */
const KEPT = 30;

/** Puts a batch on the hub, whole or not at all. @throws UserError `queue.notAllowed`, `hub.*` */
export async function putBatch(
  hub: Hub,
  { project, member }: Pick<Store, 'project' | 'member'>,
  batch: TeamBatch,
  images: readonly ImageId[],
  { silence, retries, rest }: BatchTimes = usualTimes,
  perJob: number = IMAGES_PER_JOB,
): Promise<{ readonly batch: Uuid; readonly jobs: number }> {
  await refuseAnnotators(hub);
  const id = newId<Uuid>();
  const name = queueOf(project);
  const jobs = Array.from({ length: Math.ceil(images.length / perJob) }, (_, index) => ({
    name,
    data: { batch: id, images: images.slice(index * perJob, (index + 1) * perJob) },
    expireInSeconds: silence,
    retryLimit: retries,
    retryDelay: rest,
  }));
  await withQueue(hub, false, (boss) =>
    hub.begin(async (transaction) => {
      const db = databaseOn(transaction);
      const old = await transaction<{ id: string }[]>`SELECT j.id FROM plumb.prelabel_batch b
        JOIN plumb_jobs.job j ON j.name = ${name} AND j.data->>'batch' = b.batch::text
        WHERE b.made_at < now() - ${KEPT} * interval '1 day' AND j.state NOT IN ('created', 'retry', 'active')`;
      if (old.length > 0) await boss.deleteJob(name, old.map((job) => job.id), { db }); // prettier-ignore
      await transaction`DELETE FROM plumb.prelabel_batch b WHERE made_at < now() - ${KEPT} * interval '1 day'
        AND NOT EXISTS (SELECT 1 FROM plumb_jobs.job j WHERE j.name = ${name} AND j.data->>'batch' = b.batch::text)`;
      await transaction`INSERT INTO plumb.prelabel_batch(project, batch, member, request)
        VALUES(${project}, ${id}, ${member}, ${transaction.json(batch)})`;
      for (let from = 0; from < jobs.length; from += 1000) await boss.insert(jobs.slice(from, from + 1000), { db });
    }),
  );
  return { batch: id, jobs: jobs.length };
}

/** Every batch of the project, the newest first; for every member. @throws UserError `queue.noQueue`, `hub.*` */
export async function listBatches(hub: Hub): Promise<TeamBatchView[]> {
  await refuseWithoutQueue(hub);
  const rows = await hub<BatchRow[]>`SELECT * FROM plumb.prelabel_progress()`;
  return rows.map(({ made_at, images_done, failures, ...row }) => ({
    ...row,
    madeAt: made_at.toISOString(),
    imagesDone: images_done,
    failures: failures.map(reasonOf),
  }));
}

interface BatchRow extends Omit<TeamBatchView, 'madeAt' | 'imagesDone' | 'failures'> {
  readonly made_at: Date;
  readonly images_done: number;
  readonly failures: readonly FailedOutput[];
}

/** What a job that failed, or that left images out, has for output. */
interface FailedOutput {
  readonly message?: string;
  readonly code?: string;
  readonly failed?: readonly { readonly path: string; readonly message: string }[];
}

function reasonOf({ message, failed }: FailedOutput): string {
  if (message !== undefined) return message;
  // pg-boss itself ends a job that came back too often, and says nothing that helps.
  return failed?.[0]?.message ?? 'Every machine that took these images went silent. One of them may stop the model.';
}

/** What a batch asks for. @returns undefined for one that is not there. */
export async function readBatch(
  hub: Hub,
  id: Uuid,
): Promise<{ readonly state: BatchState; readonly batch: TeamBatch } | undefined> {
  const [row] = await hub<{ state: BatchState; request: unknown }[]>`
    SELECT state, request FROM plumb.prelabel_batch WHERE batch = ${id}`;
  return row && { state: row.state, batch: teamBatchSchema.parse(row.request) };
}

/**
 * `pause` lets the machines finish what they have; `resume` goes on, and tries again what failed; `cancel` stops them
 * too. What was suggested by then stays.
 *
 * @throws UserError `queue.notAllowed`, `queue.unknownBatch`, `hub.*`
 */
export async function changeBatch(hub: Hub, project: string, id: Uuid, change: 'pause' | 'resume' | 'cancel') {
  await refuseAnnotators(hub);
  const name = queueOf(project);
  const state = ({ pause: 'paused', resume: 'running', cancel: 'cancelled' } as const)[change];
  const changed = await hub`UPDATE plumb.prelabel_batch SET state = ${state} WHERE batch = ${id} RETURNING 1`;
  if (changed.length === 0) {
    throw new UserError('queue.unknownBatch', { batch: id }, `The hub knows no batch ${id}. "hub jobs" lists them.`);
  }
  const jobsIn = async (...states: readonly string[]) => {
    const rows = await hub<{ id: string }[]>`SELECT id FROM plumb_jobs.job
      WHERE name = ${name} AND data->>'batch' = ${id} AND state::text = ANY(${states})`;
    return rows.map((row) => row.id);
  };
  await withQueue(hub, false, async (boss) => {
    if (change === 'resume') {
      const [stopped, failed] = [await jobsIn('cancelled'), await jobsIn('failed')];
      if (stopped.length > 0) await boss.resume(name, stopped);
      if (failed.length > 0) await boss.retry(name, failed);
      return;
    }
    const open = await jobsIn('created', 'retry', ...(change === 'cancel' ? ['active'] : []));
    if (open.length > 0) await boss.cancel(name, open);
  });
}

/** @throws UserError `queue.noQueue` */
async function refuseWithoutQueue(hub: Hub): Promise<void> {
  const [found] = await hub<{ there: boolean }[]>`SELECT to_regproc('plumb.prelabel_progress') IS NOT NULL AS there`;
  if (found?.there) return;
  throw new UserError(
    'queue.noQueue',
    {},
    'This hub was made before teams could share pre-labelling. Whoever owns it runs "plumbline hub init" once more.',
  );
}

/** Whether the hub lets whoever is connected put batches and do jobs; for a hub that has a queue. */
export async function mayHelp(hub: Hub): Promise<boolean> {
  const [me] = await hub<{ may: boolean }[]>`SELECT pg_has_role('plumb_worker', 'MEMBER') AS may`;
  return me?.may === true;
}

/** @throws UserError `queue.noQueue`, `queue.notAllowed` */
export async function refuseAnnotators(hub: Hub): Promise<void> {
  await refuseWithoutQueue(hub);
  if (await mayHelp(hub)) return;
  throw new UserError(
    'queue.notAllowed',
    {},
    'Batches for the team are for reviewers and leads. If you are one, the hub does not know it yet: its owner runs "plumbline hub init" once more.',
  );
}
