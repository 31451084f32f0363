import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { UserError } from '@shared/lib/user-error';
import { publicKeySchema, type PublicKey } from '@shared/sync/public-key';
import type { SecretStore } from '@main/secrets/keychain';
import { secretsOf } from '@main/secrets/secrets';

/** The key pair of the person who uses this account of this machine, for all projects. */
export interface Identity {
  readonly key: PublicKey;
  readonly privateKey: KeyObject;
}

const FILE = 'identity.pem';

/**
 * Reads the key pair of this account, and makes one at the first use. The public part is a file in the folder of the
 * user's data; the private part never leaves the machine: the system's keychain keeps it, or, where there is none, a file
 * that nobody else may read.
 *
 * @throws UserError `sync.identityUnreadable`
 */
export function loadIdentity(userData: string, secrets: SecretStore = secretsOf(userData)): Identity {
  const path = join(userData, FILE);
  try {
    return identityOf(readFileSync(path, 'utf8'), secrets);
  } catch (error) {
    if (!isMissing(error)) throw unreadable(path, error);
  }
  try {
    makeIdentity(userData, path, secrets);
    return identityOf(readFileSync(path, 'utf8'), secrets);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The public key alone; no keychain is asked once it is made. @throws UserError `sync.identityUnreadable` */
export function publicKeyOf(userData: string): PublicKey {
  const path = join(userData, FILE);
  try {
    return keyOf(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!isMissing(error)) throw unreadable(path, error);
  }
  return loadIdentity(userData).key;
}

function identityOf(pem: string, secrets: SecretStore): Identity {
  const key = keyOf(pem);
  // A private key may stand there itself, as one that was brought from another machine.
  const secret = pem.includes('PRIVATE KEY') ? pem : secrets.read(secretName(key));
  if (secret === null) throw new Error('its private part is in no keychain that is open here');
  const privateKey = createPrivateKey(secret);
  if (keyOf(secret) !== key) throw new Error('its private part is of another key');
  return { key, privateKey };
}

/** @param pem a public key, or a private key and with it its public part. */
function keyOf(pem: string): PublicKey {
  const { x = '', crv } = createPublicKey(pem).export({ format: 'jwk' });
  if (crv !== 'Ed25519') throw new Error(`a key for Ed25519 is needed, got ${crv ?? 'another kind'}`);
  return publicKeySchema.parse(Buffer.from(x, 'base64url').toString('hex'));
}

function secretName(key: PublicKey): string {
  return `key ${key}`;
}

/** Whole or not at all, and never over one that another process has just made. */
function makeIdentity(userData: string, path: string, secrets: SecretStore): void {
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const name = secretName(keyOf(pem));
  secrets.write(name, privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
  const making = `${path}.${process.pid}.${threadId}`;
  const file = openSync(making, 'wx', 0o600);
  try {
    writeSync(file, pem);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(making, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    secrets.remove(name);
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
    `Your key in ${path} cannot be used: ${reason}. Unlock the keychain of this account, or put the file back from a backup; without the key nobody can tell that your work is yours.`,
  );
}
