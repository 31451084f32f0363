import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { download } from '../../scripts/lib/download.mjs';

const content = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;

let folder;
let server;
let requests;
/** How the server answers: with ranges or without, and after how many bytes it breaks off. */
let behaviour;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline 내려받기 '));
  requests = [];
  behaviour = { ranges: true, breakAfter: Infinity, status: undefined };
  server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.on('listening', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function answer(request, response) {
  requests.push(request.headers.range);
  if (behaviour.status) {
    response.writeHead(behaviour.status).end();
    return;
  }
  const asked = behaviour.ranges ? /bytes=(\d+)-/.exec(request.headers.range ?? '') : null;
  const start = asked ? Number(asked[1]) : 0;
  if (start >= content.length) {
    response.writeHead(416).end();
    return;
  }
  response.writeHead(asked ? 206 : 200, { 'content-length': content.length - start });
  const rest = content.subarray(start);
  if (rest.length <= behaviour.breakAfter) response.end(rest);
  else response.write(rest.subarray(0, behaviour.breakAfter), () => setTimeout(() => response.destroy(), 50));
}

function fetchIt(expected = integrity) {
  const { port } = server.address();
  const file = path.join(folder, 'runtime.tgz');
  return download({ url: `http://127.0.0.1:${port}/`, file, integrity: expected, label: 'a runtime' }).then(() => file);
}

test('a whole download is checked and gets its name', async () => {
  expect(readFileSync(await fetchIt()).equals(content)).toBe(true);
  expect(existsSync(path.join(folder, 'runtime.tgz.part'))).toBe(false);
});

test('an interrupted download says how to go on, and the next run asks for the rest only', async () => {
  behaviour.breakAfter = 80_000;
  await expect(fetchIt()).rejects.toThrow('run the same command again');
  const kept = statSync(path.join(folder, 'runtime.tgz.part')).size;
  expect(kept).toBeGreaterThan(0);
  behaviour.breakAfter = Infinity;
  expect(readFileSync(await fetchIt()).equals(content)).toBe(true);
  expect(requests).toEqual([undefined, `bytes=${kept}-`]);
});

test('a server that knows no ranges makes the download start again', async () => {
  behaviour = { ...behaviour, ranges: false };
  writeFileSync(path.join(folder, 'runtime.tgz.part'), content.subarray(0, 1000));
  expect(readFileSync(await fetchIt()).equals(content)).toBe(true);
});

test('a download that was whole but not yet named is not fetched again', async () => {
  writeFileSync(path.join(folder, 'runtime.tgz.part'), content);
  expect(readFileSync(await fetchIt()).equals(content)).toBe(true);
});

test('bytes that are not the pinned ones are thrown away', async () => {
  await expect(fetchIt('sha512-AAAA')).rejects.toThrow('expected sha512-AAAA');
  expect(existsSync(path.join(folder, 'runtime.tgz'))).toBe(false);
  expect(existsSync(path.join(folder, 'runtime.tgz.part'))).toBe(false);
});

test('a refusal is said with its number and leaves nothing behind', async () => {
  behaviour.status = 403;
  await expect(fetchIt()).rejects.toThrow('the server answered 403');
  expect(existsSync(path.join(folder, 'runtime.tgz.part'))).toBe(false);
});
