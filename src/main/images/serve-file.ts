import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { mimeType, sniffFormat, SNIFF_BYTES } from './format';
import { parseRange } from './parse-range';

/**
 * Answers a request with a picture's file: type by content, whole or one range of bytes (RFC 9110, 14). What is no
 * picture, or not there, is a bare 404: an answer never tells a path.
 */
export async function serveFile(path: string, request: Request): Promise<Response> {
  const facts = await factsOf(path);
  if (!facts) return new Response(null, { status: 404 });
  const { size, type } = facts;
  const headers = new Headers({
    'content-type': type,
    'accept-ranges': 'bytes',
    // A URL names a picture by its content, so what it gives never changes.
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const range = parseRange(request.headers.get('range'), size);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`);
  const body = request.method === 'HEAD' ? null : bodyOf(path, start, end);
  return new Response(body, { status: range ? 206 : 200, headers });
}

async function factsOf(path: string): Promise<{ size: number; type: string } | null> {
  try {
    const file = await open(path);
    try {
      const stats = await file.stat();
      const head = new Uint8Array(SNIFF_BYTES);
      const { bytesRead } = await file.read(head, 0, SNIFF_BYTES, 0);
      const format = sniffFormat(head.subarray(0, bytesRead));
      return stats.isFile() && format ? { size: stats.size, type: mimeType(format) } : null;
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

function bodyOf(path: string, start: number, end: number): ReadableStream {
  // Node's and the platform's stream types describe the same object.
  return Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream;
}
