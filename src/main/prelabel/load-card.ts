import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '@shared/lib/user-error';
import { modelCardSchema, type ModelCard } from './card';
import { hashFile } from './hash-file';

/** Reads and checks `card.json` in `folder`. Does not look at the model's file. */
export async function loadCard(folder: string): Promise<ModelCard> {
  const path = join(folder, 'card.json');
  const parsed = modelCardSchema.safeParse(parseJson(path, await readText(path)));
  if (!parsed.success) throw badCard(path, z.prettifyError(parsed.error));
  return parsed.data;
}

/**
 * Checks that the file beside the card, and those that hold its values, are the ones that the card describes, byte for
 * byte.
 *
 * @returns the path of the model's file.
 */
export async function verifyModelFile(folder: string, card: ModelCard): Promise<string> {
  for (const part of card.parts) if (part.role === 'values') await verifyFile(folder, part);
  return verifyFile(folder, card);
}

/** The same for any of its files. */
export async function verifyFile(folder: string, card: Pick<ModelCard, 'file' | 'bytes' | 'sha256'>): Promise<string> {
  const path = join(folder, card.file);
  const status = await stat(path).catch(() => undefined);
  if (!status?.isFile()) {
    throw new UserError('model.missing', { path }, `The model's file ${path} is missing: put it beside its card.json`);
  }
  // The size is looked at first: it costs nothing and catches a download that was cut off.
  if (status.size !== card.bytes) throw changedModel(path, `${card.bytes} bytes`, `${status.size} bytes`);
  const sha256 = await hashFile(path);
  if (sha256 !== card.sha256) throw changedModel(path, `sha256 ${card.sha256}`, `sha256 ${sha256}`);
  return path;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UserError('model.missing', { path }, `There is no readable model card at ${path}`);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badCard(path, String(error));
  }
}

function badCard(path: string, reason: string): UserError {
  return new UserError('model.badCard', { path, reason }, `The model card ${path} cannot be used: ${reason}`);
}

function changedModel(path: string, expected: string, got: string): UserError {
  return new UserError(
    'model.changed',
    { path, expected, got },
    `The model's file ${path} is not the one its card describes: expected ${expected}, got ${got}. Copy it again`,
  );
}
