import { randomBytes } from 'node:crypto';
import { UserError } from '@shared/lib/user-error';
import type { MemberId } from '@shared/model/ids';
import type { Role } from '@shared/model/member';
import { listMembers } from '@main/db/queries/members';
import { projectOf } from '@main/db/queries/project';
import type { Store } from '@main/db/store';
import { readBucket } from './bucket';
import type { Hub } from './connect';
import { installQueue } from '../queue/install-queue';
import { workersAsRoles } from '../queue/queue-schema';
import { hubSchema, type Partitions } from './schema';

const roles: Readonly<Record<Role, number>> = { annotator: 0, reviewer: 1, lead: 2 };

export interface HubOptions {
  /** Counts when the tables are made; see the README for engines that are not PostgreSQL itself. */
  readonly partitions?: Partitions;
  /** An `s3://` address for the pictures, or 'database'; left out: where they are. */
  readonly pictures?: string;
}

/**
 * Makes a database a hub for a project, or brings it up to date: schema, project, members and their roles as this
 * project knows them. Doing it again changes only what has changed.
 *
 * @param hub connected as whoever owns the database and may make roles.
 * @returns the number of members that are entered.
 * @throws UserError `hub.badBucket`
 */
export async function initialiseHub(
  hub: Hub,
  store: Store,
  { partitions = 'native', pictures }: HubOptions = {},
): Promise<number> {
  if (pictures !== undefined && pictures !== 'database') readBucket(pictures, hub.host);
  const members = listMembers(store.db).filter(({ key }) => key !== undefined);
  await hub.begin(async (transaction) => {
    const [kept] = await transaction`SELECT relkind FROM pg_class
      WHERE relname = 'segment' AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'plumb')`;
    // What is there stays as it was made.
    const made = kept ? (kept['relkind'] === 'p' ? 'native' : 'none') : partitions;
    await transaction.unsafe(hubSchema(made));
    await transaction`INSERT INTO plumb.project VALUES(${store.project}, ${projectOf(store).name})
      ON CONFLICT(project) DO UPDATE SET name = excluded.name`;
    if (pictures !== undefined) {
      await transaction`UPDATE plumb.project SET pictures = ${pictures === 'database' ? null : pictures}
        WHERE project = ${store.project}`;
    }
    for (const { id, role, revoked } of members) {
      const rank = revoked ? -1 : roles[role];
      await transaction`INSERT INTO plumb.member(project, member, role) VALUES(${store.project}, ${id}, ${rank})
        ON CONFLICT(project, member) DO UPDATE SET role = excluded.role`;
    }
  });
  await installQueue(hub, store.project);
  return members.length;
}

/** Everybody whom the hub lets in, or would with a login. */
export async function loginsOn(
  hub: Hub,
  store: Store,
): Promise<{ readonly member: MemberId; readonly hasLogin: boolean }[]> {
  return hub<{ member: MemberId; hasLogin: boolean }[]>`
    SELECT member, login IS NOT NULL AS "hasLogin" FROM plumb.member
      WHERE project = ${store.project} AND role >= 0 ORDER BY member`;
}

/**
 * Gives a member a login of their own, or a new password for it.
 *
 * @param hub connected as whoever owns the database and may make roles.
 * @returns name and password; the password is stored nowhere.
 * @throws UserError `hub.memberUnknown` for whom `initialiseHub` has not entered.
 */
export async function inviteToHub(
  hub: Hub,
  store: Store,
  member: MemberId,
): Promise<{ readonly login: string; readonly password: string }> {
  // Only letters and digits, so that it can stand in a statement: names and passwords of roles cannot be parameters.
  const login = `plumb_${member.replaceAll('-', '')}`;
  const password = randomBytes(24).toString('hex');
  await hub.begin(async (transaction) => {
    const entered = await transaction`
      UPDATE plumb.member SET login = ${login} WHERE project = ${store.project} AND member = ${member} RETURNING 1`;
    if (entered.length === 0) {
      throw new UserError(
        'hub.memberUnknown',
        {},
        'The hub does not know this member yet. Run "plumbline hub init" with a project that does.',
      );
    }
    const [found] = await transaction`SELECT 1 FROM pg_roles WHERE rolname = ${login}`;
    await transaction.unsafe(`${found ? 'ALTER' : 'CREATE'} ROLE ${login} LOGIN PASSWORD '${password}'`);
    await transaction.unsafe(`GRANT plumb_member TO ${login}`);
    await transaction.unsafe(workersAsRoles);
  });
  return { login, password };
}
