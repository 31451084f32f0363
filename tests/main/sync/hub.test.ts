import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import type { Role } from '@shared/model/member';
import { checkStore } from '@main/db/check';
import { allImages } from '@main/db/queries/images';
import { listSegments, segmentBytes } from '@main/db/queries/segments';
import { endAccess } from '@main/sync/change-access';
import { seal } from '@main/db/seal';
import { sealingTools } from '@main/sync/sealing-tools';
import { initialiseHub } from '@main/sync/hub/administer';
import { withHub } from '@main/sync/hub/connect';
import { addPictures } from '@tests/support/add-pictures';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';
import { newHubLead, newHubMember, through, type Connected } from '@tests/support/hub-team';
import { temporaryFolder } from '@tests/support/temporary-store';
import { newLead, sync, type Person } from '@tests/support/teams';
import { drawLabel } from '@tests/support/draw-label';

function labels({ store }: Person): unknown {
  return store.db.prepare('SELECT hex(id), hex(author), geometry FROM annotation ORDER BY id').raw().all();
}

describe.skipIf(postgresFolder === undefined)('a team hub in PostgreSQL', { timeout: 120_000 }, () => {
  let server: PostgresServer;
  let ada: Connected;

  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  const invited = (name: string, role: Role) => newHubMember(server.address, ada, name, role);

  beforeEach(async () => {
    ada = await newHubLead(server.address);
  });

  it('carries changes both ways, and does nothing the second time', async () => {
    const kim = await invited('Kim', 'annotator');
    drawLabel(kim.store, 1);
    expect((await through(kim)).published.problem).toBeNull();
    expect((await through(ada)).received.changes).toBe(1);
    expect(labels(ada)).toEqual(labels(kim));
    for (const person of [ada, kim]) {
      const again = await through(person);
      expect([again.published.segments, again.received.changes]).toEqual([0, 0]);
      expect(checkStore(person.store).findings).toEqual([]);
    }
  });

  it('lets a reviewer join by a snapshot, and shows it to no annotator', async () => {
    const kim = await invited('Kim', 'annotator');
    const label = drawLabel(kim.store, 1);
    for (let x = 2; x < 9; x++) drawLabel(kim.store, x, label);
    await through(kim);
    await through(ada);
    expect((await through(ada, { snapshot: true })).snapshots.written).toEqual({ changes: 8, holds: 1 });
    const rae = await invited('Rae', 'reviewer');
    expect(labels(rae)).toEqual(labels(ada));
    expect((await through(rae)).snapshots.leftOut).toBe(8);
    expect(checkStore(rae.store).findings).toEqual([]);
    const count = await withHub(kim.address, (hub) => hub`SELECT count(*)::int AS count FROM plumb.snapshot`);
    expect(count).toEqual([{ count: 0 }]);
    await expect(
      withHub(kim.address, (hub) => hub`SELECT plumb.put_snapshot(${Buffer.alloc(100)})`),
    ).rejects.toMatchObject({ code: 'hub.refused' });
    await through(rae, { thorough: true });
    expect((await through(rae)).snapshots.leftOut).toBe(0);
    expect(checkStore(rae.store).findings).toEqual([]);
  });

  it('carries the same bytes as a folder, so that a team can move from one to the other', async () => {
    const folder = temporaryFolder();
    drawLabel(ada.store, 1);
    await sync(ada, folder);
    const before = listSegments(ada.store.db).map(({ id }) => segmentBytes(ada.store.db, id));
    await through(ada);
    const sql = postgres(server.address, { max: 1 });
    const rows = await sql<{ bytes: Buffer }[]>`SELECT bytes FROM plumb.segment WHERE project = ${ada.store.project}`;
    await sql.end();
    const hex = (list: readonly Uint8Array[]) => list.map((bytes) => Buffer.from(bytes).toString('hex')).toSorted();
    expect(hex(rows.map(({ bytes }) => bytes))).toEqual(hex(before));
  });

  it('does not show an annotator what others labelled, and shows it to a reviewer', async () => {
    const [kim, lee, rea] = [
      await invited('Kim', 'annotator'),
      await invited('Lee', 'annotator'),
      await invited('Rea', 'reviewer'),
    ];
    drawLabel(kim.store, 1);
    await through(kim);
    await through(lee);
    await through(rea);
    expect(labels(lee)).toEqual([]);
    expect(labels(rea)).toEqual(labels(kim));
  });

  it('brings pictures, from who may add them', async () => {
    const [{ content, sha256 }] = addPictures(ada.store, { 'a/one.png': 'the bytes of a picture'.repeat(10_000) });
    const kim = await invited('Kim', 'annotator');
    const { pictures } = await through(kim);
    expect(pictures).toMatchObject({ received: 1, failed: [] });
    const image = allImages(kim.store.db).find((one) => one.sha256 === sha256)!;
    expect(readFileSync(join(image.folder!, image.path))).toEqual(content);
  });

  it('refuses whose access ended, and a password that is not his', async () => {
    const kim = await invited('Kim', 'annotator');
    const wrong = new URL(kim.address);
    wrong.password = 'guessed';
    await expect(through({ ...kim, address: wrong.href })).rejects.toMatchObject({ code: 'hub.refused' });
    endAccess(ada.store, ada.identity, kim.store.member);
    await withHub(server.address, (hub) => initialiseHub(hub, ada.store));
    drawLabel(kim.store, 1);
    await expect(through(kim)).rejects.toThrow(/hub/i);
  });

  it('is not taken for the hub of another project, and needs TLS beyond this machine', async () => {
    const other = newLead();
    await sync(other, temporaryFolder());
    await expect(through({ ...other, address: ada.address })).rejects.toMatchObject({ code: 'hub.otherProject' });
    const away = new URL(ada.address);
    away.hostname = '127.0.0.2';
    await expect(through({ ...ada, address: away.href })).rejects.toMatchObject({ code: 'hub.unreachable' });
    await expect(through({ ...ada, address: 'postgres://nobody' })).rejects.toMatchObject({ code: 'hub.badAddress' });
  });

  it('keeps nothing under the name of a segment but that segment, whoever sends it', async () => {
    const kim = await invited('Kim', 'annotator');
    drawLabel(kim.store, 1);
    const { key, privateKey } = kim.identity;
    seal(kim.store, sealingTools(key, privateKey));
    const own = listSegments(kim.store.db).find(({ member }) => member === kim.store.member)!;
    const bytes = segmentBytes(kim.store.db, own.id);
    await withHub(ada.address, async (hub) => {
      const put = (first: number, sent: Uint8Array) =>
        hub`SELECT plumb.put_segment(${own.feed}, ${own.member}, ${first}, ${own.last}, decode(${own.hash}, 'hex'), ${sent}) AS new`;
      const altered = Buffer.from(bytes);
      altered[20]! ^= 1;
      await expect(put(own.first, altered)).rejects.toMatchObject({ code: '22023' });
      await expect(put(own.first, Buffer.from('junk'))).rejects.toMatchObject({ name: 'PostgresError' });
      await expect(put(own.first + 7, bytes)).rejects.toMatchObject({ code: '22023' });
    });
    expect((await through(kim)).published.problem).toBeNull();
    expect((await through(ada)).received.changes).toBe(1);
  });

  describe('as an annotator with a SQL client of his own', () => {
    async function asKim<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
      const [kim, lee] = [await invited('Kim', 'annotator'), await invited('Lee', 'annotator')];
      drawLabel(lee.store, 1);
      await through(lee);
      const sql = postgres(kim.address, { max: 1, onnotice: () => undefined });
      try {
        return await work(sql);
      } finally {
        await sql.end();
      }
    }

    it('sees nothing of the labels of others, by whatever way he asks', async () => {
      await asKim(async (sql) => {
        expect(await sql`SELECT 1 FROM plumb.segment WHERE labels`).toHaveLength(0);
        expect(await sql`SELECT 1 FROM plumb.segment WHERE NOT labels`).not.toHaveLength(0);
        for (const statement of [
          ...Array.from({ length: 8 }, (_, part) => `SELECT * FROM plumb.segment_${part}`),
          'SELECT * FROM ONLY plumb.segment_0',
          'COPY plumb.segment_1 TO STDOUT',
          'SET ROLE owner',
          'SET SESSION AUTHORIZATION owner',
          'SET row_security = off; SELECT * FROM plumb.segment',
          'CREATE FUNCTION plumb.me() RETURNS uuid LANGUAGE sql AS $$ SELECT null::uuid $$',
        ]) {
          await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
        }
      });
    });

    it('writes nothing but his own, and takes nothing away', async () => {
      await asKim(async (sql) => {
        const [lee] = await sql<
          { member: string }[]
        >`SELECT member FROM plumb.member WHERE member <> plumb.me() AND role = 0`;
        const row = [newId(), '1', '1', 'ab'.repeat(32)] as const;
        await expect(
          sql`SELECT plumb.put_segment(${row[0]}, ${lee!.member}, 1, 1, decode(${row[3]}, 'hex'), 'x'::bytea)`,
        ).rejects.toMatchObject({ code: '42501' });
        for (const statement of [
          'DELETE FROM plumb.segment',
          'UPDATE plumb.member SET role = 2',
          'UPDATE plumb.segment SET labels = false',
          `INSERT INTO plumb.member VALUES(plumb.my_project(), '${newId()}', 2, session_user)`,
          'TRUNCATE plumb.picture',
          'DROP TABLE plumb.hub',
          "SELECT plumb.put_picture('x'::bytea)",
          'ALTER TABLE plumb.segment DISABLE ROW LEVEL SECURITY',
        ]) {
          await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
        }
      });
    });
  });
});
