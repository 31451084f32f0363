import type { Store } from '@main/db/store';
import { modelRef } from '@main/prelabel/card';
import type { Detector } from '@main/prelabel/host';
import { planPrelabel, type PrelabelRequest } from '@main/prelabel/prelabel-project';
import { describeBatch } from '@main/prelabel/team/describe-batch';
import { putBatch, refuseAnnotators } from '@main/sync/queue/batches';
import type { Cli, Outcome, Task } from './cli';
import { count } from './words';
import { withTeamPlace } from './with-team-place';

interface PutOptions extends Task {
  readonly forTeam: string;
  readonly limit?: number | undefined;
}

/** Puts what a run would look at on the hub, with the pictures that it lacks. */
export function putForTeam(
  cli: Cli,
  store: Store,
  detector: Detector,
  request: PrelabelRequest & { readonly reader: string | null },
  { forTeam, limit, signal, progress }: PutOptions,
): Promise<Outcome> {
  return withTeamPlace(cli, store, forTeam, async (place) => {
    await refuseAnnotators(place.hub);
    await place.bring(signal);
    const plan = planPrelabel(store, detector, request);
    const images = plan.open.slice(0, limit).map(({ id }) => id);
    const model = modelRef(detector.card);
    if (images.length === 0) {
      return { result: { batch: null, jobs: 0, images: 0 }, words: ['There is no image left to look at.'] };
    }
    const batch = await describeBatch(store, detector, request);
    await place.send(signal);
    await place.offer(images, signal, progress);
    const put = await putBatch(place.hub, store, batch, images);
    const left = plan.unmapped.length > 0 && !request.addClasses;
    return {
      result: { ...put, images: images.length, model, threshold: request.threshold },
      words: [
        ...(left ? [`Left out, for the project has no class for it: ${plan.unmapped.join(', ')}.`] : []),
        `${model} is to look at ${count(images.length, 'image')} in ${count(put.jobs, 'job')}: batch ${put.batch}.`,
        'Machines of reviewers and leads do it that run "plumbline hub work"; "plumbline hub jobs" shows how far it is.',
      ],
    };
  });
}
