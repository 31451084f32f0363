import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fault = 500 | 503 | 403 | 412 | 'cut' | 'hang-up';

export interface S3Server {
  readonly endpoint: string;
  /** Content by bucket and key. */
  readonly objects: Map<string, Buffer>;
  /** What was asked: method, path and range. */
  readonly asked: string[];
  /** What happens to the requests that come next, one each; `undefined`: nothing. */
  readonly faults: (Fault | undefined)[];
  stop(): Promise<void>;
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** A small S3 that knows one key pair and checks what is signed, as the signature version 4 has it. */
export async function startS3(accessKeyId: string, secret: string): Promise<S3Server> {
  const [objects, asked, faults] = [new Map<string, Buffer>(), [] as string[], [] as (Fault | undefined)[]];

  function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
    const found =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? '',
      );
    if (!found || found[1] !== accessKeyId || headers['x-amz-content-sha256'] !== sha256(body)) return false;
    const [, , day, region, names, signature] = found as unknown as [string, string, string, string, string, string];
    if (!names.split(';').includes('host') || !names.split(';').includes('x-amz-content-sha256')) return false;
    const [path, query = ''] = url!.split('?');
    const canonical = [
      method,
      path,
      query,
      ...names.split(';').map((name) => `${name}:${String(headers[name])}`),
      '',
      names,
      sha256(body),
    ].join('\n');
    const stamp = String(headers['x-amz-date']);
    const scope = `${day}/${region}/s3/aws4_request`;
    const key = ['s3', 'aws4_request'].reduce(
      (made, text) => hmac(made, text),
      hmac(hmac(`AWS4${secret}`, day), region),
    );
    return hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n')).toString('hex') === signature;
  }

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { method, headers } = request;
    asked.push([method, request.url, headers.range].filter(Boolean).join(' '));
    const fault = faults.shift();
    if (fault === 'hang-up') return void request.socket.destroy();
    if (typeof fault === 'number') return void response.writeHead(fault).end();
    if (!isSigned(request, body)) return void response.writeHead(403).end();
    if (method === 'PUT') {
      objects.set(request.url!, body);
      return void response.writeHead(200).end();
    }
    const content = objects.get(request.url!);
    if (!content) return void response.writeHead(404).end();
    if (method === 'HEAD') return void response.writeHead(200, { 'content-length': content.length }).end();
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '')!;
    const piece = content.subarray(Number(from), Number(to) + 1);
    response.writeHead(206, { 'content-length': piece.length });
    if (fault !== 'cut') return void response.end(piece);
    response.write(piece.subarray(0, piece.length / 2), () => request.socket.destroy());
  }

  const server = createServer((request, response) => {
    void request.toArray().then((pieces) => answer(request, Buffer.concat(pieces as Buffer[]), response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    asked,
    faults,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
