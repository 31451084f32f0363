import { UserError } from '@shared/lib/user-error';
import { addPart } from './add-part';
import type { ModelCard, ModelPart } from './card';
import type { PrelabelHost } from './host';
import type { ModelFiles } from './install-model';
import type { ModelFacts } from './recognise/facts';
import type { Unsure } from './recognise/recognise-model';

export interface ModelDraft {
  readonly facts: ModelFacts;
  readonly card: ModelCard;
  /** Parts of the card that the file does not tell: a person has to look at them. */
  readonly unsure: readonly Unsure[];
  /** Another file that the model does not work without and that was not given yet. */
  readonly needs: ModelPart | null;
}

/**
 * Looks at the files of a model that nobody has described yet, and drafts its card.
 *
 * @throws UserError `model.*` when it is no model, or of no family that is known.
 */
export async function draftModel(host: PrelabelHost, files: ModelFiles, signal?: AbortSignal): Promise<ModelDraft> {
  const recognition = await host.inspect(files.model, signal);
  if (!recognition.card) {
    const { code, params, message } = recognition.problem;
    throw new UserError(code, params, message);
  }
  const { facts, card, unsure, needs } = recognition;
  const path = needs && files.parts?.[needs];
  if (!needs || !path) return { facts, card, unsure, needs };
  const partFacts = needs === 'decoder' ? (await host.inspect(path, signal)).facts : null;
  return { facts, card: await addPart(card, needs, path, partFacts), unsure, needs: null };
}
