import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { TeamBatch } from '@shared/contract/team-batch';
import type { ImageId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { changeRole } from '@main/sync/change-access';
import { initialiseHub } from '@main/sync/hub/administer';
import { withHub } from '@main/sync/hub/connect';
import { putBatch } from '@main/sync/queue/batches';
import { newHubLead, newHubMember, through, type Connected } from '@tests/support/hub-team';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';

const hash = '0'.repeat(64);
const batch: TeamBatch = {
  model: { ref: 'small@1', name: 'Small', file: 'small.onnx', sha256: hash, identity: hash },
  reader: null,
  threshold: 0.5,
  classes: {},
  replaces: 'own',
};

const empty = () => undefined;

describe.skipIf(postgresFolder === undefined)('the jobs of a hub, with a SQL client', { timeout: 120_000 }, () => {
  let server: PostgresServer;
  let ada: Connected;

  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  beforeEach(async () => {
    ada = await newHubLead(server.address, empty);
    await withHub(ada.address, (hub) =>
      putBatch(hub, ada.store, batch, [newId<ImageId>(), newId<ImageId>()], undefined, 1),
    );
  });

  async function as<T>({ address }: Connected, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
    const sql = postgres(address, { max: 1, onnotice: () => undefined });
    try {
      return await work(sql);
    } finally {
      await sql.end();
    }
  }

  async function refuses(person: Connected, statements: readonly string[]): Promise<void> {
    await as(person, async (sql) => {
      for (const statement of statements) {
        await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
      }
    });
  }

  it('an annotator can neither read nor change them, and learns only how far they are', async () => {
    const kim = await newHubMember(server.address, ada, 'Kim', 'annotator');
    await refuses(kim, [
      'SELECT * FROM plumb_jobs.job',
      'SELECT * FROM plumb_jobs.queue',
      'SELECT * FROM plumb.prelabel_batch',
      `INSERT INTO plumb_jobs.job(name) VALUES('prelabel-${ada.store.project}')`,
      'UPDATE plumb_jobs.job SET state = $$cancelled$$',
      'DELETE FROM plumb_jobs.job',
      'DELETE FROM plumb.prelabel_batch',
      `SELECT plumb_jobs.create_queue('mine', '{}')`,
      'SELECT plumb.my_queue()',
      'SET ROLE plumb_worker',
    ]);
    const rows = await as(kim, (sql) => sql`SELECT * FROM plumb.prelabel_progress()`);
    expect(rows).toMatchObject([{ model: 'Small', waiting: 2, images: 2 }]);
    expect(JSON.stringify(rows)).not.toContain('"data"');
  });

  it('sees nothing of them with psql either', async () => {
    const kim = await newHubMember(server.address, ada, 'Kim', 'annotator');
    const ask = (address: string) =>
      execFileSync(join(postgresFolder!, 'psql'), [address, '-Atc', 'SELECT count(*) FROM plumb_jobs.job'], {
        encoding: 'utf8',
        stdio: 'pipe',
      }).trim();
    expect(() => ask(kim.address)).toThrow(/permission denied/);
    expect(ask(ada.address)).toBe('2');
  });

  it('a reviewer works on those of the own project, and on nothing else of the hub', async () => {
    const rea = await newHubMember(server.address, ada, 'Rea', 'reviewer');
    const other = await newHubLead(server.address, empty);
    await as(rea, async (sql) => {
      expect(await sql`SELECT 1 FROM plumb_jobs.job`).toHaveLength(2);
      expect(await sql`SELECT 1 FROM plumb_jobs.queue`).toHaveLength(1);
    });
    await as(other, async (sql) => {
      expect(await sql`SELECT 1 FROM plumb_jobs.job`).toHaveLength(0);
      expect((await sql`DELETE FROM plumb_jobs.job`).count).toBe(0);
      expect((await sql`UPDATE plumb.prelabel_batch SET state = 'cancelled'`).count).toBe(0);
      await expect(
        sql`INSERT INTO plumb_jobs.job(name) VALUES(${`prelabel-${ada.store.project}`})`,
      ).rejects.toMatchObject({ code: '42501' });
    });
    const [partition] = await as(
      ada,
      (sql) => sql<{ partition_name: string }[]>`SELECT partition_name FROM plumb_jobs.queue`,
    );
    await refuses(rea, [
      `SELECT * FROM plumb_jobs.${partition!.partition_name}`,
      'SELECT * FROM plumb_jobs.archive',
      'SELECT * FROM plumb_jobs.schedule',
      'UPDATE plumb_jobs.version SET version = 1',
      'UPDATE plumb_jobs.queue SET retry_limit = 0',
      'TRUNCATE plumb_jobs.job',
      'CREATE TABLE plumb_jobs.mine(a int)',
      `UPDATE plumb.prelabel_batch SET request = '{}'`,
      'INSERT INTO plumb.segment SELECT * FROM plumb.segment',
      'DELETE FROM plumb.segment',
      'UPDATE plumb.member SET role = 2',
    ]);
  });

  async function changed(before: Role, after: Role): Promise<Connected> {
    const kim = await newHubMember(server.address, ada, 'Kim', before);
    changeRole(ada.store, ada.identity, kim.store.member, after);
    await through(ada);
    await withHub(server.address, (hub) => initialiseHub(hub, ada.store));
    return kim;
  }

  it('whoever becomes a reviewer works on them once the hub hears of it', async () => {
    const kim = await changed('annotator', 'reviewer');
    expect(await as(kim, (sql) => sql`SELECT 1 FROM plumb_jobs.job`)).toHaveLength(2);
  });

  it('whoever is no reviewer any more loses them', async () => {
    const kim = await changed('reviewer', 'annotator');
    const read = as(kim, (sql) => sql`SELECT 1 FROM plumb_jobs.job`);
    await expect(read).rejects.toMatchObject({ code: '42501' });
  });

  it('a hub from before them gets them by being set up once more, and keeps them when that is done again', async () => {
    await withHub(server.address, async (hub) => {
      await hub.unsafe(
        'DROP SCHEMA plumb_jobs CASCADE; DROP TABLE plumb.prelabel_batch; DROP FUNCTION plumb.prelabel_progress',
      );
    });
    const put = () => withHub(ada.address, (hub) => putBatch(hub, ada.store, batch, [newId<ImageId>()]));
    await expect(put()).rejects.toMatchObject({ code: 'queue.noQueue' });
    await withHub(server.address, (hub) => initialiseHub(hub, ada.store));
    await put();
    await withHub(server.address, (hub) => initialiseHub(hub, ada.store));
    expect(await as(ada, (sql) => sql`SELECT 1 FROM plumb_jobs.job`)).toHaveLength(1);
  });
});
