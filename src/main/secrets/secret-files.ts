import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretStore } from './keychain';

/** Secrets as files that nobody else may read, one each, so that two processes cannot lose one of the other's. */
export function secretFiles(folder: string): SecretStore {
  const pathOf = (name: string) => join(folder, createHash('sha256').update(name).digest('hex'));
  return {
    read(name) {
      try {
        return readFileSync(pathOf(name), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    write(name, secret) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const making = `${pathOf(name)}.${randomBytes(6).toString('hex')}`;
      const file = openSync(making, 'wx', 0o600);
      try {
        writeSync(file, secret);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(making, pathOf(name));
    },
    remove: (name) => rmSync(pathOf(name), { force: true }),
  };
}
