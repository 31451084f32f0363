import { createReadStream, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { aliases } from '../../../scripts/lib/aliases.mjs';
import { launch, type Launched } from '../support/launch';

export type BenchPageName = 'floor' | 'index';

export interface Host {
  /** A window that shows one page and nothing else. */
  open(page: BenchPageName): Promise<Launched>;
  close(): void;
}

const pages: readonly BenchPageName[] = ['floor', 'index'];
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Builds the pages of the benchmark and serves them to windows of their own. */
export async function startHost(): Promise<Host> {
  const built = mkdtempSync(join(tmpdir(), 'plumbline-canvas-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: aliases },
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: built,
      // So that a profile of it names our functions.
      minify: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: pages.map((page) => join(import.meta.dirname, `${page}.html`)) },
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
  return {
    async open(page) {
      const launched = await launch(application(`http://127.0.0.1:${port}/${page}.html`));
      await launched.page.waitForFunction(() => Reflect.has(window, '__bench'));
      return launched;
    },
    close: () => server.close(),
  };
}

function application(address: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-page-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'page', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(
    join(folder, 'main.cjs'),
    // Drawn by the processor on every machine, so that results of several can be compared.
    `const { app, BrowserWindow } = require('electron');
     app.disableHardwareAcceleration();
     app.whenReady().then(() =>
       new BrowserWindow({ width: 1600, height: 1000, useContentSize: true, webPreferences: { backgroundThrottling: false } })
         .loadURL('${address}'));`,
  );
  return folder;
}
