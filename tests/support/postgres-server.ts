import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';

/** Whoever owns nothing: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/** The folder of a PostgreSQL on this machine, 13 or later; undefined when there is none. */
export const postgresFolder = findPostgres();

function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

export interface PostgresServer {
  /** As its owner, who may do everything. */
  readonly address: string;
  /** Ends it as an administrator does, with everybody who is connected, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Further addresses that it listens on. */
  readonly hosts?: readonly string[];
  /** As PEM; with them it offers TLS. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Lines of postgresql.conf. */
  readonly settings?: readonly string[];
}

/** Starts a PostgreSQL of its own in a temporary folder, as a normal user, on a port that nobody has. */
export async function startPostgres({ hosts = [], tls, settings = [] }: PostgresOptions = {}): Promise<PostgresServer> {
  const bin = postgresFolder;
  if (bin === undefined) throw new Error('There is no PostgreSQL on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-postgres-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const user = { ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}), cwd: folder };
  const data = join(folder, 'data');
  const setUp = ['-D', data, '-U', 'owner', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), setUp, { ...user, stdio: 'pipe' });
  const hba = ['local all all trust', 'host all owner all trust', 'host all all all scram-sha-256'].join('\n');
  const write = (name: string, text: string) =>
    execFileSync('sh', ['-c', `umask 077; cat > '${data}/${name}'`], { ...user, input: `${text}\n` });
  write('pg_hba.conf', hba);
  if (tls) {
    write('server.crt', tls.certificate);
    write('server.key', tls.key);
  }
  const port = await freePort();
  const listening = ['127.0.0.1', ...hosts].join(',');
  const lines = ['fsync=off', 'log_statement=none', `ssl=${tls ? 'on' : 'off'}`, ...settings];
  const options = [`-p${port}`, '-k', folder, '-h', listening, ...lines.flatMap((line) => ['-c', line])];
  const address = `postgres://owner@127.0.0.1:${port}/postgres`;
  let running = await start();

  /** @returns what ends it. */
  async function start(): Promise<() => Promise<void>> {
    const server = spawn(join(bin!, 'postgres'), ['-D', data, ...options], { ...user, stdio: 'ignore' });
    const over = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    await untilStarted(address);
    return () => {
      server.kill('SIGINT');
      return over;
    };
  }

  return {
    address,
    async restart() {
      await running();
      running = await start();
    },
    async stop() {
      await running();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The socket is there a moment before anybody is let in. */
async function untilStarted(address: string): Promise<void> {
  const hub = postgres(address, { max: 1, onnotice: () => undefined });
  try {
    for (let tries = 0; tries < 600; tries++) {
      const isStarted = await hub`SELECT 1`.then(
        () => true,
        () => false,
      );
      if (isStarted) return;
      await sleep(50);
    }
    throw new Error('PostgreSQL did not start');
  } finally {
    await hub.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
