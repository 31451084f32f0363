import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { postgresFolder } from './postgres-server';

/** What one statement came to: its SQLSTATE, 00000 when it went well, and everything that psql wrote of it. */
export interface Said {
  readonly state: string;
  readonly words: string;
}

/**
 * Runs statements one after the other in one session of the real psql, each by itself, as somebody would who types them.
 *
 * @param address with its password.
 */
export async function psql(address: string, statements: readonly string[]): Promise<Said[]> {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  url.password = '';
  // Each is followed by a line that says how it went; what stands before that line is its own.
  const script = statements.map((statement) => `${statement}\n;\n\\echo @@ :SQLSTATE\n`).join('');
  const output = await new Promise<string>((resolve) => {
    const child = execFile(
      'sh',
      ['-c', 'exec "$0" "$@" 2>&1', join(postgresFolder!, 'psql'), '-XAt', '-v', 'VERBOSITY=verbose', url.href],
      { env: { ...process.env, PGPASSWORD: password, LC_ALL: 'C' }, maxBuffer: 64 * 1024 * 1024 },
      // Whatever it could not do stands in what it wrote; what it wrote nothing of is lost.
      (_, stdout) => resolve(stdout),
    );
    child.stdin?.end(script);
  });
  const said = output.split(/^@@ (.*)\n/m);
  return statements.map((_, index) => ({ words: said[index * 2] ?? '', state: said[index * 2 + 1] ?? 'lost' }));
}
