import { mkdtempSync, writeFileSync } from 'node:fs';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { aliases } from '../../scripts/lib/aliases.mjs';
import { measurePage, type Measured } from './canvas/drive';
import { launch } from './support/launch';
import { rounded } from './support/measure';

// The product's canvas against two plain canvases, on a picture of 12 megapixels with many polygons of 30 vertices.
const counts = [1_000, 5_000, 10_000, 50_000];
const pages = ['floor', 'index'] as const;
const source = join(import.meta.dirname, 'canvas');
const built = mkdtempSync(join(tmpdir(), 'plumbline-canvas-'));
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

await build({
  root: source,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: aliases },
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir: built,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input: pages.map((page) => join(source, `${page}.html`)) },
  },
});

const server = createServer((request, response) => {
  const file = join(built, new URL(request.url ?? '/', 'http://localhost').pathname);
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  createReadStream(file)
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

/** A window that shows one page and nothing else. */
function application(page: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-page-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'page', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(
    join(folder, 'main.cjs'),
    // Drawn by the processor on every machine, so that results of several can be compared.
    `const { app, BrowserWindow } = require('electron');
     app.disableHardwareAcceleration();
     app.whenReady().then(() =>
       new BrowserWindow({ width: 1600, height: 1000, useContentSize: true, webPreferences: { backgroundThrottling: false } })
         .loadURL('http://127.0.0.1:${port}/${page}.html'));`,
  );
  return folder;
}

async function measured(page: string, count: number): Promise<Measured> {
  const opened = await launch(application(page));
  try {
    await opened.page.waitForFunction(() => Reflect.has(window, '__bench'));
    return await measurePage(opened.page, count);
  } finally {
    await opened.app.close();
  }
}

const results: Record<string, object> = {};
for (const count of counts) {
  const floor = await measured('floor', count);
  const ours = await measured('index', count);
  const ratios = Object.entries(ours).map(([name, value]) => {
    const least = floor[name as keyof Measured];
    return [name, rounded(value / Math.max(least, 0.1))] as const;
  });
  results[count] = { floor, ours, toFloor: Object.fromEntries(ratios) };
}
server.close();
console.log(JSON.stringify(results));
