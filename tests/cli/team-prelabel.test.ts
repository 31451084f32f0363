import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HelpReport, TeamBatchView } from '@shared/contract/team-batch';
import { openStore } from '@main/db/open';
import { allImages } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import { sharp } from '@main/images/sharp';
import { withHub } from '@main/sync/hub/connect';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';
import { temporaryFolder } from '@tests/support/temporary-store';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { buildCommandLine, json, plumbline, start, type Failed } from './plumbline';

const astronaut = inRoot('tests', 'fixtures', 'images', 'astronaut.jpg');

describe.skipIf(postgresFolder === undefined)('pre-labelling that a team shares', { timeout: 180_000 }, () => {
  let server: PostgresServer;

  beforeAll(async () => {
    await buildCommandLine();
    server = await startPostgres();
  }, 240_000);
  afterAll(() => server.stop());

  /** A machine of somebody: what belongs to them lies in a folder of its own. */
  function on<T>(userData: string, work: () => T): T {
    vi.stubEnv('PLUMBLINE_USER_DATA', userData);
    try {
      return work();
    } finally {
      vi.unstubAllEnvs();
    }
  }

  it('goes on when a machine is killed in the middle of a job: every image is done, none twice', async () => {
    const [ada, rea, folder] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    const project = join(folder, 'ada.plumb');
    await on(ada, () => json(0, 'new', project));
    for (let index = 0; index < 18; index++) {
      await sharp(astronaut)
        .linear(1 - index / 100, 0)
        .toFile(join(folder, `${index}.jpg`));
    }
    await on(ada, () => json(0, 'add', project, folder));
    const { key } = await on(rea, () => json<{ key: string }>(0, 'key'));
    const added = ['member', project, 'add', 'Rea', '--role', 'reviewer', '--key', key];
    const { invitation } = await on(ada, () => json<{ invitation: string }>(0, ...added));
    await on(ada, () => json(0, 'hub', 'init', project, '--on', server.address));
    const invite = (name: string) =>
      on(ada, () => json<{ address: string }>(0, 'hub', 'invite', project, name, '--on', server.address));
    const { members } = await on(ada, () =>
      json<{ members: { name: string; role: string }[] }>(0, 'member', project, 'list'),
    );
    const { address: adas } = await invite(members.find(({ role }) => role === 'lead')!.name);
    const { address: reas } = await invite('Rea');
    const ask = ['prelabel', project, '--model', 'nanodet-g-416', '--threshold', '0.5', '--for-team', adas];
    const put = await on(ada, () => json<{ batch: string; jobs: number }>(0, ...ask, '--add-classes'));
    expect(put.jobs).toBe(2);
    const joined = join(folder, 'rea.plumb');
    await on(rea, () => json(0, 'sync', joined, '--with', reas, '--join', invitation, '--no-pictures'));

    // As for a machine that went silent, but sooner.
    await withHub(server.address, (hub) => hub`UPDATE plumb_jobs.job SET expire_in = interval '2 seconds'`);
    const jobs = () => on(ada, () => json<{ batches: TeamBatchView[] }>(0, 'hub', 'jobs', project, '--with', adas));
    const killed = on(rea, () => start(['hub', 'work', joined, '--with', reas]));
    await withHub(server.address, (hub) =>
      vi.waitFor(async () => expect(await hub`SELECT 1 FROM plumb_jobs.job WHERE state = 'active'`).toHaveLength(1), {
        timeout: 60_000,
        interval: 20,
      }),
    );
    killed.child.kill('SIGKILL');
    expect((await killed.ended).signal).toBe('SIGKILL');
    const report = await on(ada, () => json<HelpReport>(0, 'hub', 'work', project, '--with', adas));
    expect(report.failed).toEqual([]);
    const [batch] = (await jobs()).batches;
    expect(batch).toMatchObject({ waiting: 0, active: 0, done: 2, failed: 0, images: 18, imagesDone: 18 });

    await on(rea, () => json(0, 'sync', joined, '--with', reas, '--no-pictures'));
    await on(ada, () => json(0, 'sync', project, '--with', adas, '--no-pictures'));
    const alone = join(folder, 'alone.plumb');
    await on(ada, () => json(0, 'new', alone));
    await on(ada, () => json(0, 'add', alone, folder));
    await on(ada, () => json(0, 'prelabel', alone, '--model', 'nanodet-g-416', '--threshold', '0.5', '--add-classes'));
    const boxes = [project, joined, alone].map(boxesOf);
    expect(boxes[0]).toHaveLength(new Set(boxes[0]).size);
    expect(boxes[0]).toEqual(boxes[2]);
    expect(boxes[1]).toEqual(boxes[2]);
    expect(await on(ada, () => json(0, 'check', project))).toMatchObject({ findings: [] });

    const { error } = await on(ada, () =>
      json<Failed>(2, 'hub', 'jobs', project, '--with', adas, '--cancel', 'nothing'),
    );
    expect(error.message).toContain('names no batch');
    const told = await on(ada, () => plumbline('hub', 'jobs', project, '--with', adas, '--cancel', put.batch));
    expect(told.stdout + told.stderr).toContain('18 of 18 images');
  });

  /** What is suggested on each picture, whatever it is called. */
  function boxesOf(path: string): string[] {
    const store = openStore(path);
    try {
      return allImages(store.db)
        .flatMap((image) =>
          predictionsOf(store.db, image.id).map(({ geometry, score }) =>
            JSON.stringify([image.sha256, geometry, score]),
          ),
        )
        .toSorted();
    } finally {
      store.db.close();
    }
  }
});
