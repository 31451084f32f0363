import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { RootId } from '@shared/model/ids';
import { imageIdOf } from '@shared/model/image';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { setRootFolder } from '@main/db/queries/roots';
import type { Store } from '@main/db/store';
import { sharp } from '@main/images/sharp';
import { PrelabelHost } from '@main/prelabel/host';
import { prelabelProject } from '@main/prelabel/prelabel-project';
import { buildPrelabelWorker } from '@tests/support/trapped-worker';

// Pre-labelling a whole project: files in, suggestions in the project file out. Whether memory stays flat on both sides
// over many images, and how late the event loop of the process is that writes them down.

const count = Number(process.env['BENCH_IMAGES'] ?? 2000);
const sizes = [320, 416, 512, 640];
const nanodet = resolve(import.meta.dirname, '../../resources/models/nanodet');
const astronaut = resolve(import.meta.dirname, '../fixtures/images/astronaut.jpg');

/** A project whose pictures are the same few files under many names. */
async function fill(store: Store, folder: string): Promise<void> {
  mkdirSync(folder);
  const kinds = sizes.map((side) => join(folder, `kind ${side}.jpg`));
  for (const [index, path] of kinds.entries()) await sharp(astronaut).resize(sizes[index]).toFile(path);
  const root = newId<RootId>();
  commit(store, [{ kind: 'root', entity: root, value: { name: 'photos' } }], 'no-undo');
  setRootFolder(store.db, root, folder);
  const drafts = Array.from({ length: count }, (_, index): Draft => {
    const side = sizes[index % sizes.length]!;
    const path = `${String(index).padStart(5, '0')}.jpg`;
    linkSync(kinds[index % sizes.length]!, join(folder, path));
    const sha256 = createHash('sha256').update(path).digest('hex');
    const size = { width: side, height: side, bytes: 50_000, bitDepth: 8, format: 'jpeg' } as const;
    return {
      kind: 'image',
      entity: imageIdOf(sha256),
      value: { sha256, root, path, ...size, addedAt: '2026-01-01T00:00:00.000Z' },
    };
  });
  commit(store, drafts, 'no-undo');
}

/** Memory of the process that runs the models, in MB; it is the only child. */
function childMegabytes(): number {
  const listed = execFileSync('ps', ['-o', 'rss=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const line = listed.split('\n').find((text) => text.includes('prelabel-worker')) ?? '';
  return Math.round(Number.parseInt(line, 10) / 1024);
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const host = new PrelabelHost({ entry: await buildPrelabelWorker() });
try {
  const store = createStore(
    join(folder, 'p.plumb'),
    { name: 'Bench', template: 'objects' },
    { name: 'Ada', role: 'lead' },
  );
  await fill(store, join(folder, 'pictures'));
  const detector = await host.open(nanodet);
  const every = Math.max(1, Math.floor(count / 8));
  const memory: { images: number; models: number; writer: number }[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let looked = 0;
  delay.enable();
  const start = performance.now();
  const report = await prelabelProject(
    store,
    detector,
    { threshold: 0.35, images: null, addClasses: true, mapping: {}, again: false, replaces: 'own' },
    {
      signal: new AbortController().signal,
      progress: () => undefined,
      onImage: () => {
        looked++;
        if (looked % every !== 0) return;
        // Looking is not a part of the work, and holds the loop up.
        delay.disable();
        memory.push({
          images: looked,
          models: childMegabytes(),
          writer: Math.round(process.memoryUsage.rss() / 2 ** 20),
        });
        delay.enable();
      },
    },
  );
  const seconds = (performance.now() - start) / 1000;
  store.db.close();
  process.stdout.write(
    `${JSON.stringify({
      name: 'prelabel-project',
      cores: cpus().length,
      images: report.images,
      suggestions: report.predictions,
      failed: report.failed.length,
      millisecondsPerImage: (seconds * 1000) / count,
      /** How late the loop is that writes the suggestions down, as the main process does. */
      eventLoopDelayP99Ms: delay.percentile(99) / 1e6,
      eventLoopDelayMaxMs: delay.max / 1e6,
      megabytes: memory,
    })}\n`,
  );
} finally {
  host.close();
  rmSync(folder, { recursive: true });
}
