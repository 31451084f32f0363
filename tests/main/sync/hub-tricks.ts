import type { MemberId } from '@shared/model/ids';

/** Ways to ask for segments that anybody may try; what they answer depends on who asks. */
export function readings(): string[] {
  const told = "feed, member, encode(hash, 'hex'), encode(bytes, 'hex'), encode(bytes, 'base64')";
  return [
    `SELECT ${told} FROM plumb.segment`,
    `SELECT ${told} FROM plumb.segment WHERE labels`,
    `SELECT ${told} FROM plumb.segment WHERE member <> plumb.me()`,
    `SELECT ${told} FROM plumb.segment WHERE member <> plumb.me() OR true`,
    'TABLE plumb.segment',
    `SELECT ${told} FROM plumb.segment TABLESAMPLE SYSTEM (100)`,
    `SELECT ${told} FROM plumb.segment WHERE ctid = ANY(ARRAY(SELECT format('(0,%s)', i)::tid FROM generate_series(1, 60) AS i))`,
    `SELECT row_to_json(s) FROM plumb.segment AS s`,
    `SELECT s::text FROM plumb.segment AS s`,
    `SELECT string_agg(encode(hash, 'hex') || feed::text, ' ') FROM plumb.segment`,
    `SELECT ${told} FROM (SELECT * FROM plumb.segment OFFSET 0) AS s`,
    `WITH s AS MATERIALIZED (SELECT * FROM plumb.segment) SELECT ${told} FROM s`,
    `SELECT s.feed, encode(s.hash, 'hex') FROM plumb.member AS m JOIN plumb.segment AS s USING (member)`,
    `SELECT s.feed, encode(s.hash, 'hex') FROM plumb.segment AS s FULL JOIN plumb.segment AS t ON s.member <> t.member`,
    `CREATE TEMP VIEW seen AS SELECT ${told} FROM plumb.segment`,
    'SELECT * FROM seen',
    `CREATE TEMP TABLE kept AS SELECT * FROM plumb.segment`,
    'SELECT * FROM kept',
    `COPY (SELECT ${told} FROM plumb.segment) TO STDOUT`,
    `PREPARE p AS SELECT ${told} FROM plumb.segment`,
    'EXECUTE p',
    'SET plan_cache_mode = force_generic_plan',
    'EXECUTE p',
    'BEGIN',
    `DECLARE c CURSOR FOR SELECT ${told} FROM plumb.segment`,
    'FETCH ALL FROM c',
    'COMMIT',
    "SELECT query_to_xml('SELECT * FROM plumb.segment', true, false, '')",
    "SELECT table_to_xml('plumb.segment', true, false, '')",
    "SELECT schema_to_xml('plumb', true, false, '')",
    "SELECT ts_stat('SELECT to_tsvector(feed::text) FROM plumb.segment')",
    `DO $$ DECLARE s record; BEGIN
      FOR s IN SELECT * FROM plumb.segment LOOP RAISE NOTICE '% %', s.feed, encode(s.hash, 'hex'); END LOOP; END $$`,
    // A fault that says the value that it stumbled over.
    `SELECT (feed::text || encode(hash, 'hex'))::int FROM plumb.segment WHERE labels AND member <> plumb.me()`,
    `SELECT CASE WHEN labels THEN (encode(hash, 'hex'))::int ELSE 1 END FROM plumb.segment ORDER BY member = plumb.me()`,
    `EXPLAIN (ANALYZE, VERBOSE, COSTS OFF) SELECT ${told} FROM plumb.segment WHERE labels`,
    'SELECT most_common_vals, histogram_bounds FROM pg_stats',
    'SELECT query FROM pg_stat_activity',
    'SELECT * FROM pg_locks',
    'SELECT * FROM pg_prepared_statements',
    'SELECT * FROM pg_cursors',
    "SELECT pg_get_viewdef(oid) FROM pg_class WHERE relname = 'seen'",
  ];
}

/** Questions that are refused whoever of the team asks them. */
export const lookingRefused: readonly string[] = [
  ...Array.from({ length: 8 }, (_, part) => `SELECT * FROM plumb.segment_${part}`),
  ...Array.from({ length: 8 }, (_, part) => `COPY plumb.segment_${part} TO STDOUT`),
  'SELECT count(*) FROM ONLY plumb.segment_0',
  "SELECT query_to_xml('SELECT * FROM plumb.segment_3', true, false, '')",
  "SELECT currtid2('plumb.segment_1', '(0,1)')",
  'SELECT login FROM plumb.member',
  'SELECT * FROM plumb.member',
  'SET row_security = off; SELECT * FROM plumb.segment',
  'COPY plumb.segment TO STDOUT',
  'SELECT rolpassword FROM pg_authid',
  'SELECT passwd FROM pg_shadow',
  'SELECT * FROM pg_statistic',
  'SELECT * FROM pg_largeobject',
  'SELECT * FROM pg_user_mapping',
  'SELECT * FROM pg_hba_file_rules',
  'SELECT * FROM pg_file_settings',
  "SELECT pg_read_file('/etc/passwd')",
  "SELECT pg_read_binary_file('PG_VERSION')",
  "SELECT pg_ls_dir('.')",
  'SELECT pg_ls_waldir()',
  "SELECT pg_stat_file('PG_VERSION')",
  "SELECT lo_import('/etc/passwd')",
  "COPY (SELECT 1) TO PROGRAM 'cat'",
  "CREATE TEMP TABLE file(line text); COPY file FROM '/etc/passwd'",
  "COPY (SELECT 1) TO '/tmp/plumbline-out'",
  'SELECT * FROM plumb.segment FOR UPDATE',
  'SELECT * FROM plumb.segment FOR SHARE',
  'DO $$ BEGIN LOCK TABLE plumb.segment IN ACCESS EXCLUSIVE MODE; END $$',
  'DO $$ BEGIN LOCK TABLE plumb.segment_0 IN ACCESS SHARE MODE; END $$',
  "SELECT pg_create_logical_replication_slot('s', 'test_decoding')",
  "SELECT * FROM pg_create_physical_replication_slot('s')",
];

/** Every way to write, to every table that there is, and in another's name. */
export function writings(
  relations: readonly string[],
  { feed, victim }: { readonly feed: string; readonly victim: MemberId },
): string[] {
  const columns: Readonly<Record<string, string>> = {
    'plumb.hub': 'version',
    'plumb.project': 'name',
    'plumb.member': 'role',
    'plumb.picture': 'bytes',
    'plumb.prelabel_batch': 'state',
  };
  const put = (member: string) =>
    `SELECT plumb.put_segment('${feed}', ${member}, 1, 1, decode(repeat('ab', 32), 'hex'), repeat('x', 100)::bytea)`;
  return [
    ...relations.flatMap((relation) => [
      `INSERT INTO ${relation} DEFAULT VALUES`,
      `INSERT INTO ${relation} SELECT * FROM ${relation}`,
      `UPDATE ${relation} SET ${columns[relation] ?? 'bytes'} = DEFAULT`,
      `DELETE FROM ${relation}`,
      `TRUNCATE ${relation}`,
      `DROP TABLE ${relation}`,
      `ALTER TABLE ${relation} DISABLE ROW LEVEL SECURITY`,
      `ALTER TABLE ${relation} ADD COLUMN mine int`,
      `CREATE POLICY mine ON ${relation} USING (true)`,
      `CREATE TRIGGER mine BEFORE INSERT ON ${relation} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
      `CREATE INDEX ON ${relation}((1))`,
      `CREATE RULE mine AS ON INSERT TO ${relation} DO ALSO NOTHING`,
      `COPY ${relation} FROM STDIN\n;\n\\.\nSELECT 1 FROM pg_authid`,
      `COMMENT ON TABLE ${relation} IS 'mine'`,
    ]),
    'MERGE INTO plumb.project USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE',
    'CREATE TEMP TABLE mine() INHERITS (plumb.member)',
    'CREATE TABLE public.mine PARTITION OF plumb.segment FOR VALUES WITH (MODULUS 8, REMAINDER 0)',
    'ALTER TABLE plumb.segment DETACH PARTITION plumb.segment_0',
    'CREATE TABLE public.mine(project uuid REFERENCES plumb.project)',
    'CREATE TABLE plumb.mine(x int)',
    'CREATE VIEW plumb.mine AS SELECT 1',
    'CREATE FUNCTION plumb.mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE OR REPLACE FUNCTION plumb.my_role() RETURNS smallint LANGUAGE sql AS $$ SELECT 2::smallint $$',
    'ALTER FUNCTION plumb.my_role() SECURITY INVOKER',
    'DROP FUNCTION plumb.put_picture(bytea)',
    'DROP SCHEMA plumb CASCADE',
    'ALTER SCHEMA plumb RENAME TO mine',
    'DROP POLICY reads ON plumb.segment',
    put(`'${victim}'`),
    put('NULL'),
    put(`'${feed}'`),
    "SELECT plumb.put_picture('x'::bytea)",
  ];
}

/** Ways to become somebody else, or to get a right by the way. */
export function takingOver(logins: { readonly own: string; readonly other: string; readonly lead: string }): string[] {
  const { own, other, lead } = logins;
  return [
    ...['owner', other, lead].flatMap((role) => [`SET ROLE ${role}`, `SET SESSION AUTHORIZATION ${role}`]),
    ...['SUPERUSER', 'BYPASSRLS', 'REPLICATION', 'CREATEROLE', 'CREATEDB'].map((right) => `ALTER ROLE ${own} ${right}`),
    `ALTER ROLE ${lead} PASSWORD 'mine'`,
    `ALTER ROLE ${other} PASSWORD 'mine'`,
    `ALTER ROLE ${other} NOLOGIN`,
    `ALTER ROLE ${lead} SET search_path = public`,
    `ALTER ROLE ${other} RENAME TO mine`,
    'ALTER ROLE owner PASSWORD NULL',
    'ALTER ROLE plumb_member LOGIN',
    'CREATE ROLE mine',
    `DROP ROLE ${other}`,
    `GRANT plumb_member TO ${own} WITH ADMIN OPTION`,
    `GRANT ${lead} TO ${own}`,
    `GRANT owner TO ${own}`,
    `GRANT pg_read_all_data TO ${own}`,
    `REVOKE plumb_member FROM ${other}`,
    `REASSIGN OWNED BY ${lead} TO ${own}`,
    'DROP OWNED BY owner',
    'CREATE FUNCTION pg_temp.sure(bytea) RETURNS boolean LEAKPROOF LANGUAGE sql AS $$ SELECT true $$',
    "CREATE FUNCTION pg_temp.code() RETURNS int LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler'",
    'SET session_replication_role = replica',
    "ALTER SYSTEM SET row_security = 'off'",
    'ALTER DATABASE postgres SET row_security = off',
    'CREATE SCHEMA mine',
    'CREATE EXTENSION pg_trgm',
    'CREATE EXTENSION file_fdw',
    'CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION plumb.me()',
    'CREATE PUBLICATION mine FOR TABLE plumb.segment',
    'CREATE FOREIGN DATA WRAPPER mine',
    "LOAD 'plpgsql'; SELECT pg_reload_conf()",
    'SELECT pg_reload_conf()',
    'SELECT pg_rotate_logfile()',
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename = 'owner'
      UNION ALL SELECT (SELECT true FROM pg_authid)`,
  ];
}

/** What PostgreSQL answers with a warning, and by doing nothing. */
export const vain: readonly string[] = [
  'GRANT ALL ON plumb.segment, plumb.member, plumb.picture TO PUBLIC',
  'GRANT ALL ON ALL TABLES IN SCHEMA plumb TO plumb_member',
  'GRANT ALL ON SCHEMA plumb TO PUBLIC',
  'ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC',
  'ANALYZE plumb.segment',
];
