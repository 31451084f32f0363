import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SecretStore } from '@main/secrets/keychain';
import { secretFiles } from '@main/secrets/secret-files';
import { secretsOf } from '@main/secrets/secrets';
import { loadIdentity, publicKeyOf } from '@main/sync/identity';
import { temporaryFolder } from '@tests/support/temporary-store';

/** A keychain that is a folder, and can be locked. */
function keychainIn(folder: string): SecretStore & { locked: boolean } {
  const files = secretFiles(folder);
  return {
    locked: false,
    read(name) {
      return this.locked ? null : files.read(name);
    },
    write: (name, secret) => files.write(name, secret),
    remove: (name) => files.remove(name),
  };
}

describe('secrets', () => {
  it('are kept in the keychain, and in no file beside it', () => {
    const userData = temporaryFolder();
    const keychain = keychainIn(temporaryFolder());
    const secrets = secretsOf(userData, keychain);
    secrets.write('hub', 'one');
    secrets.write('hub', 'two');
    expect(secrets.read('hub')).toBe('two');
    expect(existsSync(join(userData, 'secrets'))).toBe(false);
    secrets.remove('hub');
    expect(secrets.read('hub')).toBeNull();
  });

  it('of two folders of user data do not meet in one keychain', () => {
    const keychain = keychainIn(temporaryFolder());
    const [a, b] = [secretsOf(temporaryFolder(), keychain), secretsOf(temporaryFolder(), keychain)];
    a.write('hub', 'of a');
    expect(b.read('hub')).toBeNull();
  });

  it('are files where a keychain takes them and does not keep them', () => {
    const userData = temporaryFolder();
    const keychain = keychainIn(temporaryFolder());
    keychain.locked = true;
    secretsOf(userData, keychain).write('hub', 'one');
    expect(readdirSync(join(userData, 'secrets'))).toHaveLength(1);
    expect(secretsOf(userData, keychain).read('hub')).toBe('one');
  });
});

describe('the key of a person', () => {
  it('leaves only its public part in a file when there is a keychain', () => {
    const userData = temporaryFolder();
    const secrets = secretsOf(userData, keychainIn(temporaryFolder()));
    const { key } = loadIdentity(userData, secrets);
    expect(loadIdentity(userData, secrets).key).toBe(key);
    expect(publicKeyOf(userData)).toBe(key);
    expect(readdirSync(userData)).toEqual(['identity.pem']);
    expect(readFileSync(join(userData, 'identity.pem'), 'utf8')).not.toMatch(/PRIVATE/);
  });

  it('is not made anew when the keychain is locked: that is said', () => {
    const userData = temporaryFolder();
    const keychain = keychainIn(temporaryFolder());
    const { key } = loadIdentity(userData, secretsOf(userData, keychain));
    keychain.locked = true;
    expect(() => loadIdentity(userData, secretsOf(userData, keychain))).toThrow(/Unlock the keychain/);
    expect(publicKeyOf(userData)).toBe(key);
  });

  it('of another person under its name is refused', () => {
    const [mine, theirs] = [temporaryFolder(), temporaryFolder()];
    const { key } = loadIdentity(mine);
    loadIdentity(theirs);
    const secret = readFileSync(join(theirs, 'secrets', readdirSync(join(theirs, 'secrets'))[0]!), 'utf8');
    secretFiles(join(mine, 'secrets')).write(`key ${key}`, secret);
    expect(() => loadIdentity(mine)).toThrow(/another key/);
  });

  it('may be brought as a private key from another machine', () => {
    const [mine, brought] = [temporaryFolder(), temporaryFolder()];
    const { key } = loadIdentity(mine);
    const [file] = readdirSync(join(mine, 'secrets'));
    writeFileSync(join(brought, 'identity.pem'), readFileSync(join(mine, 'secrets', file!)));
    expect(loadIdentity(brought).key).toBe(key);
  });

  it('that is damaged is not written over', () => {
    const userData = temporaryFolder();
    writeFileSync(join(userData, 'identity.pem'), 'nothing');
    expect(() => loadIdentity(userData)).toThrow(/cannot be used/);
    expect(readFileSync(join(userData, 'identity.pem'), 'utf8')).toBe('nothing');
  });
});

const hasSecretService =
  process.platform === 'linux' &&
  ['dbus-run-session', 'gnome-keyring-daemon'].every((tool) => spawnSync('which', [tool]).status === 0);

describe.skipIf(!hasSecretService)('the keychain of a Linux desktop', () => {
  it('keeps the private key, which another process finds', () => {
    const home = temporaryFolder();
    const userData = join(home, 'data');
    mkdirSync(userData);
    const cli = join(import.meta.dirname, '../../../out/cli/plumbline.js');
    const key = `"${process.execPath}" "${cli}" key --json`;
    const script = `echo -n pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ${key}; ${key}`;
    const env = { ...process.env, HOME: home, PLUMBLINE_USER_DATA: userData, PLUMBLINE_KEYCHAIN: 'on' };
    const { stdout, stderr } = spawnSync('dbus-run-session', ['--', 'sh', '-c', script], { env, encoding: 'utf8' });
    const keys = stdout.match(/[0-9a-f]{64}/g) ?? [];
    expect(keys, stderr).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(readdirSync(userData)).toEqual(['identity.pem']);
    rmSync(home, { recursive: true, force: true });
  });
});
