import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCard, verifyFile, verifyModelFile } from '@main/prelabel/load-card';
import { openSession } from '@main/prelabel/session';

const root = resolve(import.meta.dirname, '../../..');
const models = join(root, 'resources/models');
const folders = (await readdir(models)).filter((name) => existsSync(join(models, name, 'card.json')));
const permissive = ['Apache-2.0', 'MIT', 'BSD-3-Clause'];

describe('the models that come with Plumbline', () => {
  it('can find and read text, find things, people, joints and faces, and make embeddings', async () => {
    const cards = await Promise.all(folders.map((folder) => loadCard(join(models, folder))));
    const tasks = cards.map(({ task }) => task).toSorted();
    expect(tasks).toEqual(['detect', 'detect', 'detect', 'detect', 'find-text', 'read-text', 'turn-text']);
    expect(cards.filter(({ embedding }) => embedding).map(({ id }) => id)).toEqual(['nanodet-g-416']);
    const bytes = cards.reduce((sum, card) => sum + card.bytes, 0);
    expect(bytes).toBeLessThan(32_000_000);
  });

  it.each(folders)(
    '%s is the very file of its card, with a licence that lets it be passed on, and where it is from',
    async (name) => {
      const folder = join(models, name);
      const card = await loadCard(folder);
      await verifyModelFile(folder, card);
      for (const part of card.parts) await verifyFile(folder, part);
      expect(permissive).toContain(card.licence.spdx);
      expect(card.licence.holder).not.toBe('');
      expect(card.source.origin).toMatch(/https:\/\/|npm/);
      expect(await readFile(join(folder, 'LICENSE'), 'utf8')).toContain('Apache License');
      expect(await readFile(join(root, 'NOTICE'), 'utf8')).toContain(card.licence.holder);
      expect(existsSync(join(folder, card.source.recipe ?? 'none'))).toBe(true);
    },
  );

  it('read text with one letter for each output of the network', async () => {
    const session = await openSession(join(models, 'ppocr-v4-rec'));
    // 6,623 of the file, the space, and one output that means "none".
    expect(session.alphabet).toHaveLength(6624);
    await session.close();
  });
});
