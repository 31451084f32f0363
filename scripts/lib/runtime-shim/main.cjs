// The runtime was packaged without Electron's default app, so `electron <folder>` would do nothing: this does its part.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(String(manifest.version ?? '0.0.0'));
import(pathToFileURL(path.join(folder, manifest.main)).href).catch((error) => {
  console.error(error);
  app.exit(1);
});
