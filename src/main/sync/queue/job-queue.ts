import PgBoss from 'pg-boss';
import type { Hub } from '../hub/connect';
import { JOBS_SCHEMA } from './queue-schema';

/** The queue of a project. */
export function queueOf(project: string): string {
  return `prelabel-${project}`;
}

/**
 * The queue of a hub, by pg-boss: it uses this connection, and does nothing that it is not asked for.
 *
 * @param asOwner makes its tables, or brings them up to date.
 */
export async function withQueue<T>(hub: Hub, asOwner: boolean, work: (boss: PgBoss) => Promise<T>): Promise<T> {
  const db = databaseOn(hub);
  const boss = new PgBoss({ schema: JOBS_SCHEMA, migrate: asOwner, supervise: false, schedule: false, db });
  await boss.start();
  try {
    return await work(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** How pg-boss speaks to a hub, or within a transaction on it. */
export function databaseOn(sql: Pick<Hub, 'unsafe'>): PgBoss.Db {
  return {
    async executeSql(text, values: readonly unknown[] = []) {
      try {
        return { rows: [...(await sql.unsafe(text, values.map(parameter) as never[]))] };
      } catch (error) {
        // Some of its statements open a transaction of their own.
        if (text.includes('BEGIN;')) await sql.unsafe('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
  };
}

export interface TakenJob extends Pick<PgBoss.JobWithMetadata<unknown>, 'id' | 'name' | 'data' | 'retryCount'> {
  /** A number as PostgreSQL writes it. */
  readonly expireInSeconds: number | string;
}

/** Takes a job, the oldest first; nobody else gets it. @throws what the hub says: pg-boss itself would say "no job". */
export async function takeJob(boss: PgBoss, hub: Hub, queue: string): Promise<TakenJob | undefined> {
  let failure: { readonly error: unknown } | undefined;
  const usual = databaseOn(hub);
  const db: PgBoss.Db = {
    executeSql: (text, values) =>
      usual.executeSql(text, values).catch((error: unknown) => {
        failure = { error };
        throw error;
      }),
  };
  const [job] = await boss.fetch<unknown>(queue, { includeMetadata: true, db });
  if (failure) throw failure.error;
  return job;
}

/** pg-boss writes lists of jobs as text of JSON, which this driver would write as JSON once more. */
function parameter(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === 'string' && value.startsWith('[') ? JSON.parse(value) : value;
}
