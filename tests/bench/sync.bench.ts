import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { canonicalJson } from '@shared/lib/canonical-json';
import type { Draft } from '@shared/changes/edit';
import { newOwnedId } from '@shared/changes/owned-id';
import type { AnnotationId, MemberId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { configure } from '@main/db/open';
import type { Store } from '@main/db/store';
import { addMember } from '@main/sync/add-member';
import { folderCarrier } from '@main/sync/folder-carrier';
import { loadIdentity } from '@main/sync/identity';
import { joinProject } from '@main/sync/join';
import { syncProject, usualSync } from '@main/sync/sync-project';
import { box, scene } from '@tests/support/scene';

// What a label costs on its way: sealed and written to a folder by one machine, verified and taken into the log and the
// tables by another; against the least that SQLite can do with it: one row in one transaction with all others. Same disk,
// same settings (WAL, synchronous FULL), same payloads, one run.

const size = Number(process.env['BENCH_CHANGES'] ?? 50_000);
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'plumbline-bench-'));
const shared = mkdtempSync(join(folder, 'shared-'));
const { signal } = new AbortController();
const tools = { signal, onProgress: () => undefined };
const options = { ...tools, ...usualSync };

function drafts(store: Store, author: MemberId): Draft[] {
  const { images, classes } = scene(store, 500);
  return Array.from({ length: size }, (_, index): Draft => ({
    kind: 'annotation',
    entity: newOwnedId<AnnotationId>(author),
    value: {
      image: images[index % images.length]!,
      class: classes[index % classes.length]!,
      author,
      geometry: box((index * 7.31) % 600, (index * 3.17) % 400, 20 + (index % 90) / 7, 10 + (index % 70) / 3),
      source: { type: 'drawn' },
    },
  }));
}

interface Cost {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

async function measure(work: () => unknown): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { milliseconds: performance.now() - start, cpuMilliseconds: (user + system) / 1000 };
}

function perSecond({ milliseconds, cpuMilliseconds }: Cost, count: number) {
  return {
    perSecond: Math.round((count / milliseconds) * 1000),
    perCpuSecond: Math.round((count / cpuMilliseconds) * 1000),
  };
}

function insertAll(payloads: readonly string[]): void {
  const raw = new Database(join(folder, 'raw.db'));
  configure(raw);
  raw.exec('CREATE TABLE label(id INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT');
  const insert = raw.prepare('INSERT INTO label(payload) VALUES(?)');
  raw.transaction(() => {
    for (const payload of payloads) insert.run(payload);
  })();
  raw.close();
}

const lead = loadIdentity(join(folder, 'lead'));
const other = loadIdentity(join(folder, 'other'));
const store = createStore(
  join(folder, 'lead.plumb'),
  { name: 'Bench', template: 'objects' },
  { name: 'Ada', role: 'lead' },
);
try {
  const all = drafts(store, store.member);
  const payloads = all.map(({ value }) => canonicalJson(value));
  commit(store, all, 'no-undo');
  const invitation = addMember(store, lead, { name: 'Kim', role: 'reviewer', key: other.key });
  const floor = await measure(() => insertAll(payloads));
  let bytes = 0;
  const published = await measure(async () => {
    bytes = (await syncProject(store, folderCarrier(shared, lead), lead, options)).published.bytes;
  });
  let joined: Store | undefined;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const received = await measure(async () => {
    joined = await joinProject(join(folder, 'kim.plumb'), invitation, folderCarrier(shared, other), other, tools);
  });
  delay.disable();
  await syncProject(joined!, folderCarrier(shared, other), other, options);
  const nothing = await measure(() => syncProject(joined!, folderCarrier(shared, other), other, options));
  joined!.db.close();
  process.stdout.write(
    `${JSON.stringify({
      name: 'sync',
      cores: cpus().length,
      changes: size,
      floor: perSecond(floor, size),
      published: perSecond(published, size),
      received: perSecond(received, size),
      receivedToFloor: floor.milliseconds / received.milliseconds,
      receivedToFloorCpu: floor.cpuMilliseconds / received.cpuMilliseconds,
      bytesPerChange: bytes / size,
      payloadBytes: payloads.reduce((sum, text) => sum + text.length, 0) / size,
      projectBytesPerChange: statSync(join(folder, 'kim.plumb')).size / size,
      nothingNewMilliseconds: nothing.milliseconds,
      longestBlockMilliseconds: delay.max / 1e6,
    })}\n`,
  );
} finally {
  store.db.close();
  rmSync(folder, { recursive: true, force: true });
}
