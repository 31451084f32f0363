import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSegments } from '@main/db/queries/segments';
import { seal } from '@main/db/seal';
import { publish } from '@main/sync/publish';
import { sealingTools } from '@main/sync/sealing-tools';
import { usualSync } from '@main/sync/sync-project';
import { launch } from './support/launch';
import { rounded } from './support/measure';
import { annotatorStore, makeTeam, tools } from './support/team-history';

// How long the application's main process does not listen while a reviewer takes the labels of a whole team (goal: p99
// below 50 ms): the histogram of its event loop, read in the main process itself. PLUMBLINE_BENCH_CHANGES and
// PLUMBLINE_BENCH_MEMBERS say how many.

const changes = Number(process.env['PLUMBLINE_BENCH_CHANGES'] ?? 20_000);
const members = Number(process.env['PLUMBLINE_BENCH_MEMBERS'] ?? 10);
const folder = mkdtempSync(join(tmpdir(), 'plumbline-team-'));
const shared = join(folder, 'shared');
mkdirSync(shared);

/** What the page has of the bridge, as far as it is used here. */
interface Bridge {
  call(name: string, input: unknown): Promise<{ readonly ok: boolean; readonly value: { readonly job: string } }>;
  on(name: string, listener: (job: { readonly id: string; readonly status: string }) => void): void;
}

try {
  const team = await makeTeam(folder, shared, members, Math.max(100, Math.round(changes / 100)));
  for (const [index, { identity }] of team.annotators.entries()) {
    const { store, close } = annotatorStore(team, index, Math.round(changes / members), folder);
    seal(store, sealingTools(identity.key, identity.privateKey));
    const own = listSegments(store.db).filter(({ member }) => member === store.member);
    await publish(store, shared, own, tools);
    close();
  }
  const { app, page } = await launch(process.cwd(), [team.reviewer.project], team.reviewer.userData);
  await page.getByText('image-0.jpg', { exact: true }).waitFor();
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 2 });
    delay.enable();
    Object.assign(globalThis, { delay });
  });
  const began = performance.now();
  const state = await page.evaluate(
    async (input) => {
      const bridge = Reflect.get(globalThis, 'plumbline') as Bridge;
      let wanted: string | undefined;
      const states = new Map<string, string>();
      return new Promise<string>((resolve) => {
        const look = () => {
          const now = states.get(wanted ?? '');
          if (now !== undefined && now !== 'running') resolve(now);
        };
        bridge.on('job.state', (job) => {
          states.set(job.id, job.status);
          look();
        });
        void bridge.call('team.sync', input).then(({ value }) => {
          wanted = value.job;
          look();
        });
      });
    },
    { place: shared, ...usualSync },
  );
  const milliseconds = performance.now() - began;
  const loop = await app.evaluate(() => {
    const delay = Reflect.get(globalThis, 'delay') as {
      disable(): void;
      percentile(rank: number): number;
      max: number;
    };
    delay.disable();
    return { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6 };
  });
  await app.close();
  console.log(
    JSON.stringify({
      name: 'team-sync-main',
      cores: cpus().length,
      load: loadavg()[0],
      changes,
      members,
      state,
      seconds: rounded(milliseconds / 1000),
      mainLoopMilliseconds: { p50: rounded(loop.p50), p99: rounded(loop.p99), longest: rounded(loop.longest) },
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
