import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';

/**
 * The least that PostgreSQL can do with so many payloads: one COPY into a table without any index.
 *
 * @returns milliseconds.
 */
export async function copyAll(address: string, payloads: readonly string[], count: number): Promise<number> {
  const hub = postgres(address, { max: 1, onnotice: () => undefined });
  try {
    await hub`CREATE TABLE copied(id bigint NOT NULL, payload text NOT NULL)`;
    const start = performance.now();
    await pipeline(Readable.from(lines(payloads, count)), await hub`COPY copied FROM STDIN`.writable());
    const milliseconds = performance.now() - start;
    await hub`DROP TABLE copied`;
    return milliseconds;
  } finally {
    await hub.end();
  }
}

const ROWS = 1000;

/** JSON has no tabs or line breaks, and a backslash would have to be doubled: the payloads of benchmarks have none. */
function* lines(payloads: readonly string[], count: number): Generator<string> {
  for (let from = 0; from < count; from += ROWS) {
    let text = '';
    for (let row = from; row < Math.min(from + ROWS, count); row++)
      text += `${row}\t${payloads[row % payloads.length]}\n`;
    yield text;
  }
}
