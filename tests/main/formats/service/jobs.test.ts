import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { counts } from '@main/db/queries/project';
import { commit } from '@main/db/commit';
import { whenFree } from '@main/db/when-free';
import { runInWorker } from '@main/jobs/run-in-worker';
import { buildWorker } from '@tests/support/build-worker';
import { userErrorOf } from '@tests/support/datasets';
import { box, newAnnotation, scene, temporaryFolder, temporaryStore } from '@tests/support/temporary-store';

const entry = await buildWorker('job-worker.ts', ['main', 'shared']);

/** A COCO file with `count` boxes on the three pictures of the scene. */
function labels(count: number, last: object = {}): string {
  const path = join(temporaryFolder(), 'labels.json');
  const images = [0, 1, 2].map((id) => ({ id, file_name: `image-${id}.jpg`, width: 640, height: 480 }));
  const annotations: object[] = Array.from({ length: count }, (_, id) => ({
    id,
    image_id: id % 3,
    category_id: 1,
    bbox: [id % 600, 1, 9, 9 + id / 1000],
  }));
  annotations.push({ id: count, image_id: 0, category_id: 1, bbox: [0, 0, 5, 5], ...last });
  writeFileSync(path, JSON.stringify({ images, categories: [{ id: 1, name: 'person' }], annotations }));
  return path;
}

function request(path: string) {
  return { format: 'coco', path, imagesFolder: null, author: null, as: 'human' } as const;
}

describe('Import and export in a thread of their own', () => {
  it('take the labels in and out while the hand goes on working', async () => {
    const store = temporaryStore();
    const { images, classes } = scene(store);
    const progress: (number | null)[] = [];
    const context = {
      signal: new AbortController().signal,
      progress: (_: number, total: number | null) => void progress.push(total),
    };
    const importing = runInWorker(entry, 'import', { project: store.path, request: request(labels(2000)) }, context);
    const value = {
      image: images[0]!,
      class: classes[0]!,
      author: store.member,
      geometry: box(1, 1),
      source: { type: 'drawn' },
    } as const;
    await whenFree(() => commit(store, [{ kind: 'annotation', entity: newAnnotation(), value }], 'no-undo'));
    expect(await importing).toMatchObject({ annotations: 2001, images: 3, losses: [] });
    expect(counts(store).annotations).toBe(2002);
    expect([progress[0], progress.at(-1)]).toEqual([null, 2001]);
    const path = join(temporaryFolder(), 'out.json');
    const out = { format: 'coco', path, labels: { type: 'all' } };
    expect(await runInWorker(entry, 'export', { project: store.path, request: out }, context)).toMatchObject({
      annotations: 2002,
      path,
    });
  });

  it('write nothing when they fail or are cancelled', async () => {
    const store = temporaryStore();
    scene(store);
    const never = { signal: new AbortController().signal, progress: () => undefined };
    const malformed = { project: store.path, request: request(labels(2000, { bbox: [0, 0, 'x', 1] })) };
    const error = await userErrorOf(runInWorker(entry, 'import', malformed, never));
    expect(error.params).toMatchObject({
      place: 'annotations[2000].bbox[2]',
      reason: 'expected a size from 0 to 1000000, got "x"',
    });
    const abort = new AbortController();
    const progress = (_: number, total: number | null): void => {
      if (total !== null) abort.abort();
    };
    const cancelled = runInWorker(
      entry,
      'import',
      { project: store.path, request: request(labels(20_000)) },
      { signal: abort.signal, progress },
    );
    await expect(cancelled).rejects.toThrow(/abort/i);
    expect(counts(store).annotations).toBe(0);
  });
});
