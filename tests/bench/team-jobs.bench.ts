import { cpus } from 'node:os';
import { newId } from '@shared/changes/new-id';
import type { Uuid } from '@shared/lib/uuid';
import { withHub, type Hub } from '@main/sync/hub/connect';
import { heldJob } from '@main/sync/queue/held-job';
import { queueOf, takeJob, withQueue } from '@main/sync/queue/job-queue';
import type { MemberId } from '@shared/model/ids';
import { startPostgres } from '@tests/support/postgres-server';

// What the queue of a hub costs for each job: put, taken, held once and done, one after another over one connection;
// against the least that PostgreSQL can do with it: a table, `FOR UPDATE SKIP LOCKED`, and one UPDATE. Same server, same
// connection, one run.

const size = Number(process.env['BENCH_JOBS'] ?? 1000);
const data = { batch: newId<Uuid>(), images: Array.from({ length: 16 }, () => newId<Uuid>()) };

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** @returns the middle and the 99th in a hundred. */
function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2));
  return { p50: at(0.5), p99: at(0.99) };
}

async function raw(hub: Hub): Promise<number> {
  await hub.unsafe(`CREATE TABLE raw_job(id bigserial PRIMARY KEY, data jsonb, state int NOT NULL DEFAULT 0);
    CREATE INDEX ON raw_job(id) WHERE state = 0`);
  await hub`INSERT INTO raw_job(data) SELECT ${hub.json(data)} FROM generate_series(1, ${size})`;
  return milliseconds(async () => {
    for (let done = 0; done < size; done++) {
      const [job] = await hub<{ id: string }[]>`UPDATE raw_job SET state = 1 WHERE id =
        (SELECT id FROM raw_job WHERE state = 0 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, data`;
      await hub`UPDATE raw_job SET state = 2 WHERE id = ${job!.id}`;
    }
  });
}

async function queued(hub: Hub) {
  const project = newId<Uuid>();
  const member = newId<MemberId>();
  await withQueue(hub, true, (boss) => boss.createQueue(queueOf(project)));
  const [claims, dones]: [number[], number[]] = [[], []];
  let put = 0;
  const all = await withQueue(hub, false, async (boss) => {
    const jobs = Array.from({ length: size }, () => ({ name: queueOf(project), data }));
    put = await milliseconds(() => boss.insert(jobs));
    return milliseconds(async () => {
      for (let done = 0; done < size; done++) {
        const start = performance.now();
        const job = (await takeJob(boss, hub, queueOf(project)))!;
        claims.push(performance.now() - start);
        await heldJob(hub, job, member).hold();
        dones.push(await milliseconds(() => boss.complete(job.name, job.id, { images: 16, predictions: 40 })));
      }
    });
  });
  return { put, all, claims, dones };
}

const server = await startPostgres();
try {
  const result = await withHub(server.address, async (hub) => {
    const floor = await raw(hub);
    const { put, all, claims, dones } = await queued(hub);
    const perJob = (total: number) => Number((total / size).toFixed(2));
    return {
      name: 'team-jobs',
      cores: cpus().length,
      jobs: size,
      floor: { millisecondsPerJob: perJob(floor) },
      queue: { millisecondsPerJob: perJob(all), put: perJob(put), claim: spread(claims), done: spread(dones) },
      ratio: Number((floor / all).toFixed(2)),
    };
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await server.stop();
}
