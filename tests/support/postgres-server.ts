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
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of its own in a temporary folder, as a normal user, on a port that nobody has. */
export async function startPostgres(): Promise<PostgresServer> {
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
  execFileSync('sh', ['-c', `cat > '${data}/pg_hba.conf'`], { ...user, input: `${hba}\n` });
  const port = await freePort();
  const settings = [`-p${port}`, '-k', folder, '-h', '127.0.0.1', '-c', 'fsync=off', '-c', 'log_statement=none'];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], { ...user, stdio: 'ignore' });
  const over = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const socket = join(folder, `.s.PGSQL.${port}`);
  for (let tries = 0; !existsSync(socket); tries++) {
    if (tries > 600 || server.exitCode !== null) throw new Error('PostgreSQL did not start');
    await sleep(50);
  }
  const address = `postgres://owner@127.0.0.1:${port}/postgres`;
  await untilStarted(address);
  return {
    address,
    async stop() {
      server.kill('SIGINT');
      await over;
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
