import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@shared/changes/new-id';
import { listSegments } from '@main/db/queries/segments';
import { drawLabel } from '@tests/support/draw-label';
import { newHubLead, newHubMember, through, type Connected } from '@tests/support/hub-team';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';
import { newLead, sync } from '@tests/support/teams';
import { scene, temporaryFolder } from '@tests/support/temporary-store';
import { initialiseHub, inviteToHub } from '@main/sync/hub/administer';
import { withHub } from '@main/sync/hub/connect';
import { addressFor } from '@main/sync/hub/set-up';
import { psql, type Said } from '@tests/support/psql';
import { labelSecrets } from './hub-secrets';
import { lookingRefused, readings, takingOver, vain, writings } from './hub-tricks';

// An annotator who has psql and time: what the hub lets him see and do is decided by PostgreSQL, not by Plumbline.
describe.skipIf(postgresFolder === undefined)('an annotator with psql', { timeout: 120_000 }, () => {
  let server: PostgresServer;
  let ada: Connected;
  let kim: Connected;
  let lee: Connected;
  let rea: Connected;
  /** What tells anything of Lee's labels, as text that may stand in an answer. */
  let secrets: readonly string[];

  // Made once: nothing of it can be changed by whom it is about, which is what is tested.
  beforeAll(async () => {
    server = await startPostgres();
    ada = await newHubLead(server.address);
    kim = await newHubMember(server.address, ada, 'Kim', 'annotator');
    lee = await newHubMember(server.address, ada, 'Lee', 'annotator');
    rea = await newHubMember(server.address, ada, 'Rea', 'reviewer');
    drawLabel(kim.store, 1);
    await through(kim);
    drawLabel(lee.store, 2);
    await through(lee);
    secrets = labelSecrets(lee.store);
    // As every PostgreSQL before 15 is: anybody may put functions and operators where a careless path finds them.
    await psql(server.address, ['GRANT CREATE ON SCHEMA public TO PUBLIC', 'GRANT USAGE ON SCHEMA public TO PUBLIC']);
  }, 120_000);
  afterAll(() => server.stop());

  function leaked(words: string): string[] {
    return secrets.filter((secret) => words.toLowerCase().includes(secret));
  }

  it('reads nothing of the labels of others, whatever he asks, and a reviewer reads them', async () => {
    const statements = readings();
    const asRea = (await psql(rea.address, statements)).map(({ words }) => leaked(words).length > 0);
    // Without this the test could pass because its questions never find anything.
    expect(asRea.filter(Boolean).length).toBeGreaterThan(statements.length / 2);
    const asKim = await psql(kim.address, statements);
    for (const [index, { words, state }] of asKim.entries()) {
      expect(leaked(words), `${statements[index]} (${state})`).toEqual([]);
    }
    const [own] = await psql(kim.address, [
      'SELECT count(*), bool_and(member = plumb.me()) FROM plumb.segment WHERE labels',
    ]);
    expect(own?.words.trim()).toBe('1|t');
  });

  it('is refused what is not his to look into: partitions, logins, passwords, files of the server', async () => {
    const said = await psql(kim.address, lookingRefused);
    expect(notRefused(lookingRefused, said)).toEqual([]);
    expect(said.flatMap(({ words }) => leaked(words))).toEqual([]);
  });

  it('writes to no table, no partition and no function of ours', async () => {
    const relations = await psql(server.address, [
      "SELECT oid::regclass FROM pg_class WHERE relnamespace IN ('plumb'::regnamespace, 'plumb_jobs'::regnamespace) AND relkind IN ('r', 'p', 'v', 'm', 'S')",
    ]);
    const names = relations[0]!.words.trim().split('\n');
    expect(names).toEqual(expect.arrayContaining(['plumb.segment_7', 'plumb_jobs.job']));
    const statements = writings(names, { feed: newId(), victim: lee.store.member });
    const before = await contentOf(server.address);
    expect(notRefused(statements, await psql(kim.address, statements))).toEqual([]);
    expect(await contentOf(server.address)).toEqual(before);
  });

  it('does not become anybody else, and gets no right that he was not given', async () => {
    const loginOf = ({ address }: Connected) => new URL(address).username;
    const statements = takingOver({ own: loginOf(kim), other: loginOf(lee), lead: loginOf(ada) });
    expect(notRefused(statements, await psql(kim.address, statements))).toEqual([]);
    const [him] = await psql(kim.address, ['SELECT plumb.my_role(), plumb.me(), session_user']);
    expect(him?.words.trim()).toBe(`0|${kim.store.member}|${loginOf(kim)}`);
    const [hers] = await psql(lee.address, ['SELECT session_user']);
    expect(hers?.words.trim()).toBe(loginOf(lee));
  });

  it('does not lead functions of the hub to objects of his own, nor reads by functions of his own', async () => {
    const said = await psql(kim.address, [
      'SET search_path = pg_temp, public, plumb',
      'SET client_min_messages = debug1',
      `CREATE TEMP TABLE member AS SELECT plumb.my_project() AS project, plumb.me() AS member, 2::smallint AS role, session_user AS login`,
      `CREATE OR REPLACE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$`,
      `CREATE OR REPLACE FUNCTION public.coalesce_role(smallint) RETURNS smallint LANGUAGE sql AS $$ SELECT 2::smallint $$`,
      `CREATE OR REPLACE FUNCTION public.yes(uuid, uuid) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$`,
      `CREATE OPERATOR public.= (leftarg = uuid, rightarg = uuid, function = public.yes)`,
      `CREATE FUNCTION pg_temp.tell(a_row plumb.segment) RETURNS boolean COST 0.0000001 LANGUAGE plpgsql AS
        $$ BEGIN RAISE NOTICE '% % %', a_row.feed, encode(a_row.hash, 'hex'), encode(a_row.bytes, 'hex'); RETURN true; END $$`,
      'SELECT count(*) FROM plumb.segment AS s WHERE pg_temp.tell(s)',
      'SELECT count(*) FROM plumb.segment AS s WHERE pg_temp.tell(s) AND 1 / (CASE WHEN labels THEN 0 ELSE 1 END) > 0',
      'SELECT plumb.my_role()',
      'DROP OPERATOR public.= (uuid, uuid)',
      'DROP FUNCTION public.sha256(bytea), public.coalesce_role(smallint), public.yes(uuid, uuid)',
    ]);
    expect(said.flatMap(({ words }) => leaked(words))).toEqual([]);
    expect(said.map(({ state }) => state).filter((state) => state !== '00000')).toEqual(['22012']);
    expect(said[8]!.words).toMatch(/NOTICE/);
    expect(said[10]!.words.trim()).toBe('0');
  });

  it('has just the rights that are written down, on everything that there is in the database', async () => {
    const login = new URL(kim.address).username;
    await psql(kim.address, vain);
    const [tables, columns, functions] = await psql(server.address, [
      `SELECT c.oid::regclass, string_agg(p, ',' ORDER BY p) FROM pg_class AS c,
        unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p
        WHERE c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)
          AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_table_privilege('${login}', c.oid, p) GROUP BY c.oid ORDER BY c.oid::regclass::text`,
      `SELECT string_agg(attname, ',' ORDER BY attname) FROM pg_attribute WHERE attrelid = 'plumb.member'::regclass AND attnum > 0
        AND has_column_privilege('${login}', attrelid, attname, 'SELECT')`,
      `SELECT p.oid::regprocedure FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE n.nspname = 'plumb' AND has_function_privilege('${login}', p.oid, 'EXECUTE') ORDER BY p.oid::regprocedure::text`,
    ]);
    expect(tables!.words.trim().split('\n')).toEqual([
      'plumb.hub|SELECT',
      'plumb.picture|SELECT',
      'plumb.project|SELECT',
      'plumb.segment|SELECT',
      'plumb.snapshot|SELECT',
    ]);
    expect(columns!.words.trim()).toBe('member,project,role');
    expect(functions!.words.trim().split('\n')).toEqual([
      'plumb.me()',
      'plumb.my_project()',
      'plumb.my_role()',
      'plumb.prelabel_progress()',
      'plumb.put_picture(bytea)',
      'plumb.put_segment(uuid,uuid,bigint,bigint,bytea,bytea)',
      'plumb.put_snapshot(bytea)',
    ]);
  });

  it('sees nothing of another project in the same database, as the lead of that sees nothing of his', async () => {
    const other = await newHubLead(server.address);
    drawLabel(other.store, 3);
    await through(other);
    const foreign = listSegments(other.store.db).map(({ hash }) => hash);
    const [seen] = await psql(other.address, ["SELECT encode(hash, 'hex'), feed FROM plumb.segment"]);
    expect(seen!.words.trim().split('\n')).toHaveLength(foreign.length);
    expect(leaked(seen!.words)).toEqual([]);
    for (const who of [kim, ada]) {
      const [hashes, members, projects] = await psql(who.address, [
        "SELECT encode(hash, 'hex') FROM plumb.segment",
        'SELECT member FROM plumb.member',
        'SELECT project FROM plumb.project',
      ]);
      expect(foreign.filter((hash) => hashes!.words.includes(hash))).toEqual([]);
      expect(members!.words).not.toContain(other.store.member);
      expect(projects!.words).not.toContain(other.store.project);
    }
  });

  it('is held by the same policies in a hub without partitions', async () => {
    const single = await startPostgres();
    try {
      const lead = newLead();
      scene(lead.store);
      await sync(lead, temporaryFolder());
      await withHub(single.address, (hub) => initialiseHub(hub, lead.store, { partitions: 'none' }));
      const { login, password } = await withHub(single.address, (hub) =>
        inviteToHub(hub, lead.store, lead.store.member),
      );
      const mina = { ...lead, address: addressFor(single.address, login, password) };
      // From here on it is told nothing, and stays what it is.
      const nora = await newHubMember(single.address, mina, 'Nora', 'annotator');
      drawLabel(mina.store, 1);
      await through(mina);
      const [made, hers] = await psql(single.address, [
        "SELECT relkind FROM pg_class WHERE oid = 'plumb.segment'::regclass",
        'SELECT count(*) FROM plumb.segment WHERE labels',
      ]);
      expect([made!.words.trim(), hers!.words.trim()]).toEqual(['r', '1']);
      const [seen] = await psql(nora.address, ['SELECT count(*) FROM plumb.segment WHERE labels']);
      expect(seen!.words.trim()).toBe('0');
    } finally {
      await single.stop();
    }
  });

  it('can do nothing any more when his access has ended', async () => {
    await psql(server.address, [`UPDATE plumb.member SET role = -1 WHERE member = '${kim.store.member}'`]);
    const said = await psql(kim.address, [
      'SELECT count(*) FROM plumb.segment',
      'SELECT count(project) FROM plumb.member',
      'SELECT count(*) FROM plumb.picture',
      `SELECT plumb.put_segment('${newId()}', '${kim.store.member}', 1, 1, decode(repeat('ab', 32), 'hex'), 'x')`,
    ]);
    expect(said.map(({ words, state }) => (state === '00000' ? words.trim() : state))).toEqual([
      '0',
      '0',
      '0',
      '42501',
    ]);
  });
});

/** The statements that were answered otherwise than by "you may not", with the answers. */
function notRefused(statements: readonly string[], said: readonly Said[]): string[] {
  return said.flatMap(({ state, words }, index) => (state === '42501' ? [] : [`${statements[index]}: ${words}`]));
}

/** A digest of all that the hub holds. */
async function contentOf(owner: string): Promise<string[]> {
  const tables = ['hub', 'project', 'member', 'segment', 'picture', 'snapshot'];
  const said = await psql(
    owner,
    tables.map((table) => `SELECT count(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM plumb.${table} AS t`),
  );
  return said.map(({ words, state }) => `${state} ${words}`);
}
