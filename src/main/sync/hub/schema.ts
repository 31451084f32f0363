/** Raised when the schema changes; `hub init` brings an older one up to date. */
export const HUB_VERSION = 2;

/** PostgreSQL takes at most 1 GB in a value, and holds all of it in memory; a larger picture travels by a folder. */
export const MOST_PICTURE_BYTES = 128 * 1024 * 1024;

const PARTITIONS = 8;

/** How segments are kept apart: by PostgreSQL, or not at all, for an engine that spreads tables by itself. */
export const partitionings = ['native', 'none'] as const;
export type Partitions = (typeof partitionings)[number];

const nativePartitions = `DO $$ BEGIN
  FOR i IN 0..${PARTITIONS - 1} LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS plumb.segment_%s PARTITION OF plumb.segment FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER %s)', i, i);
    -- Segments are packed already.
    EXECUTE format('ALTER TABLE plumb.segment_%s ALTER COLUMN bytes SET STORAGE EXTERNAL', i);
  END LOOP;
END $$;`;

/**
 * The whole of a team hub (sync.md 2.5): tables, row-level security and three functions, in any PostgreSQL from 13 on.
 * There is no server program of ours. Members log in as roles of their own; who they are follows from `session_user`,
 * which no client can set, by the table `member`.
 *
 * The hub is trusted to be there, not to be right: it reads headers to know who may see what, and every client checks
 * signatures and rights again. It refuses what it can: a segment in another's name, bytes that are not what their name says.
 */
export const hubSchema = (partitions: Partitions): string => `
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plumb_member') THEN CREATE ROLE plumb_member NOLOGIN; END IF;
END $$;
CREATE SCHEMA IF NOT EXISTS plumb;
REVOKE ALL ON SCHEMA plumb FROM PUBLIC;
CREATE TABLE IF NOT EXISTS plumb.hub(version int NOT NULL);
INSERT INTO plumb.hub SELECT ${HUB_VERSION} WHERE NOT EXISTS (SELECT 1 FROM plumb.hub);
UPDATE plumb.hub SET version = ${HUB_VERSION} WHERE version < ${HUB_VERSION};

CREATE TABLE IF NOT EXISTS plumb.project(
  project uuid PRIMARY KEY,
  name text NOT NULL
);
-- Where the pictures lie, as an s3:// address without keys; null: in the table of them.
ALTER TABLE plumb.project ADD COLUMN IF NOT EXISTS pictures text;
CREATE TABLE IF NOT EXISTS plumb.member(
  project uuid NOT NULL REFERENCES plumb.project,
  member uuid NOT NULL,
  -- 0 annotator, 1 reviewer, 2 lead; -1: their access has ended
  role smallint NOT NULL CHECK(role BETWEEN -1 AND 2),
  login name UNIQUE,
  PRIMARY KEY(project, member)
);
CREATE TABLE IF NOT EXISTS plumb.segment(
  project uuid NOT NULL,
  feed uuid NOT NULL,
  member uuid NOT NULL,
  first bigint NOT NULL CHECK(first > 0),
  hash bytea NOT NULL CHECK(octet_length(hash) = 32),
  last bigint NOT NULL CHECK(last >= first AND last - first < 8192),
  -- read by everybody, or by its author and the reviewers
  labels boolean NOT NULL,
  bytes bytea NOT NULL CHECK(octet_length(bytes) <= 4325384),
  received_at timestamptz NOT NULL DEFAULT now(),
  -- The member is part of it: nobody can take the place of another's segment by sending one under its feed first.
  PRIMARY KEY(project, feed, member, first, hash)
)${partitions === 'native' ? ' PARTITION BY HASH(feed)' : ''};
${partitions === 'native' ? nativePartitions : ''}
CREATE TABLE IF NOT EXISTS plumb.picture(
  project uuid NOT NULL REFERENCES plumb.project,
  sha256 bytea NOT NULL CHECK(octet_length(sha256) = 32),
  bytes bytea NOT NULL CHECK(octet_length(bytes) BETWEEN 1 AND ${MOST_PICTURE_BYTES}),
  PRIMARY KEY(project, sha256)
);
${partitions === 'native' ? 'ALTER TABLE plumb.picture ALTER COLUMN bytes SET STORAGE EXTERNAL;' : ''}
CREATE TABLE IF NOT EXISTS plumb.snapshot(
  project uuid NOT NULL REFERENCES plumb.project,
  hash bytea NOT NULL CHECK(octet_length(hash) = 32),
  changes bigint NOT NULL CHECK(changes > 0),
  bytes bytea NOT NULL CHECK(octet_length(bytes) BETWEEN 76 AND ${MOST_PICTURE_BYTES}),
  PRIMARY KEY(project, hash)
);
${partitions === 'native' ? 'ALTER TABLE plumb.snapshot ALTER COLUMN bytes SET STORAGE EXTERNAL;' : ''}

-- Facts about whoever is connected. They bypass the policies that ask them; the search path is pinned, so that no
-- object of the caller's can stand in for one of ours.
CREATE OR REPLACE FUNCTION plumb.me() RETURNS uuid STABLE SECURITY DEFINER SET search_path = plumb, pg_temp
  LANGUAGE sql AS $$ SELECT member FROM plumb.member WHERE login = session_user $$;
CREATE OR REPLACE FUNCTION plumb.my_project() RETURNS uuid STABLE SECURITY DEFINER SET search_path = plumb, pg_temp
  LANGUAGE sql AS $$ SELECT project FROM plumb.member WHERE login = session_user $$;
CREATE OR REPLACE FUNCTION plumb.my_role() RETURNS smallint STABLE SECURITY DEFINER SET search_path = plumb, pg_temp
  LANGUAGE sql AS $$ SELECT coalesce((SELECT role FROM plumb.member WHERE login = session_user), -1)::smallint $$;

ALTER TABLE plumb.hub ENABLE ROW LEVEL SECURITY;
ALTER TABLE plumb.project ENABLE ROW LEVEL SECURITY;
ALTER TABLE plumb.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE plumb.segment ENABLE ROW LEVEL SECURITY;
ALTER TABLE plumb.picture ENABLE ROW LEVEL SECURITY;
ALTER TABLE plumb.snapshot ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS reads ON plumb.hub;
DROP POLICY IF EXISTS reads ON plumb.project;
DROP POLICY IF EXISTS reads ON plumb.member;
DROP POLICY IF EXISTS reads ON plumb.segment;
DROP POLICY IF EXISTS reads ON plumb.picture;
DROP POLICY IF EXISTS reads ON plumb.snapshot;
CREATE POLICY reads ON plumb.hub FOR SELECT TO plumb_member USING ((SELECT plumb.my_role()) >= 0);
CREATE POLICY reads ON plumb.project FOR SELECT TO plumb_member
  USING (project = (SELECT plumb.my_project()) AND (SELECT plumb.my_role()) >= 0);
CREATE POLICY reads ON plumb.member FOR SELECT TO plumb_member
  USING (project = (SELECT plumb.my_project()) AND (SELECT plumb.my_role()) >= 0);
CREATE POLICY reads ON plumb.segment FOR SELECT TO plumb_member
  USING (project = (SELECT plumb.my_project()) AND (SELECT plumb.my_role()) >= 0
    AND (NOT labels OR member = (SELECT plumb.me()) OR (SELECT plumb.my_role()) >= 1));
CREATE POLICY reads ON plumb.picture FOR SELECT TO plumb_member
  USING (project = (SELECT plumb.my_project()) AND (SELECT plumb.my_role()) >= 0);
-- Everybody's labels are in it.
CREATE POLICY reads ON plumb.snapshot FOR SELECT TO plumb_member
  USING (project = (SELECT plumb.my_project()) AND (SELECT plumb.my_role()) >= 1);

-- The ways in. A reviewer or a lead may carry for somebody who has no connection: signatures tell whose it is.
CREATE OR REPLACE FUNCTION plumb.put_segment(
  a_feed uuid, a_member uuid, a_first bigint, a_last bigint, a_hash bytea, a_bytes bytea
) RETURNS boolean SECURITY DEFINER SET search_path = plumb, pg_temp LANGUAGE plpgsql AS $$
DECLARE
  mine smallint := plumb.my_role();
  -- 8 bytes of magic, 4 of the header's length, and the header, which the hash is over
  header_bytes bigint;
  header jsonb;
BEGIN
  IF mine < 0 OR (mine < 1 AND a_member IS DISTINCT FROM plumb.me()) THEN
    RAISE EXCEPTION 'this segment is not yours to send' USING ERRCODE = '42501';
  END IF;
  -- Something else under the name of a segment would keep the segment itself out for good.
  header_bytes := (get_byte(a_bytes, 8)::bigint << 24) + (get_byte(a_bytes, 9) << 16) + (get_byte(a_bytes, 10) << 8) + get_byte(a_bytes, 11);
  IF header_bytes > 65536 OR sha256(substring(a_bytes FROM 1 FOR 12 + header_bytes::int)) <> a_hash THEN
    RAISE EXCEPTION 'these bytes are not the segment of that name' USING ERRCODE = '22023';
  END IF;
  header := convert_from(substring(a_bytes FROM 13 FOR header_bytes::int), 'UTF8')::jsonb;
  IF (header->>'project', header->>'feed', header->>'member', header->>'first', header->>'last')
    IS DISTINCT FROM (plumb.my_project()::text, a_feed::text, a_member::text, a_first::text, a_last::text) THEN
    RAISE EXCEPTION 'the segment says something else of itself' USING ERRCODE = '22023';
  END IF;
  INSERT INTO plumb.segment(project, feed, member, first, last, hash, labels, bytes)
    VALUES(plumb.my_project(), a_feed, a_member, a_first, a_last, a_hash, header->>'channel' IS DISTINCT FROM 'public', a_bytes)
    ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
CREATE OR REPLACE FUNCTION plumb.put_picture(a_bytes bytea)
  RETURNS boolean SECURITY DEFINER SET search_path = plumb, pg_temp LANGUAGE plpgsql AS $$
BEGIN
  IF plumb.my_role() < 1 THEN
    RAISE EXCEPTION 'pictures are for reviewers and leads to send' USING ERRCODE = '42501';
  END IF;
  INSERT INTO plumb.picture(project, sha256, bytes) VALUES(plumb.my_project(), sha256(a_bytes), a_bytes)
    ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
CREATE OR REPLACE FUNCTION plumb.put_snapshot(a_bytes bytea)
  RETURNS boolean SECURITY DEFINER SET search_path = plumb, pg_temp LANGUAGE plpgsql AS $$
DECLARE
  header_bytes bigint;
  header jsonb;
BEGIN
  IF plumb.my_role() < 1 THEN
    RAISE EXCEPTION 'snapshots are for reviewers and leads to send' USING ERRCODE = '42501';
  END IF;
  header_bytes := (get_byte(a_bytes, 8)::bigint << 24) + (get_byte(a_bytes, 9) << 16) + (get_byte(a_bytes, 10) << 8) + get_byte(a_bytes, 11);
  IF header_bytes > 65536 OR substring(a_bytes FROM 1 FOR 5) <> 'PLSNP'::bytea THEN
    RAISE EXCEPTION 'these bytes are no snapshot' USING ERRCODE = '22023';
  END IF;
  header := convert_from(substring(a_bytes FROM 13 FOR header_bytes::int), 'UTF8')::jsonb;
  IF header->>'project' IS DISTINCT FROM plumb.my_project()::text THEN
    RAISE EXCEPTION 'the snapshot is of another project' USING ERRCODE = '22023';
  END IF;
  INSERT INTO plumb.snapshot(project, hash, changes, bytes)
    VALUES(plumb.my_project(), sha256(substring(a_bytes FROM 1 FOR 12 + header_bytes::int)), (header->>'changes')::bigint, a_bytes)
    ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA plumb FROM PUBLIC;
GRANT USAGE ON SCHEMA plumb TO plumb_member;
-- By name, never on all tables: the policy of a table does not hold for its partitions when they are read directly.
GRANT SELECT ON plumb.hub, plumb.project, plumb.segment, plumb.picture, plumb.snapshot TO plumb_member;
-- By what name somebody logs in is between them and whoever runs the hub.
REVOKE SELECT ON plumb.member FROM plumb_member;
GRANT SELECT(project, member, role) ON plumb.member TO plumb_member;
GRANT EXECUTE ON FUNCTION plumb.me(), plumb.my_project(), plumb.my_role(),
  plumb.put_segment(uuid, uuid, bigint, bigint, bytea, bytea), plumb.put_picture(bytea), plumb.put_snapshot(bytea) TO plumb_member;
`;
