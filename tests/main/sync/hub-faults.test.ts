import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '@shared/lib/user-error';
import { listSegments } from '@main/db/queries/segments';
import { initialiseHub } from '@main/sync/hub/administer';
import { withHub } from '@main/sync/hub/connect';
import { explainHubError } from '@main/sync/hub/explain';
import { retry } from '@main/sync/hub/retry';
import { startCuttingProxy } from '@tests/support/cutting-proxy';
import { drawLabel } from '@tests/support/draw-label';
import { newHubLead, newHubMember, through, type Connected } from '@tests/support/hub-team';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';
import { psql } from '@tests/support/psql';

const failure = (code: string) => Object.assign(new Error(`as PostgreSQL says ${code}`), { code });

describe('what is tried again', () => {
  const pauses: number[] = [];
  const patience = {
    hasAnswered: () => true,
    pause: async (time: number) => {
      pauses.push(time);
    },
  };
  const failing = (code: string, times: number) => {
    let left = times;
    return () => (left-- > 0 ? Promise.reject(failure(code)) : Promise.resolve('done'));
  };

  it('is what may succeed the next time, with pauses that grow and have an end', async () => {
    for (const code of ['40001', '40P01', '53300', '57P01', '57P03', 'ECONNRESET', 'CONNECTION_CLOSED']) {
      expect(await retry(failing(code, 9), patience)).toBe('done');
      pauses.length = 0;
      await expect(retry(failing(code, 10), patience)).rejects.toMatchObject({ code });
      expect(pauses).toHaveLength(9);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(5_000);
      for (const [index, pause] of pauses.entries()) expect(pause).toBeLessThanOrEqual(100 * 2 ** (index + 1));
    }
  });

  it('is not what would fail again, nor an address where nobody ever answered', async () => {
    for (const code of ['42501', '22023', '28P01', '53100', '23505']) {
      await expect(retry(failing(code, 1), patience)).rejects.toMatchObject({ code });
    }
    await expect(retry(failing('ECONNREFUSED', 1), { ...patience, hasAnswered: () => false })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  it('is told of in words when it keeps failing', () => {
    const codes = { '40001': 'busy', '40P01': 'busy', '53300': 'busy', '53100': 'full', '25006': 'readOnly' };
    for (const [code, word] of Object.entries({ ...codes, '57P01': 'unreachable', ECONNRESET: 'unreachable' })) {
      const error = explainHubError(failure(code), 'postgres://kim@hub/labels');
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ code: `hub.${word}`, params: { address: 'postgres://kim@hub/labels' } });
    }
  });
});

describe.skipIf(postgresFolder === undefined)('a hub that fails in the middle', { timeout: 60_000 }, () => {
  let server: PostgresServer;
  let ada: Connected;
  let kim: Connected;

  beforeAll(async () => {
    // The superuser keeps 3: members have 2 connections between them.
    server = await startPostgres({ settings: ['max_connections=5', 'deadlock_timeout=50ms', 'max_wal_senders=0'] });
  }, 120_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    ada = await newHubLead(server.address);
    kim = await newHubMember(server.address, ada, 'Kim', 'annotator');
    drawLabel(kim.store, 1);
  });

  /** The hub has each of Kim's segments once, and Ada gets what is in them. */
  async function arrivedOnce(): Promise<void> {
    const own = listSegments(kim.store.db).filter(({ member }) => member === kim.store.member);
    const [rows] = await psql(server.address, [
      `SELECT encode(hash, 'hex') FROM plumb.segment WHERE member = '${kim.store.member}' ORDER BY 1`,
    ]);
    expect(rows!.words.trim().split('\n')).toEqual(own.map(({ hash }) => hash).toSorted());
    expect((await through(ada)).received.changes).toBeGreaterThan(0);
  }

  const throughPort = ({ address }: Connected, port: number): string => {
    const url = new URL(address);
    url.port = String(port);
    return url.href;
  };

  it('is restarted, and the sync goes on', async () => {
    let restarting: Promise<void> | undefined;
    const report = await through(kim, {
      onProgress: () => {
        restarting ??= server.restart();
      },
    });
    await restarting;
    expect(restarting).toBeDefined();
    expect(report.published).toMatchObject({ segments: 1, problem: null });
    await arrivedOnce();
  });

  it('throws everybody out again and again, and nothing is sent twice', async () => {
    let thrown = 0;
    const out = `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = '${new URL(kim.address).username}'`;
    const sql = postgres(server.address, { max: 1 });
    try {
      let last: Promise<unknown> = Promise.resolve();
      const report = await through(kim, {
        onProgress: () => {
          thrown++;
          last = sql.unsafe(out);
        },
      });
      await last;
      expect(thrown).toBeGreaterThan(1);
      expect(report.published.problem).toBeNull();
    } finally {
      await sql.end();
    }
    await arrivedOnce();
  });

  it('took a segment and fails over before it says so: the second time it knows it', async () => {
    let cut = 0;
    const proxy = await startCuttingProxy(Number(new URL(server.address).port), (answer, asked) => {
      const isTaken = asked.includes('put_segment') && answer.includes('SELECT 1\0');
      if (isTaken && cut === 0) return ++cut === 1;
      return false;
    });
    try {
      const report = await through({ ...kim, address: throughPort(kim, proxy.port) });
      expect(cut).toBe(1);
      // What else was under way on the lost connection may have been asked for on one that the driver opened by itself.
      expect(proxy.connections()).toBeLessThanOrEqual(3);
      expect(report.published).toMatchObject({ segments: 1, problem: null });
    } finally {
      await proxy.close();
    }
    await arrivedOnce();
  });

  it('is behind something that cuts every connection: the sync ends with what to do, and nothing is lost', async () => {
    const proxy = await startCuttingProxy(Number(new URL(server.address).port), () => true);
    try {
      await expect(through({ ...kim, address: throughPort(kim, proxy.port) })).rejects.toMatchObject({
        code: 'hub.unreachable',
      });
      expect(proxy.connections()).toBeLessThan(10);
    } finally {
      await proxy.close();
    }
    expect((await through(kim)).published.problem).toBeNull();
    await arrivedOnce();
  });

  it('has no connection left for a while: it is waited for one', async () => {
    const hold = postgres(ada.address, { max: 2, onnotice: () => undefined });
    await Promise.all([hold`SELECT pg_sleep(0.2)`, hold`SELECT pg_sleep(0.2)`]);
    const [full] = await psql(kim.address, ['SELECT 1']);
    expect(full?.state).toBe('lost');
    const syncing = through(kim);
    await hold.end();
    expect((await syncing).published.problem).toBeNull();
    await arrivedOnce();
  });

  it('has two transactions wait for each other: the one that is thrown out is done again', async () => {
    let tries = 0;
    const met = new Set<string>();
    let bothMet: () => void = () => undefined;
    const meeting = new Promise<void>((resolve) => (bothMet = resolve));
    const rename = (first: Connected, second: Connected) =>
      withHub(server.address, (hub) =>
        hub.begin(async (transaction) => {
          tries++;
          await transaction`UPDATE plumb.member SET role = role WHERE member = ${first.store.member}`;
          met.add(first.store.member);
          if (met.size === 2) bothMet();
          await meeting;
          await transaction`UPDATE plumb.member SET role = role WHERE member = ${second.store.member}`;
        }),
      );
    await Promise.all([rename(ada, kim), rename(kim, ada)]);
    expect(tries).toBe(3);
  });

  it('finds that something changed under a transaction (40001): it is done again', async () => {
    let tries = 0;
    await withHub(server.address, (hub) =>
      hub.begin(async (transaction) => {
        tries++;
        await transaction`SET TRANSACTION ISOLATION LEVEL SERIALIZABLE`;
        await transaction`SELECT role FROM plumb.member`;
        if (tries === 1) await psql(server.address, ['UPDATE plumb.member SET role = role']);
        await transaction`UPDATE plumb.member SET role = role WHERE member = ${kim.store.member}`;
      }),
    );
    expect(tries).toBe(2);
  });

  it('is made by two leads at once', async () => {
    await psql(server.address, ['DROP SCHEMA plumb CASCADE']);
    const make = () => withHub(server.address, (hub) => initialiseHub(hub, ada.store));
    expect(await Promise.all([make(), make(), make()])).toEqual([2, 2, 2]);
  });

  it('is behind a pooler that forgets what was prepared', async () => {
    await withHub(kim.address, async (hub) => {
      const ask = () => hub`SELECT plumb.my_role() AS role WHERE 1 = ${1}`;
      expect(await ask()).toEqual([{ role: 0 }]);
      await hub`DEALLOCATE ALL`;
      expect(await ask()).toEqual([{ role: 0 }]);
    });
  });
});
