import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshUserData, launch } from './support/launch';
import { makeProject } from './support/many-images';
import { median, rounded } from './support/measure';

// Start to a usable window, against an Electron window that shows nothing but a word; then the same with a project of
// 10,000 pictures, to the first full screen of thumbnails.
const rounds = 5;
const repository = process.cwd();

function bareApplication(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bare-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>bare</title><button>ready</button>');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1600, height: 1000 }).loadFile(require('path').join(__dirname, 'index.html')));`,
  );
  return folder;
}

async function toButton(
  folder: string,
  name: string,
  words: readonly string[] = [],
  userData?: string,
): Promise<number> {
  const { app, page, started } = await launch(folder, words, userData);
  await page.getByRole('button', { name }).first().waitFor();
  const milliseconds = performance.now() - started;
  await app.close();
  return milliseconds;
}

const bare = bareApplication();
const world = mkdtempSync(join(tmpdir(), 'plumbline-many-'));
const project = await makeProject(world, 10_000);
const settled = freshUserData();
const times = {
  bare: [] as number[],
  home: [] as number[],
  again: [] as number[],
  gallery: [] as number[],
  thumbnails: [] as number[],
};
for (let round = 0; round < rounds; round++) {
  times.bare.push(await toButton(bare, 'ready'));
  times.home.push(await toButton(repository, 'New project'));
  times.again.push(await toButton(repository, 'New project', [], settled));
  const { app, page, started } = await launch(repository, [project], settled);
  await page.getByText('10,000 images').first().waitFor();
  times.gallery.push(performance.now() - started);
  await page.waitForFunction(() => {
    const pictures = [...document.images];
    return pictures.length > 8 && pictures.every((picture) => picture.complete && picture.naturalWidth > 0);
  });
  times.thumbnails.push(performance.now() - started);
  await app.close();
}
const middle = Object.fromEntries(
  Object.entries(times).map(([name, values]) => [`${name}Ms`, rounded(median(values))]),
);
console.log(
  JSON.stringify({
    rounds,
    ...middle,
    homeToBare: rounded(median(times.home) / median(times.bare)),
    againToBare: rounded(median(times.again) / median(times.bare)),
    galleryToBare: rounded(median(times.gallery) / median(times.bare)),
  }),
);
