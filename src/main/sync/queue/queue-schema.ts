/** Where pg-boss keeps its tables on a hub. */
export const JOBS_SCHEMA = 'plumb_jobs';

/**
 * Who may do what with the jobs of a hub (run after pg-boss has made its tables in `plumb_jobs`). Reviewers and leads get
 * the group `plumb_worker`, and see by row-level security the one queue of their project. Annotators have no rights there
 * at all; how far a batch is they learn from `plumb.prelabel_progress()`.
 *
 * Nothing here is the only copy of anything: whoever destroys the jobs of their project costs the team time, no label.
 */
export const queueSchema = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plumb_worker') THEN CREATE ROLE plumb_worker NOLOGIN; END IF;
END $$;
CREATE TABLE IF NOT EXISTS plumb.prelabel_batch(
  project uuid NOT NULL REFERENCES plumb.project,
  batch uuid NOT NULL,
  -- who put it there
  member uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'running' CHECK(state IN ('running', 'paused', 'cancelled')),
  request jsonb NOT NULL CHECK(octet_length(request::text) < 4194304),
  PRIMARY KEY(project, batch)
);

CREATE OR REPLACE FUNCTION plumb.my_queue() RETURNS text STABLE SECURITY DEFINER SET search_path = plumb, pg_temp
  LANGUAGE sql AS $$ SELECT 'prelabel-' || project FROM plumb.member WHERE login = session_user AND role >= 1 $$;

-- How far every batch of the caller's project is, for every member: counts and reasons, no images.
CREATE OR REPLACE FUNCTION plumb.prelabel_progress() RETURNS TABLE(
  batch uuid, member uuid, made_at timestamptz, state text, model text, waiting int, active int, done int, failed int,
  images int, images_done int, predictions int, helpers uuid[], failures jsonb
) STABLE SECURITY DEFINER SET search_path = plumb, pg_temp LANGUAGE sql AS $$
  SELECT b.batch, b.member, b.made_at, b.state, b.request->'model'->>'name',
    (count(*) FILTER (WHERE j.state IN ('created', 'retry')))::int,
    (count(*) FILTER (WHERE j.state = 'active'))::int,
    (count(*) FILTER (WHERE j.state = 'completed'))::int,
    (count(*) FILTER (WHERE j.state = 'failed'))::int,
    coalesce(sum(jsonb_array_length(j.data->'images')), 0)::int,
    coalesce(sum((j.output->>'images')::int) FILTER (WHERE j.state = 'completed'), 0)::int,
    coalesce(sum((j.output->>'predictions')::int) FILTER (WHERE j.state = 'completed'), 0)::int,
    coalesce(array_agg(DISTINCT (j.output->>'by')::uuid) FILTER (WHERE j.state = 'active' AND j.output ? 'by'), '{}'),
    coalesce((jsonb_agg(j.output) FILTER (WHERE j.state = 'failed' OR jsonb_array_length(j.output->'failed') > 0)), '[]')
  FROM plumb.prelabel_batch b LEFT JOIN ${JOBS_SCHEMA}.job j
    ON j.name = 'prelabel-' || b.project AND j.data->>'batch' = b.batch::text
  WHERE b.project = plumb.my_project() AND plumb.my_role() >= 0
  GROUP BY b.project, b.batch ORDER BY b.made_at DESC, b.batch
$$;

ALTER TABLE plumb.prelabel_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${JOBS_SCHEMA}.job ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${JOBS_SCHEMA}.queue ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS works ON plumb.prelabel_batch;
DROP POLICY IF EXISTS works ON ${JOBS_SCHEMA}.job;
DROP POLICY IF EXISTS works ON ${JOBS_SCHEMA}.queue;
CREATE POLICY works ON plumb.prelabel_batch TO plumb_worker
  USING (project = (SELECT plumb.my_project()) AND (SELECT plumb.my_role()) >= 1);
CREATE POLICY works ON ${JOBS_SCHEMA}.job TO plumb_worker USING (name = (SELECT plumb.my_queue()));
CREATE POLICY works ON ${JOBS_SCHEMA}.queue TO plumb_worker USING (name = (SELECT plumb.my_queue()));

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} FROM PUBLIC;
REVOKE ALL ON FUNCTION plumb.my_queue(), plumb.prelabel_progress() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION plumb.prelabel_progress() TO plumb_member;
GRANT EXECUTE ON FUNCTION plumb.my_queue() TO plumb_worker;
GRANT SELECT, INSERT, DELETE ON plumb.prelabel_batch TO plumb_worker;
GRANT UPDATE(state) ON plumb.prelabel_batch TO plumb_worker;
GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO plumb_worker;
-- By name: partitions, archive and schedules are nobody's but the owner's.
GRANT SELECT ON ${JOBS_SCHEMA}.version, ${JOBS_SCHEMA}.queue TO plumb_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ${JOBS_SCHEMA}.job TO plumb_worker;
`;

/** Brings the group in line with the roles that the hub knows; without a queue it does nothing. */
export const workersAsRoles = `
DO $$ DECLARE m record; BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plumb_worker') THEN RETURN; END IF;
  FOR m IN SELECT login, role FROM plumb.member WHERE login IN (SELECT rolname FROM pg_roles) LOOP
    IF m.role >= 1 THEN EXECUTE format('GRANT plumb_worker TO %I', m.login);
    ELSE EXECUTE format('REVOKE plumb_worker FROM %I', m.login);
    END IF;
  END LOOP;
END $$;
`;
