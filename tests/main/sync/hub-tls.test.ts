import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretsOf } from '@main/secrets/secrets';
import { keepPassword, withPassword } from '@main/sync/hub/passwords';
import { withHub } from '@main/sync/hub/connect';
import { addressFor } from '@main/sync/hub/set-up';
import { hasOpenssl, newAuthority, type Authority } from '@tests/support/certificates';
import { newHubLead, through } from '@tests/support/hub-team';
import { postgresFolder, startPostgres, type PostgresServer } from '@tests/support/postgres-server';
import { psql } from '@tests/support/psql';
import { temporaryFolder } from '@tests/support/temporary-store';

// 127.0.0.2 stands for a machine elsewhere: only 127.0.0.1 and its names are taken for this one.
const AWAY = '127.0.0.2';

describe.skipIf(postgresFolder === undefined || !hasOpenssl)(
  'a hub that is not on this machine',
  { timeout: 120_000 },
  () => {
    let server: PostgresServer | undefined;
    let authority: Authority;

    beforeEach(() => {
      authority = newAuthority();
    });
    afterEach(async () => {
      await server?.stop();
      server = undefined;
    });

    /** A PostgreSQL with such a certificate, and the address of its owner from elsewhere. */
    async function away(name: string | null, from: Authority = authority): Promise<string> {
      server = await startPostgres({ hosts: [AWAY], ...(name === null ? {} : { tls: from.issue(name) }) });
      await psql(server.address, ["ALTER ROLE owner PASSWORD 'secret'"]);
      return changed(server.address, (url) => {
        url.hostname = AWAY;
        url.password = 'secret';
      });
    }

    const ask = (address: string) =>
      withHub(
        address,
        (hub) => hub<{ ssl: boolean }[]>`
    SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()`,
      );

    it('is reached by TLS with a certificate of the team’s own authority, which stays known with its password', async () => {
      const address = await away(`IP:${AWAY}`);
      const trusting = changed(address, (url) => url.searchParams.set('sslrootcert', authority.path));
      expect(await ask(trusting)).toMatchObject([{ ssl: true }]);
      const secrets = secretsOf(temporaryFolder());
      const shown = keepPassword(trusting, secrets);
      expect(shown).not.toMatch(/secret|sslrootcert/);
      expect(await ask(withPassword(shown, secrets))).toMatchObject([{ ssl: true }]);
      // Where the file lies on the owner's machine means nothing on a member's.
      const ada = await newHubLead(trusting);
      expect(ada.address).not.toContain('sslrootcert');
      await expect(through(ada)).rejects.toMatchObject({ code: 'hub.certificate' });
      const hers = changed(ada.address, (url) => url.searchParams.set('sslrootcert', authority.path));
      expect((await through({ ...ada, address: hers })).published.problem).toBeNull();
    });

    it('is refused when nobody vouches for its certificate, when another authority does, or when it is for another name', async () => {
      const address = await away('IP:127.0.0.9');
      await expect(ask(address)).rejects.toMatchObject({ code: 'hub.certificate' });
      const others = changed(address, (url) => url.searchParams.set('sslrootcert', newAuthority().path));
      await expect(ask(others)).rejects.toMatchObject({ code: 'hub.certificate' });
      const named = changed(address, (url) => url.searchParams.set('sslrootcert', authority.path));
      await expect(ask(named)).rejects.toMatchObject({ code: 'hub.certificateName' });
      // What an address asks for does not make it less strict.
      const lax = changed(address, (url) => url.searchParams.set('sslmode', 'disable'));
      await expect(ask(lax)).rejects.toMatchObject({ code: 'hub.certificate' });
    });

    it('is refused when it offers no TLS, before a password is sent', async () => {
      const address = await away(null);
      await expect(ask(address)).rejects.toMatchObject({ code: 'hub.noTls' });
      await expect(ask(changed(address, (url) => url.searchParams.set('sslmode', 'disable')))).rejects.toMatchObject({
        code: 'hub.noTls',
      });
      // On this machine itself it needs none.
      expect(await ask(server!.address)).toMatchObject([{ ssl: false }]);
    });

    it('says what is wrong with the file of an authority', async () => {
      const file = join(temporaryFolder(), 'notes.txt');
      writeFileSync(file, 'not a certificate');
      const address = await away(`IP:${AWAY}`);
      for (const path of [file, '/no/such/file.pem']) {
        const wrong = changed(address, (url) => url.searchParams.set('sslrootcert', path));
        await expect(ask(wrong)).rejects.toMatchObject({ code: 'hub.authority', params: { path } });
      }
    });

    it('has its certificate checked on this machine too when the address names an authority', async () => {
      await away(`IP:${AWAY}`);
      const named = changed(server!.address, (url) => url.searchParams.set('sslrootcert', authority.path));
      await expect(ask(named)).rejects.toMatchObject({ code: 'hub.certificateName' });
      expect(addressFor(named, 'kim', 'secret')).not.toContain('sslrootcert');
    });
  },
);

function changed(address: string, change: (url: URL) => void): string {
  const url = new URL(address);
  change(url);
  return url.href;
}
