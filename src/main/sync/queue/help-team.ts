import { setTimeout as sleep } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import { UserError } from '@shared/lib/user-error';
import type { Uuid } from '@shared/lib/uuid';
import type { Failure } from '@shared/contract/envelope';
import type { ImageId } from '@shared/model/ids';
import { teamJobSchema, type HelpReport, type TeamBatch, type TeamJob } from '@shared/contract/team-batch';
import type { Rejected } from '@shared/contract/reports';
import { listBatches, readBatch, refuseAnnotators } from './batches';
import type { TeamPlace } from './bring-together';
import { heldJob, type HeldJob } from './held-job';
import { queueOf, takeJob, withQueue, type TakenJob } from './job-queue';

/** What became of the images of a job. */
export interface JobOutcome {
  readonly images: number;
  readonly predictions: number;
  readonly failed: readonly Rejected[];
}

/** Has a model look at images, and returns what keeps the suggestions it made. */
export type Look = (images: readonly ImageId[], signal: AbortSignal) => Promise<() => Promise<JobOutcome>>;

export interface HelpOptions {
  /** Readies the model of a batch. @throws UserError when this machine cannot. */
  readonly open: (id: Uuid, batch: TeamBatch, signal: AbortSignal) => Promise<Look>;
  readonly signal: AbortSignal;
  /** Images of the running batches that are done, by whomever. */
  readonly onProgress: (done: number, total: number) => void;
  /** This machine has made suggestions on these images. */
  readonly onImages: (images: readonly ImageId[]) => void;
  /** Waits for batches that come later instead of ending with the last one. */
  readonly stay: boolean;
  /** Milliseconds between two looks at a queue that has nothing for this machine. */
  readonly pause?: number;
}

const PAUSE = 2000;

/**
 * Does jobs of the team until none are left: fetches their pictures, has the model look at them, keeps and sends the
 * suggestions, and only then calls a job done. A machine that goes silent loses its job to another; suggestions have
 * names that follow from batch and image, so doing a job twice makes none twice.
 *
 * @throws UserError `queue.notAllowed`, `hub.*`, `store.*`, what `open` throws when this machine can do none of the
 *   batches; the signal's reason when cancelled, after the job was given back.
 */
export async function helpTeam(place: TeamPlace, options: HelpOptions): Promise<HelpReport> {
  const { hub, store } = place;
  const { signal, pause = PAUSE } = options;
  await refuseAnnotators(hub);
  await place.bring(signal);
  const looks = new Map<Uuid, Look | UserError>();
  const sum = { jobs: 0, images: 0, predictions: 0, lost: 0, failed: [] as Rejected[] };
  await withQueue(hub, false, async (boss) => {
    let shown = 0;
    for (;;) {
      signal.throwIfAborted();
      const job = await takeJob(boss, hub, queueOf(store.project));
      if (job) {
        const outcome = await doJob(place, options, boss, job, looks);
        if (outcome === 'lost') sum.lost++;
        else if (outcome !== 'left') {
          sum.jobs++;
          sum.images += outcome.images;
          sum.predictions += outcome.predictions;
          sum.failed.push(...outcome.failed);
        }
        // Counting a long queue takes longer than a short job.
        if (outcome !== 'left' && Date.now() - shown < pause) continue;
      }
      shown = Date.now();
      const running = (await listBatches(hub)).filter(({ state }) => state === 'running');
      options.onProgress(total(running, 'imagesDone'), total(running, 'images'));
      const open = running.filter(({ waiting, active }) => waiting + active > 0);
      if (open.length === 0 && !options.stay) return;
      const refusals = open.map(({ batch }) => looks.get(batch));
      const [refusal] = refusals;
      if (refusal instanceof UserError && refusals.every((look) => look instanceof UserError)) throw refusal;
      if (job && !(refusal instanceof UserError)) continue;
      await sleep(pause, undefined, { signal });
      // What machines had that went silent comes back.
      await boss.expire();
    }
  });
  return { ...sum, lacking: [...looks.values()].flatMap(lackedBy) };
}

/** @returns `left` for what is another machine's to do, `lost` for what was taken away from this one or failed here. */
async function doJob(
  place: TeamPlace,
  options: HelpOptions,
  boss: PgBoss,
  job: TakenJob,
  looks: Map<Uuid, Look | UserError>,
): Promise<JobOutcome | 'left' | 'lost'> {
  const { hub, store } = place;
  const held = heldJob(hub, job, store.member);
  const parsed = teamJobSchema.safeParse(job.data);
  const known = parsed.success ? await readBatch(hub, parsed.data.batch) : undefined;
  if (!parsed.success || known?.state !== 'running') {
    await boss.cancel(job.name, job.id);
    return 'left';
  }
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const stopHolding = keepHolding(held, Number(job.expireInSeconds), stop);
  try {
    const look = await lookOf(options, parsed.data.batch, known.batch, looks, signal);
    if (look instanceof UserError) {
      // Longer than a pause, so that a machine which has the model gets it.
      await held.giveBack((2 * (options.pause ?? PAUSE)) / 1000);
      return 'left';
    }
    const outcome = await carryOut(place, parsed.data, look, held, signal);
    if (outcome === 'lost') return 'lost';
    options.onImages(parsed.data.images);
    const absent = outcome.failed.find(({ code }) => code === 'image.missing');
    // Another machine may have the pictures that neither this one nor the hub has.
    if (absent) await boss.fail(job.name, job.id, { by: store.member, code: absent.code, message: absent.message });
    else await boss.complete(job.name, job.id, { by: store.member, ...outcome });
    return outcome;
  } catch (error) {
    if (stop.signal.aborted) return 'lost';
    if (!options.signal.aborted && error instanceof UserError && /^(prelabel|model|change)\./.test(error.code)) {
      await boss.fail(job.name, job.id, { by: store.member, code: error.code, message: error.message });
      return 'lost';
    }
    // A hub that is gone gives the job to another by itself.
    await held.giveBack(0).catch(() => undefined);
    throw error;
  } finally {
    stopHolding();
  }
}

async function carryOut(
  place: TeamPlace,
  { images }: TeamJob,
  look: Look,
  held: HeldJob,
  signal: AbortSignal,
): Promise<JobOutcome | 'lost'> {
  if (!place.knows(images)) await place.bring(signal);
  await place.fetch(images, signal);
  const keep = await look(images, signal);
  if (!(await held.hold())) return 'lost';
  const outcome = await keep();
  await place.send(signal);
  return outcome;
}

async function lookOf(
  { open }: HelpOptions,
  id: Uuid,
  batch: TeamBatch,
  looks: Map<Uuid, Look | UserError>,
  signal: AbortSignal,
): Promise<Look | UserError> {
  const known = looks.get(id);
  if (known) return known;
  const look = await open(id, batch, signal).catch((error: unknown) => {
    if (error instanceof UserError) return error;
    throw error;
  });
  looks.set(id, look);
  return look;
}

/** Speaks up for a job until the returned function is called; stops the work when the job is another's. */
function keepHolding(held: HeldJob, silence: number, stop: AbortController): () => void {
  const timer = setInterval(
    () => {
      held.hold().then(
        (isHeld) => {
          if (!isHeld) stop.abort(new Error('the job is another machine’s'));
        },
        // Not heard this time; the work itself meets a hub that stays away.
        () => undefined,
      );
    },
    (silence * 1000) / 3,
  );
  return () => clearInterval(timer);
}

function total<Key extends string>(list: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return list.reduce((sum, one) => sum + one[key], 0);
}

function lackedBy(look: Look | UserError): Failure | [] {
  if (!(look instanceof UserError)) return [];
  const { code, params, message } = look;
  return { code, params, message };
}
