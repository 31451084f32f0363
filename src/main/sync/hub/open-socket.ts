import { readFile } from 'node:fs/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as secure, type ConnectionOptions } from 'node:tls';
import { UserError } from '@shared/lib/user-error';
import type { HubWay } from './address';

/** Milliseconds until a hub that says nothing is given up. */
const PATIENCE = 15_000;

/** What PostgreSQL is asked before TLS begins: eight bytes, and the number 80877103. */
const TLS_REQUEST = Buffer.from('0000000804d2162f', 'hex');
const WILLING = 'S'.charCodeAt(0);

/**
 * Opens the way to a hub. One that is not on this machine, by its name and by the address that it turns out to have, is
 * reached by TLS with a certificate that holds, or not at all; so is one that has an authority of its own.
 *
 * @throws UserError `hub.noTls`, `hub.certificate`, `hub.authority`, and what the network says.
 */
export async function openHubSocket(way: HubWay): Promise<Socket> {
  const socket = connect(way.port, way.host);
  const late = setTimeout(() => socket.destroy(timedOut()), PATIENCE);
  try {
    await once(socket, 'connect');
    if (isThisMachine(way.host, socket.remoteAddress) && way.authority === null) return socket;
    return await secured(socket, way);
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/** Both have to say so: a name may lead elsewhere. */
function isThisMachine(name: string, address = ''): boolean {
  const isLocalName = ['localhost', '127.0.0.1', '::1'].includes(name.toLowerCase());
  return isLocalName && /^(::ffff:)?127\.|^::1$/.test(address);
}

async function secured(socket: Socket, { shown, host, authority }: HubWay): Promise<Socket> {
  socket.write(TLS_REQUEST);
  const [answer] = await once<[Buffer]>(socket, 'data');
  // More than the one byte would be words that somebody put in front of what TLS protects.
  if (answer.length !== 1 || answer[0] !== WILLING) {
    throw new UserError(
      'hub.noTls',
      { address: shown },
      `The hub at ${shown} offers no TLS, so whoever is between could read along. Whoever runs it turns it on: "ssl = on" in postgresql.conf, with a certificate.`,
    );
  }
  const options: ConnectionOptions = { socket, host, ...(isIP(host) ? {} : { servername: host }) };
  if (authority !== null) options.ca = await readAuthority(authority);
  const tls = secure(options);
  try {
    await once(tls, 'secureConnect');
    return tls;
  } catch (error) {
    tls.destroy();
    throw untrusted(error, shown);
  }
}

async function readAuthority(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new UserError(
    'hub.authority',
    { path },
    `${path} is no certificate of an authority: a PEM file is needed that begins with -----BEGIN CERTIFICATE-----.`,
  );
}

/** What is wrong with a certificate, in words that tell what to do; other errors as they are. */
function untrusted(error: unknown, address: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new UserError(
      'hub.certificateName',
      { address },
      `The certificate of the hub at ${address} is for another name. Use the name that it was made for, or have whoever runs the hub make one for this name.`,
    );
  }
  if (!/CERT|SIGNATURE|ISSUER/.test(code)) return error;
  return new UserError(
    'hub.certificate',
    { address, reason: code },
    `The certificate of the hub at ${address} cannot be trusted (${code}). If your team has an authority of its own, give its certificate: end the address with ?sslrootcert=/path/to/authority.pem, or set PGSSLROOTCERT. If not, ask whoever runs the hub.`,
  );
}

function timedOut(): Error {
  return Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' });
}

/** Waits for an event of a socket that may fail or end instead. */
function once<T extends unknown[]>(socket: Socket, event: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      socket.off(event, happened).off('error', failed).off('close', closed);
    };
    const happened = (...what: T) => {
      settle();
      resolve(what);
    };
    const failed = (error: Error) => {
      settle();
      reject(error);
    };
    const closed = () => failed(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    socket.on(event, happened).on('error', failed).on('close', closed);
  });
}
