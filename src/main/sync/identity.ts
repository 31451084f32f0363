import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@shared/lib/user-error';
import { publicKeySchema, type PublicKey } from '@shared/sync/public-key';

/** The key pair of the person who uses this account of this machine, for all projects. */
export interface Identity {
  readonly key: PublicKey;
  readonly privateKey: KeyObject;
}

const FILE = 'identity.pem';

/**
 * Reads the key pair from the folder of the user's data, and makes one at the first use. The private part never leaves
 * that file, which nobody else may read.
 *
 * @throws UserError `sync.identityUnreadable`
 */
export function loadIdentity(userData: string): Identity {
  const path = join(userData, FILE);
  try {
    return identityOf(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!isMissing(error)) throw unreadable(path, error);
  }
  try {
    makeIdentity(userData, path);
    return identityOf(readFileSync(path, 'utf8'));
  } catch (error) {
    throw unreadable(path, error);
  }
}

function identityOf(pem: string): Identity {
  const privateKey = createPrivateKey(pem);
  const { x = '', crv } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (crv !== 'Ed25519') throw new Error(`a key for Ed25519 is needed, got ${crv ?? 'another kind'}`);
  return { key: publicKeySchema.parse(Buffer.from(x, 'base64url').toString('hex')), privateKey };
}

/** Whole or not at all, and never over one that another process has just made. */
function makeIdentity(userData: string, path: string): void {
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  const making = `${path}.${process.pid}`;
  const file = openSync(making, 'wx', 0o600);
  try {
    writeSync(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(making, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(making);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function unreadable(path: string, error: unknown): UserError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(
    'sync.identityUnreadable',
    { path, reason },
    `Your key in ${path} cannot be used: ${reason}. Put the file back from a backup; without it nobody can tell that your work is yours.`,
  );
}
