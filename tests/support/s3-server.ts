import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A status, a status with S3's word for it, or what happens to the line or the bytes. */
type Fault = number | readonly [status: number, code: string] | 'cut' | 'hang-up' | 'silent' | 'altered';

export interface S3Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface S3Server {
  readonly endpoint: string;
  /** Content by bucket and key. */
  readonly objects: Map<string, Buffer>;
  /** What was asked: method, path and range. */
  readonly asked: string[];
  /** Requests that were answered at the same time, at most. */
  readonly mostAtOnce: number;
  /** What happens to the requests that come next, one each; `undefined`: nothing. */
  readonly faults: (Fault | undefined)[];
  /** Milliseconds by which its clock is ahead of the real one. */
  ahead: number;
  stop(): Promise<void>;
}

export interface S3Options {
  /** Others, that may only read. */
  readonly readers?: readonly S3Keys[];
  readonly bucket?: string;
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * A small S3 with one bucket. It knows some keys and checks what is signed, when, and over which content, as the
 * signature version 4 has it.
 */
export async function startS3(keys: S3Keys, { readers = [], bucket = 'team' }: S3Options = {}): Promise<S3Server> {
  const [objects, asked, faults] = [new Map<string, Buffer>(), [] as string[], [] as (Fault | undefined)[]];
  let [ahead, running, mostAtOnce] = [0, 0, 0];

  /** @returns S3's word for what is wrong; null when nothing is. */
  function wrongIn({ method, url, headers }: IncomingMessage, body: Buffer): string | null {
    const found =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? '',
      );
    if (!found) return 'AccessDenied';
    const [, id, day, region, names, signature] = found as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const known = [keys, ...readers].find(({ accessKeyId }) => accessKeyId === id);
    if (!known) return 'InvalidAccessKeyId';
    if (!names.split(';').includes('host') || !names.split(';').includes('x-amz-content-sha256')) return 'AccessDenied';
    const [path, query = ''] = url!.split('?');
    const claimed = String(headers['x-amz-content-sha256']);
    const signedHeaders = names.split(';').map((name) => `${name}:${String(headers[name])}`);
    const canonical = [method, path, query, ...signedHeaders, '', names, claimed].join('\n');
    const stamp = String(headers['x-amz-date']);
    const scope = `${day}/${region}/s3/aws4_request`;
    const key = ['s3', 'aws4_request'].reduce(
      (made, text) => hmac(made, text),
      hmac(hmac(`AWS4${known.secretAccessKey}`, day), region),
    );
    const right = hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).toString('hex');
    if (right !== signature) return 'SignatureDoesNotMatch';
    const signedAt = Date.parse(stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    if (Math.abs(Date.now() + ahead - signedAt) > 15 * 60_000) return 'RequestTimeTooSkewed';
    if (claimed !== sha256(body)) return 'XAmzContentSHA256Mismatch';
    return method === 'PUT' && known !== keys ? 'AccessDenied' : null;
  }

  function refuse(request: IncomingMessage, response: ServerResponse, status: number, code: string): void {
    const words = `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>In words.</Message></Error>`;
    response.writeHead(status, { 'content-type': 'application/xml', date: new Date(Date.now() + ahead).toUTCString() });
    response.end(request.method === 'HEAD' ? undefined : words);
  }

  function answer(request: IncomingMessage, sent: Buffer, response: ServerResponse): void {
    const { method, headers, url } = request;
    asked.push([method, url, headers.range].filter(Boolean).join(' '));
    const fault = faults.shift();
    if (fault === 'hang-up') return void request.socket.destroy();
    if (fault === 'silent') return;
    if (typeof fault === 'number') return void response.writeHead(fault).end();
    if (typeof fault === 'object') return refuse(request, response, ...fault);
    const body = fault === 'altered' && method === 'PUT' ? Buffer.alloc(sent.length) : sent;
    const wrong = wrongIn(request, body);
    if (wrong !== null) return refuse(request, response, wrong === 'XAmzContentSHA256Mismatch' ? 400 : 403, wrong);
    if (!url!.startsWith(`/${bucket}/`)) return refuse(request, response, 404, 'NoSuchBucket');
    if (method === 'PUT') {
      objects.set(url!, body);
      return void response.writeHead(200).end();
    }
    const content = objects.get(url!);
    if (!content) return refuse(request, response, 404, 'NoSuchKey');
    if (method === 'HEAD') return void response.writeHead(200, { 'content-length': content.length }).end();
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '')!;
    const piece = content.subarray(Number(from), Number(to) + 1);
    response.writeHead(206, { 'content-length': piece.length });
    if (fault === 'altered') return void response.end(Buffer.alloc(piece.length));
    if (fault !== 'cut') return void response.end(piece);
    response.write(piece.subarray(0, piece.length / 2), () => request.socket.destroy());
  }

  const server = createServer((request, response) => {
    mostAtOnce = Math.max(mostAtOnce, ++running);
    response.once('close', () => running--);
    // Later, so that who comes together is seen together.
    void request
      .toArray()
      .then((pieces) => setImmediate(() => answer(request, Buffer.concat(pieces as Buffer[]), response)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    asked,
    faults,
    get mostAtOnce() {
      return mostAtOnce;
    },
    get ahead() {
      return ahead;
    },
    set ahead(value) {
      ahead = value;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
