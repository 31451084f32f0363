import type { Store } from '@main/db/store';
import { modelRef } from '@main/prelabel/card';
import type { Detector } from '@main/prelabel/host';
import type { PrelabelRequest } from '@main/prelabel/prelabel-project';
import { batchToPut } from '@main/prelabel/team/batch-to-put';
import { putForTeam } from '@main/sync/queue/put-for-team';
import { withTeamPlace } from '@main/sync/queue/with-team-place';
import type { Cli, Outcome, Task } from './cli';
import { count } from './words';

interface PutOptions extends Task {
  readonly forTeam: string;
  readonly limit?: number | undefined;
}

/** `prelabel --for-team`. */
export async function putBatchForTeam(
  { paths }: Cli,
  store: Store,
  detector: Detector,
  request: PrelabelRequest & { readonly reader: string | null },
  { forTeam, limit, signal, progress }: PutOptions,
): Promise<Outcome> {
  const toPut = batchToPut(store, detector, request, limit);
  const put = await withTeamPlace(paths.userData, store, forTeam, (place) =>
    putForTeam(place, toPut, { signal, progress }),
  );
  const { left, batch, jobs, images } = put;
  if (batch === null) {
    return { result: { batch, jobs, images }, words: ['There is no image left to look at.'] };
  }
  const model = modelRef(detector.card);
  return {
    result: { batch, jobs, images, model, threshold: request.threshold },
    words: [
      ...(left.length > 0 ? [`Left out, for the project has no class for it: ${left.join(', ')}.`] : []),
      `${model} is to look at ${count(images, 'image')} in ${count(jobs, 'job')}: batch ${batch}.`,
      'Machines of reviewers and leads do it that run "plumbline hub work"; "plumbline hub jobs" shows how far it is.',
    ],
  };
}
