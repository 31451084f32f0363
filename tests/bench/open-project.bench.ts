import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { RootId } from '@shared/model/ids';
import { imageIdOf } from '@shared/model/image';
import { commit, transaction } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { openStore } from '@main/db/open';
import { imageIds, imageSummary } from '@main/db/queries/images';
import { projectInfo } from '@main/projects/project-info';

// What opening a project costs until a gallery can draw its first screen: the file, what the frame shows, the ids of
// all images in order, and the details of the first 200.

const sizes = (process.env['BENCH_IMAGES'] ?? '10000,100000').split(',').map(Number);
const rounds = 7;
const shown = 200;

function generate(path: string, images: number): void {
  const store = createStore(path, { name: 'Bench', template: 'objects' }, { name: 'Ada', role: 'lead' });
  const root = newId<RootId>();
  commit(store, [{ kind: 'root', entity: root, value: { name: 'photos' } }], 'no-undo');
  for (let start = 0; start < images; start += 5000) {
    const drafts = Array.from({ length: Math.min(5000, images - start) }, (_, index): Draft => {
      const number = start + index;
      const sha256 = createHash('sha256').update(String(number)).digest('hex');
      const path = `2026/day ${number % 365}/IMG_${String(number).padStart(6, '0')}.jpg`;
      const size = { width: 4000, height: 3000, bytes: 3_000_000 + number, bitDepth: 8, format: 'jpeg' } as const;
      return {
        kind: 'image',
        entity: imageIdOf(sha256),
        value: { sha256, root, path, ...size, addedAt: '2026-01-01T00:00:00.000Z' },
      };
    });
    transaction(store.db, () => commit(store, drafts, 'no-undo'));
  }
  store.db.close();
}

interface Reading {
  readonly open: number;
  readonly info: number;
  readonly ids: number;
  readonly summaries: number;
  readonly total: number;
}

function read(path: string): Reading {
  const marks = [performance.now()];
  const store = openStore(path);
  marks.push(performance.now());
  projectInfo(store);
  marks.push(performance.now());
  const ids = imageIds(store.db, { text: '', class: null, state: 'all' }, 'path');
  marks.push(performance.now());
  for (const id of ids.slice(0, shown)) imageSummary(store.db, id);
  marks.push(performance.now());
  store.db.close();
  const step = (index: number): number => marks[index + 1]! - marks[index]!;
  return { open: step(0), info: step(1), ids: step(2), summaries: step(3), total: marks[4]! - marks[0]! };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  const projects = sizes.map((images) => {
    const path = join(folder, `${images}.plumb`);
    generate(path, images);
    const readings = Array.from({ length: rounds }, () => read(path));
    const of = (key: keyof Reading): number => median(readings.map((reading) => reading[key]));
    return {
      images,
      megabytes: Math.round(statSync(path).size / 1e6),
      openMs: of('open'),
      infoMs: of('info'),
      idsMs: of('ids'),
      summariesMs: of('summaries'),
      totalMs: of('total'),
    };
  });
  process.stdout.write(`${JSON.stringify({ name: 'open-project', cores: cpus().length, shown, projects })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
