import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import type { MemberId } from '@shared/model/ids';
import { configure, openStore } from '@main/db/open';
import { listSegments } from '@main/db/queries/segments';
import { seal } from '@main/db/seal';
import type { JobContext } from '@main/jobs/job';
import { runInWorker } from '@main/jobs/run-in-worker';
import { secretsOf } from '@main/secrets/secrets';
import { syncJobs, type JoinInput, type SyncInput } from '@main/sync/jobs';
import { publish } from '@main/sync/publish';
import { withHub } from '@main/sync/hub/connect';
import { hubCarrier } from '@main/sync/hub/hub-carrier';
import { setUpHub } from '@main/sync/hub/set-up';
import { sealingTools } from '@main/sync/sealing-tools';
import { usualSync } from '@main/sync/sync-project';
import { writeInvitation } from '@shared/sync/invitation';
import type { SyncReport } from '@shared/contract/sync-report';
import { postgresFolder, startPostgres } from '@tests/support/postgres-server';
import { copyAll } from './support/hub-floor';
import { median } from './support/measure';
import { annotatorStore, makeTeam, tools, type Team } from './support/team-history';

// A team's day: many annotators seal and publish their labels into a folder; a reviewer who has the project takes them
// all, somebody new joins with all of them, and then syncs when nothing is new. Against raw inserts of the same payloads
// on the same disk with the same settings, and against COPY into PostgreSQL where there is one, in the same run.
// PLUMBLINE_BENCH_CHANGES=1000000 PLUMBLINE_BENCH_MEMBERS=100 is a large team: some minutes, 2.5 GB of memory and 3 GB below the
// temporary folder (or BENCH_FOLDER). How far it is goes to stderr. PLUMBLINE_BENCH_IN_PROCESS=1 is for profiling.

const changes = Number(process.env['PLUMBLINE_BENCH_CHANGES'] ?? 20_000);
const members = Number(process.env['PLUMBLINE_BENCH_MEMBERS'] ?? 20);
const inProcess = process.env['PLUMBLINE_BENCH_IN_PROCESS'] === '1';
const worker = join(process.cwd(), 'out', 'main', 'workers', 'job-worker.js');
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'plumbline-team-'));
const shared = join(folder, 'shared');
mkdirSync(shared);

const seconds = (milliseconds: number) => Math.round(milliseconds) / 1000;
const share = (floor: number, milliseconds: number) => Math.round((floor / milliseconds) * 1000) / 1000;
const rate = (count: number, milliseconds: number) => Math.round((count / milliseconds) * 1000);

const began = performance.now();
function tell(step: string): void {
  process.stderr.write(`team-sync: ${Math.round((performance.now() - began) / 1000)} s: ${step}\n`);
}

async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly result: T; readonly milliseconds: number; readonly cpu: number }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { result, milliseconds, cpu: (user + system) / 1000 };
}

/** One job in the very worker of the application; meanwhile this thread does what the main process does: nothing. */
async function asJob<T>(name: keyof typeof syncJobs, input: SyncInput | JoinInput) {
  const delay = monitorEventLoopDelay({ resolution: 2 });
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100);
  const context: JobContext = { signal: tools.signal, progress: () => undefined };
  delay.enable();
  const { result, milliseconds, cpu } = await timed(async () =>
    inProcess ? syncJobs[name](input as never, context) : runInWorker(worker, name, input, context),
  );
  delay.disable();
  clearInterval(watch);
  return {
    result: result as T,
    milliseconds,
    cpu,
    said: {
      seconds: seconds(milliseconds),
      cpuSeconds: seconds(cpu),
      loopP99Milliseconds: delay.percentile(99) / 1e6,
      loopMaxMilliseconds: delay.max / 1e6,
      peakMegabytes: Math.round(peak / 1e6),
    },
  };
}

function insertAll(payloads: readonly string[], count: number): void {
  const raw = new Database(join(folder, 'raw.db'));
  configure(raw);
  raw.exec('CREATE TABLE label(id INTEGER PRIMARY KEY, payload TEXT NOT NULL) STRICT');
  const insert = raw.prepare('INSERT INTO label(payload) VALUES(?)');
  raw.transaction(() => {
    for (let done = 0; done < count; done++) insert.run(payloads[done % payloads.length]);
  })();
  raw.close();
  rmSync(join(folder, 'raw.db'));
}

function bytesBelow(root: string): number {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** Milliseconds that the same payloads take to be inserted, and of processor time. */
type Floor = Pick<Awaited<ReturnType<typeof timed>>, 'milliseconds' | 'cpu'>;

/** The same through a team hub: a lead puts all of it there, somebody joins from it, and asks when nothing is new. */
async function throughHub(team: Team, total: number, payloads: readonly string[], floor: Floor) {
  const server = await startPostgres();
  try {
    tell('the floor of the hub: COPY');
    const copied = await copyAll(server.address, payloads, total);
    const store = openStore(team.reviewer.project);
    const made = await setUpHub(store, team.reviewer.identity, server.address, []);
    const addressOf = (wanted: MemberId) => made.find(({ member }) => member === wanted)?.address ?? '';
    const segments = listSegments(store.db);
    tell(`the hub takes ${segments.length} segments`);
    const appended = await timed(() =>
      withHub(addressOf(store.member), (hub) =>
        hubCarrier(hub, 'hub', secretsOf(folder, null)).publish(store, segments, tools),
      ),
    );
    store.db.close();
    const place = addressOf(team.newcomer.invitation.member);
    tell('the hub is read whole, and asked when nothing is new');
    const pulled = await timed(() => withHub(place, (hub) => hub`SELECT bytes FROM plumb.segment`));
    const polls: number[] = [];
    await withHub(place, async (hub) => {
      for (let time = 0; time < 50; time++) {
        polls.push((await timed(() => hub`SELECT feed, hash FROM plumb.segment ORDER BY feed, first`)).milliseconds);
      }
    });
    const project = join(folder, 'from-hub.plumb');
    const { userData, invitation } = team.newcomer;
    tell('a full clone from the hub');
    const joined = await asJob<string>('join', {
      path: project,
      userData,
      place,
      invitation: writeInvitation(invitation),
    });
    const nothing = await asJob<SyncReport>('sync', { project, userData, place, options: usualSync });
    return {
      copyFloor: { seconds: seconds(copied), perSecond: rate(total, copied) },
      appended: {
        segments: segments.length,
        seconds: seconds(appended.milliseconds),
        perSecond: rate(total, appended.milliseconds),
        toCopy: share(copied, appended.milliseconds),
      },
      pulled: { seconds: seconds(pulled.milliseconds), toCopy: share(copied, pulled.milliseconds) },
      cloned: {
        ...joined.said,
        toFloor: share(floor.milliseconds, joined.milliseconds),
        toFloorCpu: share(floor.cpu, joined.cpu),
        toCopy: share(copied, joined.milliseconds),
      },
      nothingNew: nothing.said,
      pollMilliseconds: { median: median(polls), p99: polls.toSorted((a, b) => a - b).at(-1) },
    };
  } finally {
    await server.stop();
  }
}

try {
  const images = Math.max(100, Math.round(changes / 100));
  tell(`a team of ${members}`);
  const made = await timed(() => makeTeam(folder, shared, members, images));
  const team = made.result;
  const before = bytesBelow(shared);
  let [written, writtenCpu, making] = [0, 0, 0];
  let payloads: readonly string[] = [];
  let payloadBytes = 0;
  for (const [index, { identity }] of team.annotators.entries()) {
    const one = await timed(() => annotatorStore(team, index, Math.round(changes / members), folder));
    making += one.milliseconds;
    const { store } = one.result;
    if (payloads.length < 50_000) payloads = [...payloads, ...one.result.payloads];
    payloadBytes += one.result.payloads.reduce((sum, text) => sum + text.length, 0);
    const wrote = await timed(async () => {
      seal(store, sealingTools(identity.key, identity.privateKey));
      const own = listSegments(store.db).filter(({ member }) => member === store.member);
      await publish(store, shared, own, tools);
    });
    written += wrote.milliseconds;
    writtenCpu += wrote.cpu;
    one.result.close();
    if ((index + 1) % 10 === 0) tell(`${index + 1} have written their changes into the folder`);
  }
  const total = Math.round(changes / members) * members;
  const bytes = bytesBelow(shared) - before;
  tell('the floor: raw inserts');
  const floor = await timed(() => insertAll(payloads, total));
  const { reviewer, newcomer } = team;
  const usual: SyncInput = {
    project: reviewer.project,
    userData: reviewer.userData,
    place: shared,
    options: usualSync,
  };
  tell('a reviewer takes all of them from the folder');
  const imported = await asJob<SyncReport>('sync', usual);
  if (imported.result.received.changes !== total) throw new Error(`${imported.result.received.changes} arrived`);
  tell('nothing is new');
  const nothing = await asJob<SyncReport>('sync', usual);
  tell('a full clone from the folder');
  const clone = join(folder, 'newcomer.plumb');
  const cloned = await asJob<string>('join', {
    path: clone,
    userData: newcomer.userData,
    place: shared,
    invitation: writeInvitation(newcomer.invitation),
  });
  rmSync(clone);
  const hub = postgresFolder === undefined ? null : await throughHub(team, total, payloads, floor);
  process.stdout.write(
    `${JSON.stringify({
      name: 'team-sync',
      cores: cpus().length,
      load: loadavg()[0],
      changes: total,
      members,
      images,
      makingSeconds: seconds(made.milliseconds + making),
      floor: {
        seconds: seconds(floor.milliseconds),
        perSecond: rate(total, floor.milliseconds),
        perCpuSecond: rate(total, floor.cpu),
      },
      written: {
        seconds: seconds(written),
        cpuSeconds: seconds(writtenCpu),
        perSecond: rate(total, written),
        toFloor: share(floor.milliseconds, written),
        toFloorCpu: share(floor.cpu, writtenCpu),
      },
      bytesPerChange: bytes / total,
      payloadBytes: payloadBytes / total,
      imported: {
        ...imported.said,
        toFloor: share(floor.milliseconds, imported.milliseconds),
        toFloorCpu: share(floor.cpu, imported.cpu),
      },
      nothingNew: nothing.said,
      cloned: {
        ...cloned.said,
        toFloor: share(floor.milliseconds, cloned.milliseconds),
        toFloorCpu: share(floor.cpu, cloned.cpu),
      },
      projectBytesPerChange: statSync(reviewer.project).size / total,
      hub,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
    })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
