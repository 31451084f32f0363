import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { RootId } from '@shared/model/ids';
import { commit } from '@main/db/commit';
import { rememberPlace, setAutomaticPlace } from '@main/db/queries/places';
import { listRoots } from '@main/db/queries/roots';
import { Session } from '@main/db/session';
import { describeFailure } from '@main/ipc/failure';
import { secretsOf } from '@main/secrets/secrets';
import { AutomaticSync } from '@main/sync/automatic-sync';
import { HintPace } from '@main/sync/hint-pace';
import { HINTS } from '@main/sync/hub/hint';
import { HubEar } from '@main/sync/hub/hub-ear';
import { OwnHints } from '@main/sync/hub/own-hints';
import { keepPassword } from '@main/sync/hub/passwords';
import { buildWorker } from '@tests/support/build-worker';
import { drawLabel } from '@tests/support/draw-label';
import { newHubLead, newHubMember, through, type Connected } from '@tests/support/hub-team';
import { startPooler } from '@tests/support/pooler';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';
import { psql } from '@tests/support/psql';

/** A window that never looks by itself: whatever it does, a hint began. */
const never = 2 ** 30;
const times = {
  first: never,
  every: never,
  hints: { soon: 1, spread: 0, rest: 1, longestRest: 1 },
  ear: { first: 10, longest: 100 },
};
const patience = { timeout: 60_000, interval: 20 };

describe.skipIf(postgresFolder === undefined)('hints of a hub', { timeout: 120_000 }, () => {
  let server: PostgresServer;
  let worker: string;
  let ada: Connected;
  let kim: Connected;
  const toClose: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    worker = await buildWorker('job-worker.ts', ['main', 'shared']);
    // The superuser keeps 3: members have 5 connections between them, and listen on as many as leave half of 8 free.
    server = await startPostgres({ settings: ['max_connections=8', 'max_wal_senders=0'] });
  }, 120_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    ada = await newHubLead(server.address);
    kim = await newHubMember(server.address, ada, 'Kim', 'annotator');
  });
  afterEach(async () => {
    await Promise.all(toClose.splice(0).map((close) => close()));
  });

  /** The window of somebody whose project syncs with the hub by itself. */
  async function openWindow({ store, userData, address }: Connected) {
    const session = new Session(() => undefined);
    session.show(store);
    const place = keepPassword(address, secretsOf(userData));
    rememberPlace(store.db, place, store.project);
    setAutomaticPlace(store.db, place);
    let syncs = 0;
    const ownHints = new OwnHints();
    const automatic = new AutomaticSync(
      {
        session,
        worker,
        userData,
        ownHints,
        describeFailure: (error) => describeFailure(error, () => undefined),
        onDone: () => syncs++,
      },
      times,
    );
    toClose.push(() => automatic.close());
    automatic.begin();
    await vi.waitFor(() => expect([automatic.hearsHints, syncs]).toEqual([true, 1]), patience);
    expect(automatic.problem).toBeNull();
    return { automatic, ownHints, syncs: () => syncs };
  }

  /** Whether PostgreSQL has connections of this member that are not at work. */
  async function connectionsOf({ address }: Connected): Promise<number> {
    const [said] = await psql(server.address, [
      `SELECT count(*) FROM pg_stat_activity WHERE usename = '${new URL(address).username}'`,
    ]);
    return Number(said!.words);
  }

  /** @param onTry called each time that it tries to. */
  function listen({ store, address }: Connected, onHint: (mark: string) => void, onTry = () => {}): HubEar {
    const addressOf = () => {
      onTry();
      return address;
    };
    const ear = new HubEar({ addressOf, onHint }, times.ear);
    toClose.push(() => ear.close());
    ear.follow({ place: 'the hub', project: store.project });
    return ear;
  }

  it('begin the sync of a window, and its own do not', async () => {
    const { automatic, ownHints, syncs } = await openWindow(kim);
    const heard = vi.spyOn(ownHints, 'has');
    drawLabel(kim.store, 1);
    automatic.begin();
    await vi.waitFor(() => expect([syncs(), heard.mock.results.length]).toEqual([2, 1]), patience);
    expect(heard.mock.results[0]?.value).toBe(true);
    expect((await through(ada)).received.changes).toBe(1);
    drawLabel(ada.store, 1);
    commit(ada.store, [{ kind: 'root', entity: newId<RootId>(), value: { name: 'photos' } }], 'no-undo');
    await through(ada);
    await vi.waitFor(() => expect(listRoots(kim.store.db).map(({ name }) => name)).toContain('photos'), patience);
    await vi.waitFor(() => expect(syncs()).toBe(3), patience);
  });

  it('are heard again after the server was restarted', async () => {
    const { automatic, syncs } = await openWindow(kim);
    await server.restart();
    await vi.waitFor(() => expect(automatic.hearsHints).toBe(true), patience);
    const before = syncs();
    await vi.waitFor(async () => {
      // The number of the connection says nothing here: what counts is that a hint arrives.
      await psql(ada.address, [`NOTIFY plumb_hint, '${ada.store.project} from-ada'`]);
      expect(syncs()).toBeGreaterThan(before);
    }, patience);
  });

  it('take one connection for as long as the project is open', async () => {
    const { automatic } = await openWindow(kim);
    await vi.waitFor(async () => expect(await connectionsOf(kim)).toBe(1), patience);
    await automatic.stop();
    await vi.waitFor(async () => expect(await connectionsOf(kim)).toBe(0), patience);
    automatic.begin();
    await vi.waitFor(() => expect(automatic.hearsHints).toBe(true), patience);
    setAutomaticPlace(kim.store.db, null);
    automatic.begin();
    await vi.waitFor(async () => expect(await connectionsOf(kim)).toBe(0), patience);
  });

  it('sent without end by an annotator with psql begin a few syncs, and those of other projects none', async () => {
    let [heard, begun] = [0, 0];
    // Syncs that are over at once and bring nothing.
    const begin = () => {
      begun++;
      queueMicrotask(() => pace.noteDone(false));
      return true;
    };
    const pace = new HintPace(begin, { soon: 1, spread: 0, rest: never, longestRest: never });
    const ear = listen(ada, () => {
      heard++;
      pace.hear();
    });
    await vi.waitFor(() => expect(ear.isListening).toBe(true), patience);
    const other = await newHubLead(server.address);
    const spam = `DO $$ BEGIN FOR i IN 1..500 LOOP PERFORM pg_notify('plumb_hint', '${ada.store.project} ' || i); END LOOP; END $$`;
    const elsewhere = `NOTIFY plumb_hint, '${other.store.project} 1'`;
    for (const { state } of await psql(kim.address, [elsewhere, `NOTIFY plumb_hint`, spam]))
      expect(state).toBe('00000');
    await vi.waitFor(() => expect(heard).toBe(500), patience);
    await vi.waitFor(() => expect(begun).toBe(1), patience);
    pace.forget();
  });

  it('tell an annotator who listens with a client of his own that something happened, and nothing else', async () => {
    const texts: string[] = [];
    const client = postgres(kim.address, { max: 1, onnotice: () => undefined });
    toClose.push(() => client.end());
    await client.listen(HINTS, (text) => texts.push(text));
    for (const x of [1, 2]) {
      drawLabel(ada.store, x);
      await through(ada);
      await vi.waitFor(() => expect(texts).toHaveLength(x), patience);
    }
    for (const text of texts) expect(text).toMatch(new RegExp(`^${ada.store.project} [0-9a-f]{16}$`));
    expect(new Set(texts).size).toBe(2);
  });

  it('are not listened to when half of the connections are taken, and are when they are not', async () => {
    const taken = postgres(kim.address, { max: 4, onnotice: () => undefined });
    await Promise.all([1, 2, 3, 4].map(() => taken`SELECT pg_sleep(0.2)`));
    await vi.waitFor(async () => expect(await connectionsOf(kim)).toBe(4), patience);
    const tried = vi.fn<() => void>();
    const ear = listen(ada, () => undefined, tried);
    await vi.waitFor(() => expect(tried.mock.calls.length).toBeGreaterThan(2), patience);
    expect(ear.isListening).toBe(false);
    await taken.end();
    await vi.waitFor(() => expect(ear.isListening).toBe(true), patience);
  });

  it('are not listened to through a pooler, which would hand the connection on', async () => {
    const pooler = await startPooler(Number(new URL(server.address).port));
    toClose.push(() => pooler.close());
    const url = new URL(kim.address);
    url.port = String(pooler.port);
    const tried = vi.fn<() => void>();
    const ear = listen({ ...kim, address: url.href }, () => undefined, tried);
    await vi.waitFor(() => expect(tried.mock.calls.length).toBeGreaterThan(2), patience);
    expect(ear.isListening).toBe(false);
    drawLabel(kim.store, 1);
    expect((await through({ ...kim, address: url.href })).published.problem).toBeNull();
  });

  it('are missed by a sync in silence where nobody can send any', async () => {
    await psql(server.address, ['ALTER FUNCTION pg_catalog.pg_notify(text, text) RENAME TO pg_notify_gone']);
    try {
      drawLabel(kim.store, 1);
      expect((await through(kim)).published).toMatchObject({ segments: 1, problem: null });
      expect((await through(ada)).received.changes).toBe(1);
    } finally {
      await psql(server.address, ['ALTER FUNCTION pg_catalog.pg_notify_gone(text, text) RENAME TO pg_notify']);
    }
  });
});
