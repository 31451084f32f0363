import { join } from 'node:path';
import { systemKeychain, type SecretStore } from './keychain';
import { secretFiles } from './secret-files';

/**
 * The secrets of a user: in the system's keychain where there is one, otherwise in files of the folder of the user's data.
 * What was kept in a file before there was a keychain is still found.
 *
 * @param userData the folder of the user's data.
 */
export function secretsOf(userData: string, keychain: SecretStore | null = systemKeychain(process.env)): SecretStore {
  const files = secretFiles(join(userData, 'secrets'));
  if (!keychain) return files;
  // Several users' data may share a keychain, as that of a person who tries Plumbline in a second folder.
  const own = (name: string) => `${name} (${userData})`;
  return {
    read: (name) => keychain.read(own(name)) ?? files.read(name),
    write(name, secret) {
      keychain.write(own(name), secret);
      // Some keychains take and do not keep, as one whose collection is locked.
      if (keychain.read(own(name)) === secret) files.remove(name);
      else files.write(name, secret);
    },
    remove(name) {
      keychain.remove(own(name));
      files.remove(name);
    },
  };
}
