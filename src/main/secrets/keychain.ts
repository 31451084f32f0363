import { createRequire } from 'node:module';
import type * as keyring from '@napi-rs/keyring';

/** Where secrets are kept by their name. */
export interface SecretStore {
  /** @returns null when it holds nothing of that name, or cannot be asked, as when it is locked. */
  read(name: string): string | null;
  /** @throws when it cannot be kept. */
  write(name: string, secret: string): void;
  remove(name: string): void;
}

const SERVICE = 'Plumbline';

/**
 * The keychain of the system: Keychain on macOS, Credential Manager on Windows, the Secret Service (GNOME Keyring, KWallet)
 * on Linux. Unlike Electron's `safeStorage` it is there for the command line too. The kernel's keyring, which
 * forgets all at a restart, is not taken for one.
 *
 * @returns null where there is none, or PLUMBLINE_KEYCHAIN=off says to leave it alone, as on a machine where nobody
 *   could answer when it asks to be unlocked.
 */
export function systemKeychain(environment: Readonly<Record<string, string | undefined>>): SecretStore | null {
  if (environment['PLUMBLINE_KEYCHAIN'] === 'off') return null;
  try {
    const { Entry } = createRequire(import.meta.url)('@napi-rs/keyring') as typeof keyring;
    const entry = (name: string): keyring.Entry => new Entry(SERVICE, name, { linux: { store: 'secret-service' } });
    entry('probe').getPassword();
    return keychain(entry);
  } catch {
    // No keychain, or no binding for this platform: what is kept is kept in files.
    return null;
  }
}

function keychain(entry: (name: string) => keyring.Entry): SecretStore {
  return {
    read(name) {
      try {
        return entry(name).getPassword();
      } catch {
        return null;
      }
    },
    write: (name, secret) => entry(name).setPassword(secret),
    remove(name) {
      entry(name).deleteCredential();
    },
  };
}
