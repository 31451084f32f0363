import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppProtocol, resolveInside } from '@main/app/app-protocol';

let world: string;
let serve: (request: Request) => Promise<Response>;

/** What Electron hands over: a URL with our scheme, which `new Request` of Node takes as it is. */
function ask(url: string, method = 'GET'): Promise<Response> {
  return serve(new Request(url, { method }));
}

beforeAll(() => {
  world = mkdtempSync(join(tmpdir(), 'plumbline-페이지-'));
  mkdirSync(join(world, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(world, 'renderer', 'index.html'), '<title>ours</title>');
  writeFileSync(join(world, 'renderer', 'assets', 'a b.js'), 'export {}');
  writeFileSync(join(world, 'renderer', 'notes.plumb'), 'not for serving');
  writeFileSync(join(world, 'secret.json'), '{}');
  serve = createAppProtocol(join(world, 'renderer'), { 'content-security-policy': "default-src 'none'" });
});

afterAll(() => rmSync(world, { recursive: true }));

describe('serving the built window', () => {
  it('answers with the page at the root', async () => {
    const response = await ask('app://plumbline/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<title>ours</title>');
  });

  it('answers with files below it', async () => {
    const response = await ask('app://plumbline/assets/a%20b.js?v=1');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('export {}');
  });

  it('answers a HEAD without a body', async () => {
    expect(await (await ask('app://plumbline/', 'HEAD')).text()).toBe('');
  });

  it.each(['app://plumbline/absent.js', 'app://plumbline/notes.plumb', 'app://plumbline/assets', 'app://elsewhere/'])(
    'does not find %s',
    async (url) => {
      const response = await ask(url);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
    },
  );

  it('takes nothing in', async () => {
    expect((await ask('app://plumbline/', 'POST')).status).toBe(405);
  });

  it.each([
    'app://plumbline/../secret.json',
    'app://plumbline/..%2fsecret.json',
    'app://plumbline/%2e%2e%2fsecret.json',
    'app://plumbline/assets/..%2f..%2fsecret.json',
    'app://plumbline/..%5csecret.json',
    'app://plumbline/index.html%00.js',
    'app://plumbline/%',
  ])('does not leave its folder for %s', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  it('does not take a folder whose name only begins alike', () => {
    expect(resolveInside('/srv/renderer', 'app://plumbline/..%2frenderer-old/index.html')).toBeNull();
  });
});
