import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { readHubAddress, type HubWay } from './address';
import { explainHubError } from './explain';
import { openHubSocket } from './open-socket';
import { isBroken, retry } from './retry';

type Value = string | number | boolean | null | Uint8Array | readonly string[] | postgres.Parameter;

/** A connection to a hub. Statements and transactions that fail for a reason that passes are done again, and have to be fit for that. */
export interface Hub {
  /** Where it is, as its address names it. */
  readonly host: string;
  /** One statement, a transaction by itself. */
  <T extends readonly object[] = postgres.Row[]>(text: TemplateStringsArray, ...values: Value[]): Promise<T>;
  /** Several statements as one transaction. */
  begin<T>(work: (transaction: postgres.TransactionSql) => Promise<T>): Promise<T>;
  /** Statements as a library writes them, which knows by itself whether they may be done twice: they are done once. */
  unsafe(text: string, values?: never[]): Promise<readonly object[]>;
  /** A value that is written as JSON. */
  json(value: Parameters<postgres.Sql['json']>[0]): postgres.Parameter;
}

/**
 * How often in a row a connection may be opened on which nothing is answered: before the hub has said anything, and after,
 * when it restarts or fails over. Statements that are under way together knock for each other.
 */
const MOST_KNOCKS = { before: 6, after: 14 } as const;

/** Milliseconds between two of them, at most. */
const LONGEST_WAIT = 2_000;

/**
 * Connects to a hub for one piece of work. Restarts, failovers, cut connections and deadlocks in the middle of it are
 * waited for and tried again (`retry`).
 *
 * @throws UserError `hub.*`
 */
export async function withHub<T>(address: string, work: (hub: Hub) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const way = readHubAddress(address);
  let answered = false;
  let knocks = 0;
  async function opened(): Promise<Duplex> {
    // The driver itself would knock without end, and without a pause, where it is let in and thrown out again.
    if (++knocks > (answered ? MOST_KNOCKS.after : MOST_KNOCKS.before))
      throw Object.assign(new Error('closed again and again'), { code: 'ECONNRESET' });
    const wait = answered ? Math.min(LONGEST_WAIT, 50 * 2 ** knocks) : 100 * knocks;
    if (knocks > 2) await sleep(wait, undefined, signal && { signal });
    return openHubSocket(way);
  }
  let line = newLine(hubDriver(way, opened));
  async function noted<R>(ask: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<R> {
    const asked = line;
    try {
      // What a statement returns is said by whoever asks.
      const value = (await Promise.race([ask(asked.sql), asked.broken])) as R;
      [answered, knocks] = [true, 0];
      return value;
    } catch (error) {
      // A driver whose connection broke may keep half a message for the next one, and forgets statements that wait in it
      // when it is ended. The first to hear of it tells all others, and replaces it.
      if (isBroken(error) && line === asked) {
        asked.tellBroken(error);
        void asked.sql.end({ timeout: 0 });
        line = newLine(hubDriver(way, opened));
      }
      throw error;
    }
  }
  const patience = { signal, hasAnswered: () => answered };
  const hub: Hub = Object.assign(
    <R extends readonly object[]>(text: TemplateStringsArray, ...values: Value[]) =>
      retry(() => noted<R>((driver) => driver(text, ...values)), patience),
    {
      host: way.host,
      begin: <R>(transaction: (sql: postgres.TransactionSql) => Promise<R>) =>
        retry(() => noted<R>((driver) => driver.begin(transaction)), { ...patience, makesHub: true }),
      unsafe: (text: string, values: never[] = []) => noted<readonly object[]>((driver) => driver.unsafe(text, values)),
      json: (value: Parameters<postgres.Sql['json']>[0]) => line.sql.json(value),
    },
  );
  try {
    return await work(hub);
  } catch (error) {
    throw explainHubError(error, way.shown);
  } finally {
    await line.sql.end({ timeout: 5 });
  }
}

/** A driver with its one connection, and word of its end for all who wait for an answer. */
interface Line {
  readonly sql: postgres.Sql;
  readonly broken: Promise<never>;
  readonly tellBroken: (error: unknown) => void;
}

function newLine(sql: postgres.Sql): Line {
  let tellBroken: (error: unknown) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    tellBroken = reject;
  });
  // Most of the time nobody waits.
  broken.catch(() => undefined);
  return { sql, broken, tellBroken };
}

/**
 * PostgreSQL's protocol over a way that is opened by `socket`, on one connection.
 *
 * @param onNotify called with channel and text of what somebody notifies, once something is listened to.
 */
export function hubDriver(
  way: HubWay,
  socket: () => Promise<Duplex>,
  onNotify?: (channel: string, text: string) => void,
): postgres.Sql {
  // The driver's types leave out that it can be given a socket, and be listened with on its own connection.
  const options: postgres.Options<Record<string, never>> & {
    readonly socket: () => Promise<Duplex>;
    readonly onnotify: typeof onNotify;
  } = {
    host: way.host,
    port: way.port,
    database: way.database,
    username: way.username,
    password: way.password,
    // Whether and how the way is protected is decided by whoever opens it.
    socket,
    ssl: false,
    max: 1,
    prepare: true,
    connect_timeout: 30,
    onnotice: () => undefined,
    onnotify: onNotify,
    connection: { application_name: 'plumbline' },
    // A connection that listens is as old as the window is open.
    ...(onNotify && { max_lifetime: null }),
  };
  return postgres(options);
}
