import postgres from 'postgres';
import { UserError } from '@shared/lib/user-error';
import { isHubAddress } from '@shared/sync/hub-address';

export type Hub = postgres.Sql;

/** The address as people may see it: without its password. */
export function shownAddress(address: string): string {
  const url = new URL(address);
  url.password = '';
  url.search = '';
  return url.href;
}

/**
 * Connects to a hub for one piece of work. A hub that is not on this machine is reached by TLS with a certificate that
 * holds, whatever the address asks for.
 *
 * @throws UserError `hub.badAddress`, `hub.unreachable`, `hub.refused`
 */
export async function withHub<T>(address: string, work: (hub: Hub) => Promise<T>): Promise<T> {
  const url = parsed(address);
  const hub = postgres({
    host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
    port: Number(url.port) || 5432,
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    username: decodeURIComponent(url.username),
    // Left out of the address, it is not seen by whoever lists the processes of the machine.
    password: decodeURIComponent(url.password) || (process.env['PGPASSWORD'] ?? ''),
    ssl: isLoopback(url.hostname) ? false : { rejectUnauthorized: true },
    max: 1,
    prepare: true,
    connect_timeout: 15,
    onnotice: () => undefined,
    connection: { application_name: 'plumbline' },
  });
  try {
    return await work(hub);
  } catch (error) {
    throw explained(error, shownAddress(address));
  } finally {
    await hub.end({ timeout: 5 });
  }
}

function parsed(address: string): URL {
  if (isHubAddress(address) && URL.canParse(address) && new URL(address).username !== '') return new URL(address);
  throw new UserError(
    'hub.badAddress',
    {},
    'The address of a hub looks like postgres://name:password@host:5432/database. Copy the one that you were sent.',
  );
}

function isLoopback(host: string): boolean {
  return ['', 'localhost', '127.0.0.1', '[::1]', '::1'].includes(host);
}

/** What PostgreSQL and the network say, in words that tell what to do. */
function explained(error: unknown, address: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const reason = error.message;
  if (code === '28P01' || code === '28000' || code === '42501' || code === '3F000' || code === '42P01') {
    return new UserError(
      'hub.refused',
      { address, reason },
      `The hub at ${address} refuses this: ${reason}. Ask a lead for an address of your own, or whoever runs the hub.`,
    );
  }
  if (/^E[A-Z]+$|^CONNECT|^CONNECTION|TLS|CERT/.test(code)) {
    return new UserError(
      'hub.unreachable',
      { address, reason: code },
      `The hub at ${address} cannot be reached (${code}). What was done here is kept; sync again when it can be.`,
    );
  }
  return error;
}
