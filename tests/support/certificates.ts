import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-store';

/** What Debian's PostgreSQL brings along to make certificates with; false where there is none. */
export const hasOpenssl = canRunOpenssl();

function canRunOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface Authority {
  /** Path of its certificate. */
  readonly path: string;
  /** Makes a certificate for a server. @param name as it stands in it, `IP:127.0.0.2` or `DNS:hub.example.org`. */
  issue(name: string, days?: number): { readonly certificate: string; readonly key: string };
}

/** An authority as a team makes one for itself. */
export function newAuthority(): Authority {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=A team', '-days', '2');
  return {
    path: path('ca.pem'),
    issue(name, days = 1) {
      openssl('req', ...newKey, '-keyout', 'own.key', '-out', 'own.csr', '-subj', '/CN=hub');
      writeFileSync(path('own.ext'), `subjectAltName=${name}\n`);
      const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'own.ext'];
      openssl('x509', '-req', '-in', 'own.csr', '-out', 'own.pem', '-days', String(days), ...signing);
      return { certificate: readFileSync(path('own.pem'), 'utf8'), key: readFileSync(path('own.key'), 'utf8') };
    },
  };
}
