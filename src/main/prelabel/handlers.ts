import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { imageById } from '@main/db/queries/images';
import type { Handlers } from '@shared/contract/define';
import type { ModelView, prelabelContract } from '@shared/contract/prelabel';
import type { Session } from '@main/db/session';
import type { JobRegistry } from '@main/jobs/job-registry';
import { modelRef } from './card';
import { addModel, draftView } from './add-model';
import { draftModel } from './draft-model';
import type { PrelabelHost } from './host';
import type { ModelFiles } from './install-model';
import { findModel, listModels, type InstalledModel, type ModelRoots } from './models';
import { openModel } from './open-model';
import { removeModel } from './remove-model';
import { tryModel } from './try-model';
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
  const views = async () => (await listModels(models)).models.map(modelView);
  return {
    'models.list': views,
    'models.look': async ({ files }) => draftView(await draftModel(host, filesOf(files))),
    'models.try': async ({ files, answers, image }) => {
      const stored = imageById(session.store.db, image);
      if (!stored?.folder) {
        const path = stored?.path ?? image;
        throw new UserError('image.missing', { path }, `${path} is not on this machine. Locate its folder first.`);
      }
      return tryModel(host, models, filesOf(files), answers, join(stored.folder, stored.path));
    },
    'models.add': async ({ files, answers }) => {
      await addModel(host, models, filesOf(files), answers);
      return views();
    },
    'models.remove': async ({ model }) => {
      await removeModel(models, model);
      return views();
    },
    'prelabel.run': async ({ model, reader = null, ...request }) => {
      const { store } = session;
      const { folder } = await findModel(models, model);
      return {
        job: jobs.start('prelabel', async ({ signal, progress }) => {
          const detector = await openModel(host, models, folder, { reader }, signal);
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

function filesOf({
  model,
  decoder,
  alphabet,
}: {
  readonly model: string;
  readonly decoder: string | null;
  readonly alphabet: string | null;
}): ModelFiles {
  return { model, parts: { ...(decoder ? { decoder } : {}), ...(alphabet ? { alphabet } : {}) } };
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
