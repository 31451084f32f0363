import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '@main/images/parse-range';
import { serveFile } from '@main/images/serve-file';
import { writeJpeg } from '@tests/support/pictures';
import { temporaryFolder } from '@tests/support/temporary-store';

const request = (range?: string, method = 'GET') =>
  new Request('https://example.invalid/', { method, headers: range ? { range } : {} });

describe('serving a picture', () => {
  it('gives the whole file with its type and length', async () => {
    const path = await writeJpeg(join(temporaryFolder(), 'misnamed.png'), 1);
    const response = await serveFile(path, request());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
  });

  it('gives the bytes that are asked for', async () => {
    const path = await writeJpeg(join(temporaryFolder(), 'a.jpg'), 1);
    const whole = Buffer.from(await (await serveFile(path, request())).arrayBuffer());
    const part = await serveFile(path, request('bytes=10-19'));
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    expect((await serveFile(path, request(`bytes=${whole.length}-`))).status).toBe(416);
    expect((await (await serveFile(path, request(undefined, 'HEAD'))).arrayBuffer()).byteLength).toBe(0);
  });

  it('gives nothing but a bare 404 for what is no picture', async () => {
    const folder = temporaryFolder();
    const secret = join(folder, 'secret.jpg');
    writeFileSync(secret, 'root:x:0:0');
    for (const path of [secret, folder, join(folder, 'none')]) {
      const response = await serveFile(path, request());
      expect([response.status, await response.text()]).toEqual([404, '']);
    }
  });
});

describe('a range', () => {
  it('always lies within the file', () => {
    const part = fc.oneof(fc.nat({ max: 200 }).map(String), fc.constant(''), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(part, part, fc.integer({ min: 1, max: 100 }), (from, to, size) => {
        const range = parseRange(`bytes=${from}-${to}`, size);
        if (range === null || range === 'unsatisfiable') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThan(size);
        expect(range.start).toBeLessThanOrEqual(range.end);
      }),
    );
  });

  it('means what RFC 9110 says', () => {
    expect(parseRange('bytes=0-0', 10)).toEqual({ start: 0, end: 0 });
    expect(parseRange('bytes=5-', 10)).toEqual({ start: 5, end: 9 });
    expect(parseRange('bytes=-3', 10)).toEqual({ start: 7, end: 9 });
    expect(parseRange('bytes=-30', 10)).toEqual({ start: 0, end: 9 });
    expect(parseRange('bytes=2-99', 10)).toEqual({ start: 2, end: 9 });
    expect(parseRange('bytes=10-', 10)).toBe('unsatisfiable');
    expect(parseRange('bytes=-0', 10)).toBe('unsatisfiable');
    for (const nonsense of [null, '', 'bytes=5-2', 'bytes=1-2,4-5', 'lines=1-2', 'bytes=a-b'])
      expect(parseRange(nonsense, 10)).toBeNull();
  });
});
