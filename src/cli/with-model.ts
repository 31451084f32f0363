import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import type { PrelabelHost } from '@main/prelabel/host';
import { draftModel } from '@main/prelabel/draft-model';
import { installModel } from '@main/prelabel/install-model';
import { findModel, type ModelRoots } from '@main/prelabel/models';
import { loadCard } from '@main/prelabel/load-card';
import type { Task } from './cli';

/**
 * Runs work with the folder of the model that is meant: one that comes with Plumbline, by its id; a card.json beside
 * its model; or a bare ONNX file, which is looked at and gets a card for this once.
 *
 * @throws UserError `model.*`
 */
export async function withModel<T>(
  host: PrelabelHost,
  models: ModelRoots,
  wanted: string,
  task: Task,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const path = resolve(wanted);
  if (wanted.toLowerCase().endsWith('.onnx')) {
    return (await describesFile(path)) ? work(dirname(path)) : withDraftedCard(host, path, task, work);
  }
  if (!wanted.toLowerCase().endsWith('.json')) return work((await findModel(models, wanted)).folder);
  if (basename(path) === 'card.json') return work(dirname(path));
  throw new UserError(
    'model.badCard',
    { path, reason: 'its name' },
    `${path} is no model card: a card is called card.json and lies beside its model.`,
  );
}

/** True when the card beside a model speaks of that very file. */
async function describesFile(path: string): Promise<boolean> {
  try {
    return (await loadCard(dirname(path))).file === basename(path);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function withDraftedCard<T>(
  host: PrelabelHost,
  path: string,
  { signal, note }: Task,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const { card, unsure } = await draftModel(host, { model: path }, signal);
  const guesses = unsure.filter((part) => part !== 'licence');
  if (guesses.length > 0) {
    note(
      `${path} does not tell its ${guesses.join(' and ')}: what is usual was taken. Write a card.json beside it to be sure.`,
    );
  }
  const root = await mkdtemp(join(tmpdir(), 'plumbline-model-'));
  try {
    return await work(await installModel(root, { model: path }, card));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
