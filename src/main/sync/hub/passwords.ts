import type { SecretStore } from '@main/secrets/keychain';
import { shownAddress } from './connect';

/** Keeps the password of an address, if it has one. @returns the address as people may see it. */
export function keepPassword(address: string, secrets: SecretStore): string {
  const shown = shownAddress(address);
  const { password } = new URL(address);
  if (password !== '') secrets.write(secretName(shown), decodeURIComponent(password));
  return shown;
}

/** The address with its password, where it is left out and known. */
export function withPassword(address: string, secrets: SecretStore): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.password !== '') return address;
  const known = secrets.read(secretName(shownAddress(address)));
  if (known === null) return address;
  url.password = encodeURIComponent(known);
  return url.href;
}

function secretName(shown: string): string {
  return `hub ${shown}`;
}
