import type postgres from 'postgres';
import { readHubAddress } from './address';
import { hubDriver } from './connect';
import { HINTS } from './hint';
import { openHubSocket } from './open-socket';

export interface Listening {
  /** Aborted: the connection is closed. */
  readonly signal: AbortSignal;
  /** Called from now on until the promise settles. */
  readonly onListening: () => void;
  /** @param text whatever somebody sent. */
  readonly onHint: (text: string) => void;
}

/**
 * Listens for hints on a connection of its own, until that is lost or closed.
 *
 * @returns at once where a connection would be one too many, or where another could be at its end: see `canListen`.
 * @throws what the hub and the network say.
 */
export async function listenForHints(address: string, { signal, onListening, onHint }: Listening): Promise<void> {
  signal.throwIfAborted();
  const way = readHubAddress(address);
  const socket = await openHubSocket(way);
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const lost = gone.then(() => Promise.reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  lost.catch(() => undefined);
  const close = () => socket.destroy();
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  let given = false;
  const sql = hubDriver(
    way,
    () => {
      // A connection that is lost is not opened again here: whoever listens waits a while first.
      if (given) return lost;
      given = true;
      return Promise.resolve(socket);
    },
    (channel, text) => channel === HINTS && onHint(text),
  );
  try {
    if (!(await Promise.race([canListen(sql), lost]))) return;
    await Promise.race([sql.unsafe(`LISTEN ${HINTS}`), lost]);
    onListening();
    await gone;
  } finally {
    signal.removeEventListener('abort', close);
    socket.destroy();
    await sql.end({ timeout: 0 });
  }
}

/**
 * Whether half of the connections that this hub has, for everybody and for this member, stay free for work; and whether
 * it is PostgreSQL itself that we are connected with: a pooler hands its connections on, with what they listen to.
 */
async function canListen(sql: postgres.Sql): Promise<boolean> {
  const rows = await sql<{ pid: number; room: boolean }[]>`SELECT pg_backend_pid() AS pid,
    (SELECT sum(numbackends) FROM pg_stat_database) * 2 <= current_setting('max_connections')::int
    AND (SELECT d.datconnlimit < 0 OR s.numbackends * 2 <= d.datconnlimit
      FROM pg_database d JOIN pg_stat_database s ON s.datid = d.oid WHERE d.datname = current_database())
    AND (SELECT rolconnlimit < 0 OR rolconnlimit >= 4 FROM pg_roles WHERE rolname = session_user) AS room`;
  const [row] = rows;
  // The state of a connection has the number that the other end introduced itself with.
  return row !== undefined && row.room && row.pid === rows.state.pid;
}
