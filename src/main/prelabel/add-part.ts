import { stat } from 'node:fs/promises';
import { UserError } from '@shared/lib/user-error';
import type { ModelCard, ModelPart } from './card';
import { hashFile } from './hash-file';
import type { ModelFacts } from './recognise/facts';

const nameOf: Readonly<Record<ModelPart, string>> = { decoder: 'decoder.onnx', alphabet: 'letters.txt' };

/**
 * The card of a model together with another file that it needs.
 *
 * @param facts of the file when it is a network.
 * @throws UserError when the file is not what it has to be.
 */
export async function addPart(
  card: ModelCard,
  role: ModelPart,
  path: string,
  facts: ModelFacts | null,
): Promise<ModelCard> {
  const status = await stat(path).catch(() => undefined);
  if (!status?.isFile()) throw new UserError('model.missing', { path }, `There is no file at ${path}`);
  const part = { role, file: nameOf[role], bytes: status.size, sha256: await hashFile(path) };
  const adapter = role === 'decoder' && facts ? adapterFor(card, path, facts) : card.adapter;
  const values = (facts?.values ?? []).map((file) => ({ role: 'values' as const, ...file }));
  const added = [part, ...values];
  const kept = card.parts.filter((other) => other.role !== role && !added.some(({ file }) => file === other.file));
  return { ...card, adapter, parts: [...kept, ...added] };
}

/** The decoder tells which of the models that one points with it is. */
function adapterFor(card: ModelCard, path: string, { inputs }: ModelFacts): ModelCard['adapter'] {
  const names = inputs.map(({ name }) => name);
  if (!names.includes('point_coords')) {
    const reason = 'it has no input "point_coords"';
    throw new UserError('model.cardMismatch', { path, reason }, `${path} is no decoder of prompts: ${reason}`);
  }
  if (card.adapter === 'sam2' || names.some((name) => name.includes('high_res_feat'))) return 'sam2';
  return names.includes('mask_input') ? 'sam' : 'sam-edge';
}
