import type { AssistKind } from '@shared/contract/assist';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import { regionOf } from '@shared/embeddings/region';
import { UserError } from '@shared/lib/user-error';
import type { ClassId, ImageId, PredictionId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import type { Store } from '@main/db/store';
import { whenFree } from '@main/db/when-free';
import { modelRef, type ModelCard } from './card';
import type { Detection } from './detection';
import type { PrelabelHost } from './host';
import { imageFile } from './image-file';
import { listModels, type InstalledModel, type ModelRoots } from './models';
import { grownRegion, openModel } from './open-model';
import type { Prompt } from './prompt-session';
import { suggestedShapes } from './suggested-shape';

export interface AssistRequest {
  readonly image: ImageId;
  readonly kind: AssistKind;
  /** In image pixels. */
  readonly box: NonNullable<Prompt['box']>;
  readonly points: Prompt['points'];
  readonly class: ClassId;
  /** Reads what is found in a text's box; left out: the first reader there is. */
  readonly reader?: string | null | undefined;
}

/**
 * Has a model look inside a box that a person drew, and keeps what it sees as suggestions of the class that the person
 * has in hand.
 *
 * @throws UserError `model.noneFor` when no installed model does that; `image.*`, `model.*`, `prelabel.stopped`.
 */
export async function assistInBox(
  store: Store,
  host: PrelabelHost,
  models: ModelRoots,
  request: AssistRequest,
): Promise<{ made: number; model: string }> {
  const { image, path } = imageFile(store, request.image);
  const model = modelFor(request.kind, (await listModels(models)).models);
  const { box, points } = request;
  const found =
    model.card.task === 'prompt'
      ? await outline(host, model, path, { box, points })
      : await lookInside(
          host,
          models,
          model,
          path,
          grownRegion(regionOf({ type: 'box', ...box }, image), model.card.within, image),
          request.reader ?? null,
        );
  const { card } = model;
  const templates: Draft[] = [];
  const shapes = suggestedShapes(store, card, found, templates);
  const drafts = found.map(({ score, text }, index): Draft => ({
    kind: 'prediction',
    entity: newId<PredictionId>(store.machine.now()),
    value: {
      image: image.id,
      class: request.class,
      geometry: shapes[index]!,
      score,
      model: modelRef(card),
      threshold: card.thresholds.score,
      decision: 'pending',
      ...(text === undefined ? {} : { transcription: { text, legibility: 'legible' } }),
    },
  }));
  if (drafts.length > 0) await whenFree(() => commit(store, [...templates, ...drafts], 'no-undo'));
  return { made: drafts.length, model: card.name };
}

/** A model that one points with outlines anything; the one for people is there when no such model was added. */
function modelFor(kind: AssistKind, models: readonly InstalledModel[]): InstalledModel {
  const fits: Readonly<Record<AssistKind, readonly ((card: ModelCard) => boolean)[]>> = {
    outline: [({ task }) => task === 'prompt', ({ adapter }) => adapter === 'salient'],
    text: [({ task }) => task === 'find-text'],
    pose: [({ poses, within }) => poses !== undefined && within !== undefined, ({ poses }) => poses !== undefined],
  };
  for (const isFit of fits[kind]) {
    const found = models.find(({ card }) => isFit(card));
    if (found) return found;
  }
  throw new UserError('model.noneFor', { kind }, `No installed model can do this (${kind}): add one`);
}

async function outline(
  host: PrelabelHost,
  { folder }: InstalledModel,
  path: string,
  prompt: Prompt,
): Promise<Detection[]> {
  const { geometry, score } = await host.prompt(folder, path, prompt);
  return geometry && prompt.box ? [{ classIndex: 0, score, box: prompt.box, outline: geometry }] : [];
}

async function lookInside(
  host: PrelabelHost,
  models: ModelRoots,
  { folder, card }: InstalledModel,
  path: string,
  region: ReturnType<typeof grownRegion>,
  reader: string | null,
): Promise<readonly Detection[]> {
  const model = await openModel(host, models, folder, { reader });
  return model.detect(path, { threshold: card.thresholds.score, region });
}
