import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { modelCardSchema, type ModelCard, type ModelPart } from './card';
import { verifyFile, verifyModelFile } from './load-card';

/** Where the files of a model are now. */
export interface ModelFiles {
  readonly model: string;
  /** One for each part of the card. */
  readonly parts?: Partial<Readonly<Record<ModelPart, string>>>;
}

/**
 * Copies a model's files and its card into a folder of their own below `root`, named by the card's id. Nothing is left
 * there when it fails.
 *
 * @returns the folder.
 */
export async function installModel(root: string, files: ModelFiles, card: ModelCard): Promise<string> {
  const folder = join(root, modelCardSchema.parse(card).id);
  await mkdir(root, { recursive: true });
  if (!(await makeNew(folder))) {
    throw new UserError('model.exists', { model: card.id }, `There is a model "${card.id}" already: choose another id`);
  }
  try {
    await copyFile(files.model, join(folder, card.file));
    for (const part of card.parts) {
      const source = sourceOf(part, card, files);
      if (!existsSync(source)) throw new UserError('model.missing', { path: source }, `There is no file at ${source}`);
      await copyFile(source, join(folder, part.file));
      await verifyFile(folder, part);
    }
    await verifyModelFile(folder, card);
    // The card comes last: a folder without one is not taken for a model.
    await writeFile(join(folder, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  return folder;
}

/** Values lie beside the network that they belong to; all other parts were chosen. */
function sourceOf({ role, file }: ModelCard['parts'][number], card: ModelCard, { model, parts }: ModelFiles): string {
  if (role === 'values') {
    const places = [model, parts?.decoder ?? model].map((network) => join(dirname(network), file));
    return places.find((place) => existsSync(place)) ?? places[0]!;
  }
  const path = parts?.[role];
  if (path === undefined) throw lacksPart(card, role);
  return path;
}

export function lacksPart({ name }: ModelCard, role: ModelPart): UserError {
  return new UserError('model.lacksPart', { model: name, part: role }, `${name} needs another file, its ${role}`);
}

async function makeNew(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
