import { connect, createServer, type Socket } from 'node:net';

/** What introduces a connection: "K", its length, and eight bytes that begin with its number. */
const INTRODUCTION = Buffer.from('4b0000000c', 'hex');

/** Stands before a PostgreSQL as a pooler does: it introduces itself with numbers of its own. */
export async function startPooler(target: number): Promise<{ readonly port: number; close(): Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      const at = bytes.indexOf(INTRODUCTION);
      if (at >= 0) bytes.writeUInt32BE(1, at + INTRODUCTION.length);
      client.write(bytes);
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        open.delete(socket);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
