import type { Handlers } from '@shared/contract/define';
import type { ModelView, prelabelContract } from '@shared/contract/prelabel';
import type { Session } from '@main/db/session';
import type { JobRegistry } from '@main/jobs/job-registry';
import { modelRef } from './card';
import type { PrelabelHost } from './host';
import { findModel, listModels, type InstalledModel, type ModelRoots } from './models';
import { openModel } from './open-model';
import { prelabelProject } from './prelabel-project';

export interface PrelabelHandlerDependencies {
  readonly session: Session;
  readonly jobs: JobRegistry;
  readonly host: PrelabelHost;
  readonly models: ModelRoots;
}

export function prelabelHandlers({
  session,
  jobs,
  host,
  models,
}: PrelabelHandlerDependencies): Handlers<typeof prelabelContract> {
  return {
    'models.list': async () => (await listModels(models)).models.map(modelView),
    'prelabel.run': async ({ model, ...request }) => {
      const { store } = session;
      const { folder } = await findModel(models, model);
      return {
        job: jobs.start('prelabel', async ({ signal, progress }) => {
          const detector = await openModel(host, models, folder, { reader: null }, signal);
          return prelabelProject(store, detector, request, {
            signal,
            progress,
            onImage: (image, classes) => session.announce({ images: [image], classes }),
          });
        }),
      };
    },
  };
}

export function modelView({ card, isAdded }: InstalledModel): ModelView {
  return {
    added: isAdded,
    ref: modelRef(card),
    name: card.name,
    task: card.task,
    licence: card.licence.spdx,
    source: card.source.origin,
    labels: [...card.classes],
    threshold: card.thresholds.score,
    bytes: card.bytes,
  };
}
