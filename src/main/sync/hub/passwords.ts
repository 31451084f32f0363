import { resolve } from 'node:path';
import type { SecretStore } from '@main/secrets/keychain';
import { shownAddress } from './address';

/**
 * Keeps the password of an address, and where the certificate of its authority lies, if it has them.
 *
 * @returns the address as people may see it.
 */
export function keepPassword(address: string, secrets: SecretStore): string {
  const shown = shownAddress(address);
  const { password, searchParams } = new URL(address);
  if (password !== '') secrets.write(secretName(shown), decodeURIComponent(password));
  const authority = searchParams.get('sslrootcert');
  // Of the file its path: a keychain takes little, and the file may be renewed.
  if (authority) secrets.write(authorityName(shown), resolve(authority));
  return shown;
}

/** The address with its password and its authority, where they are left out and known. */
export function withPassword(address: string, secrets: SecretStore): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const shown = shownAddress(address);
  const password = url.password === '' ? secrets.read(secretName(shown)) : null;
  if (password !== null) url.password = encodeURIComponent(password);
  const authority = url.searchParams.has('sslrootcert') ? null : secrets.read(authorityName(shown));
  if (authority !== null) url.searchParams.set('sslrootcert', authority);
  return password === null && authority === null ? address : url.href;
}

function secretName(shown: string): string {
  return `hub ${shown}`;
}

function authorityName(shown: string): string {
  return `hub authority ${shown}`;
}
