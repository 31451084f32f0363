import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { launchPlumbline, type Workstation } from './support/launch';

const COUNT = 400;

const commandLine = resolve(import.meta.dirname, '../../out/cli/plumbline.js');
const run = promisify(execFile);

let folder: string;
let project: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 많은 '));
  project = join(folder, 'many.plumb');
  const pictures = join(folder, 'pictures');
  await mkdir(pictures);
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#557799' } })
    .jpeg()
    .toBuffer();
  for (let index = 0; index < COUNT; index++) {
    // What follows the end of a JPEG is read by nobody, but it makes another file of it.
    await writeFile(join(pictures, nameOf(index)), Buffer.concat([jpeg, Buffer.from(String(index))]));
  }
  await plumbline('new', project, '--name', 'Many');
  await plumbline('add', project, pictures);
  workstation = await launchPlumbline({ project, preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  await page.getByRole('option').first().waitFor();
});

test.afterAll(async () => {
  await workstation.close();
  await rm(folder, { recursive: true, force: true });
});

function nameOf(index: number): string {
  return `${String(index).padStart(4, '0')}.jpg`;
}

async function plumbline(...words: string[]): Promise<void> {
  await run(process.execPath, [commandLine, ...words]);
}

const list = () => page.getByRole('listbox', { name: 'Images' });
const objects = () => page.getByRole('list', { name: 'Objects' }).getByRole('listitem');

test('a range over the whole gallery is selected by two keys', async () => {
  await list().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect(page.getByText(`${COUNT} selected`)).toBeVisible();
  await expect(page.getByText(nameOf(COUNT - 1), { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a filter that is typed at the end of the gallery shows what it finds from the first', async () => {
  await list().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('03');
  await expect(page.getByText(`113 of ${COUNT} images`)).toBeVisible();
  await expect(page.getByText('0003.jpg', { exact: true })).toBeInViewport();
  await page.getByLabel('Filter by name').fill('');
  await expect(page.getByText(nameOf(0), { exact: true })).toBeInViewport();
});

test('going through images by a held key arrives at the right one, with its picture', async () => {
  await page.getByText(nameOf(0), { exact: true }).dblclick();
  await page.getByRole('application').waitFor();
  for (let press = 0; press < 40; press++) await page.keyboard.press('d');
  await expect(page.getByText(nameOf(40), { exact: true })).toBeVisible();
  await expect(page.getByText(`41 / ${COUNT}`)).toBeVisible();
  await expect(page.getByText('cannot be shown')).toHaveCount(0);
});

test('what the command line imports meanwhile is seen, also after an edit of one’s own', async () => {
  await page.getByRole('application').focus();
  const labels = join(folder, 'labels.json');
  const image = { id: 1, file_name: nameOf(40), width: 64, height: 48 };
  const annotations = [{ id: 1, image_id: 1, category_id: 1, bbox: [4, 4, 20, 20], area: 400, iscrowd: 0 }];
  await writeFile(labels, JSON.stringify({ images: [image], categories: [{ id: 1, name: 'car' }], annotations }));
  await plumbline('import', '--format', 'coco', project, labels, '--images', join(folder, 'pictures'));
  await expect(objects()).toHaveCount(1);
  const again = plumbline('import', '--format', 'coco', project, labels, '--author', 'Mina');
  await page.keyboard.press('r');
  for (const key of ['ArrowRight', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter']) {
    await page.keyboard.press(key);
  }
  await again;
  await expect(objects()).toHaveCount(3);
});
