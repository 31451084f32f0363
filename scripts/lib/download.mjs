import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { say, SetupError } from './say.mjs';

/** The subresource-integrity string (`sha512-<base64>`) of a file. */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Fetches `url` into `file` and checks its integrity. What an interrupted run had fetched stays in `<file>.part` and is
 * continued with a Range request; a server that ignores ranges makes it start again.
 * @throws SetupError when the server refuses or the bytes are not the pinned ones (then nothing is kept)
 */
export async function download({ url, file, integrity, label, headers = {}, idleSeconds = 60 }) {
  const part = `${file}.part`;
  mkdirSync(path.dirname(file), { recursive: true });
  const have = existsSync(part) ? statSync(part).size : 0;
  if (have > 0) say(`${label}: continuing at ${megabytes(have)}`);
  const controller = new AbortController();
  let idle = setTimeout(() => controller.abort(), idleSeconds * 1000);
  try {
    const response = await fetch(url, {
      headers: have > 0 ? { ...headers, range: `bytes=${have}-` } : headers,
      signal: controller.signal,
    });
    // 416: the part is already whole (or longer than the file); the integrity check below decides.
    if (response.status !== 416) {
      if (!response.ok || !response.body) throw new SetupError(`${label}: the server answered ${response.status}`);
      const resumed = response.status === 206;
      const start = resumed ? have : 0;
      const total = start + Number(response.headers.get('content-length') ?? 0);
      let received = start;
      let shown = Date.now();
      const source = Readable.fromWeb(response.body);
      source.on('data', (data) => {
        idle = renew(idle, () => controller.abort(), idleSeconds);
        received += data.length;
        if (Date.now() - shown > 3000) {
          shown = Date.now();
          say(`${label}: ${megabytes(received)}${total > start ? ` of ${megabytes(total)}` : ''}`);
        }
      });
      await pipeline(source, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
    }
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const reason = controller.signal.aborted ? `no data for ${idleSeconds} s` : (error.cause?.message ?? error.message);
    throw new SetupError(`${label}: the download stopped (${reason}); run the same command again to continue it`);
  } finally {
    clearTimeout(idle);
  }
  const got = await integrityOf(part);
  if (got !== integrity) {
    rmSync(part, { force: true });
    throw new SetupError(`${label}: got bytes with integrity ${got}, expected ${integrity}; they were thrown away`);
  }
  renameSync(part, file);
}

function renew(timer, action, seconds) {
  clearTimeout(timer);
  return setTimeout(action, seconds * 1000);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
