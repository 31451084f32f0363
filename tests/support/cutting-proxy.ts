import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly port: number;
  /** Connections that were made through it. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/**
 * Stands between a client and a server, and cuts their connection where it is told to.
 *
 * @param cuts asked for everything that the server answers, before it goes on; true: the client hears nothing of it,
 *   and nothing any more.
 */
export async function startCuttingProxy(
  target: number,
  cuts: (answer: Buffer, asked: Buffer) => boolean,
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections++;
    const upstream = connect(target, '127.0.0.1');
    let asked = Buffer.alloc(0);
    client.on('data', (bytes) => {
      asked = Buffer.concat([asked, bytes]);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!cuts(bytes, asked)) return client.write(bytes);
      client.destroy();
      upstream.destroy();
      return false;
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    port: address.port,
    connections: () => connections,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
