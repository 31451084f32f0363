import { UserError } from '@shared/lib/user-error';
import { isHubAddress } from '@shared/sync/hub-address';

/** Where a hub is and who goes there. */
export interface HubWay {
  /** As people may see it. */
  readonly shown: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly username: string;
  readonly password: string;
  /** Path of a PEM file with the authority that the hub's certificate is checked by; null: those that everybody trusts. */
  readonly authority: string | null;
}

/** The address as people may see it: without its password. */
export function shownAddress(address: string): string {
  const url = new URL(address);
  url.password = '';
  url.search = '';
  return url.href;
}

/**
 * Reads an address as PostgreSQL's own tools do: `sslrootcert` names an authority of one's own. What else it asks for
 * is left: how a hub is reached is not for an address to decide.
 *
 * @param environment gives what the address leaves out, by PGPASSWORD and PGSSLROOTCERT: an argument is seen by
 *   whoever lists the processes of the machine.
 * @throws UserError `hub.badAddress`
 */
export function readHubAddress(
  address: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): HubWay {
  const url = isHubAddress(address) && URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username === '') {
    throw new UserError(
      'hub.badAddress',
      {},
      'The address of a hub looks like postgres://name:password@host:5432/database. Copy the one that you were sent.',
    );
  }
  const authority = url.searchParams.get('sslrootcert') ?? environment['PGSSLROOTCERT'] ?? '';
  return {
    shown: shownAddress(address),
    host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
    port: Number(url.port) || 5432,
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password) || (environment['PGPASSWORD'] ?? ''),
    authority: authority === '' || authority === 'system' ? null : authority,
  };
}
