import type { PrelabelRun } from '@shared/contract/prelabel';
import type { HelpReport, PutReport } from '@shared/contract/team-batch';
import { openStore } from '../db/open';
import type { JobContext } from '../jobs/job';
import { PrelabelHost } from '../prelabel/host';
import { findModel, type ModelRoots } from '../prelabel/models';
import { openModel } from '../prelabel/open-model';
import { batchToPut } from '../prelabel/team/batch-to-put';
import { openBatch } from '../prelabel/team/open-batch';
import type { TeamPlace } from '../sync/queue/bring-together';
import { helpTeam } from '../sync/queue/help-team';
import { putForTeam } from '../sync/queue/put-for-team';
import { withTeamPlace } from '../sync/queue/with-team-place';

/** What does not change from job to job. */
export interface TeamTools {
  /** The folder of the user's data, which holds the key. */
  readonly userData: string;
  readonly models: ModelRoots;
  /** The built `prelabel-worker.js`. */
  readonly modelProcess: string;
}

interface AtPlace extends TeamTools {
  /** Path of the project file. */
  readonly project: string;
  /** The address of the hub. */
  readonly hub: string;
}

export interface PutInput extends AtPlace {
  readonly request: PrelabelRun;
}

export interface HelpInput extends AtPlace {
  readonly stay: boolean;
}

/**
 * Pre-labelling that a team shares, as jobs of a worker thread: what goes to the hub and comes from it is read, checked
 * and followed there, on a connection of its own; the model runs in a process of its own.
 */
export const teamJobs = {
  putForTeam: (input: PutInput, { signal, progress }: JobContext): Promise<PutReport> =>
    atPlace(input, signal, async (place, host) => {
      const { model, reader = null, ...request } = input.request;
      const { folder } = await findModel(input.models, model);
      const detector = await openModel(host, input.models, folder, { reader }, signal);
      return putForTeam(place, batchToPut(place.store, detector, { ...request, reader }), { signal, progress });
    }),

  helpTeam: (input: HelpInput, { signal, progress }: JobContext): Promise<HelpReport> =>
    atPlace(input, signal, (place, host) =>
      helpTeam(place, {
        open: (id, batch, opening) => openBatch(place.store, host, input.models, id, batch, opening),
        signal,
        onProgress: progress,
        onImages: () => undefined,
        stay: input.stay,
      }),
    ),
};

async function atPlace<T>(
  { project, userData, hub, modelProcess }: AtPlace,
  signal: AbortSignal,
  work: (place: TeamPlace, host: PrelabelHost) => Promise<T>,
): Promise<T> {
  const store = openStore(project);
  const host = new PrelabelHost({ entry: modelProcess });
  try {
    return await withTeamPlace(userData, store, hub, (place) => work(place, host), signal);
  } finally {
    host.close();
    store.db.close();
  }
}
