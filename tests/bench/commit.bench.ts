import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Draft } from '@shared/changes/edit';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { createStore } from '@main/db/create';
import { configure } from '@main/db/open';
import { box, scene } from '@tests/support/scene';

// What one committed label costs, with its log entry, its tables and its undo, against the least that SQLite can do
// durably: one row in a transaction of its own. Same disk, same settings (WAL, synchronous FULL), taken in turn.

const rounds = 20;
const perRound = 100;
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'plumbline-bench-'));
const store = createStore(
  join(folder, 'bench.plumb'),
  { name: 'Bench', template: 'objects' },
  { name: 'Ada', role: 'lead' },
);
const { images, classes } = scene(store, 50);

const raw = new Database(join(folder, 'raw.db'));
configure(raw);
raw.exec('CREATE TABLE label(id BLOB PRIMARY KEY, payload TEXT NOT NULL) STRICT');
const insert = raw.prepare('INSERT INTO label VALUES(?, ?)');

function draft(index: number): Draft {
  const value = {
    image: images[index % images.length]!,
    class: classes[index % classes.length]!,
    author: store.member,
    geometry: box(index % 600, index % 400),
    source: { type: 'drawn' },
  } as const;
  return { kind: 'annotation', entity: newId<AnnotationId>(), value };
}

function commitOne(index: number): void {
  commit(store, [draft(index)], { image: images[index % images.length]!, label: 'draw' });
}

function insertOne(index: number): void {
  insert.run(randomBytes(16), JSON.stringify(draft(index).value));
}

interface Round {
  readonly milliseconds: readonly number[];
  readonly cpuMilliseconds: number;
}

function measure(work: (index: number) => void): Round {
  const cpu = process.cpuUsage();
  const milliseconds = Array.from({ length: perRound }, (_, index) => {
    const start = performance.now();
    work(index);
    return performance.now() - start;
  });
  const used = process.cpuUsage(cpu);
  return { milliseconds, cpuMilliseconds: (used.user + used.system) / 1000 };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)]!;
}

function describe(all: readonly Round[]): Readonly<Record<string, number>> {
  const times = all.flatMap(({ milliseconds }) => milliseconds);
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    perSecond: 1000 / (sum(times) / times.length),
    cpuMilliseconds: sum(all.map(({ cpuMilliseconds }) => cpuMilliseconds)) / times.length,
  };
}

try {
  measure(commitOne);
  measure(insertOne);
  const ours: Round[] = [];
  const floor: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    floor.push(measure(insertOne));
    ours.push(measure(commitOne));
  }
  const ratios = ours.map(({ milliseconds }, round) => sum(floor[round]!.milliseconds) / sum(milliseconds));
  process.stdout.write(
    `${JSON.stringify({
      name: 'commit',
      cores: cpus().length,
      commits: rounds * perRound,
      ours: describe(ours),
      floor: describe(floor),
      /** Commits per second against one-row inserts per second; 1 is the speed of the floor. */
      rateOfFloor: quantile(ratios, 0.5),
    })}\n`,
  );
} finally {
  store.db.close();
  raw.close();
  rmSync(folder, { recursive: true, force: true });
}
