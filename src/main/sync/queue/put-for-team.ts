import type { PutReport, TeamBatch } from '@shared/contract/team-batch';
import type { ImageId } from '@shared/model/ids';
import { putBatch, refuseAnnotators } from './batches';
import type { TeamPlace } from './bring-together';

/** What a team is to be asked. */
export interface BatchToPut {
  /** The images that are left to look at, and the model's labels that become no class; as the project stands now. */
  readonly plan: () => { readonly images: readonly ImageId[]; readonly left: readonly string[] };
  /** Settles the classes, and says what to do with the images. @throws UserError */
  readonly describe: () => Promise<TeamBatch>;
}

export interface PutTask {
  readonly signal: AbortSignal;
  /** Pictures that the hub has. */
  readonly progress: (done: number, total: number) => void;
}

/**
 * Puts a batch on the hub, with the pictures that it lacks: first what others did comes in, so that nobody looks twice at
 * the same.
 *
 * @throws UserError `queue.*`, `hub.*`, `sync.*`, and what `describe` throws.
 */
export async function putForTeam(
  place: TeamPlace,
  { plan, describe }: BatchToPut,
  { signal, progress }: PutTask,
): Promise<PutReport> {
  await refuseAnnotators(place.hub);
  await place.bring(signal);
  const { images, left } = plan();
  if (images.length === 0) return { batch: null, jobs: 0, images: 0, left };
  const batch = await describe();
  await place.send(signal);
  await place.offer(images, signal, progress);
  const put = await putBatch(place.hub, place.store, batch, images);
  return { ...put, images: images.length, left };
}
