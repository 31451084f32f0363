// The runtime was packaged without Electron's default app, so `electron <folder>` would do nothing: this does its part.
// It is a module that awaits the application's main, since Electron holds `ready` back for a module's top level only.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// `-r <file>` loads a file first, as in Electron itself: test runners hold the application back by it until they listen.
while (process.argv[1] === '-r') createRequire(import.meta.url)(process.argv.splice(1, 2)[1]);

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(String(manifest.version ?? '0.0.0'));
try {
  await import(pathToFileURL(path.join(folder, manifest.main)).href);
} catch (error) {
  console.error(error);
  app.exit(1);
}
