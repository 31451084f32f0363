import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

const sample = resolve(import.meta.dirname, '../../resources/sample/images');

let folder: string;
let pictures: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 사라진 '));
  pictures = join(folder, 'pictures');
  const project = join(folder, 'moved.plumb');
  await cp(join(sample, 'cat.jpg'), join(pictures, 'cat.jpg'));
  await cp(join(sample, 'cliff.jpg'), join(pictures, 'by the sea', 'cliff.jpg'));
  const first = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  await answerDialogs(first, { open: [pictures], save: project });
  await first.page.getByRole('button', { name: 'New project' }).click();
  const dialog = first.page.getByRole('dialog', { name: 'New project' });
  await dialog.getByRole('button', { name: /Choose folder/ }).click();
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await dialog.getByRole('button', { name: 'Create project' }).click();
  await expect(first.page.getByRole('option')).toHaveCount(2);
  await first.close();
  workstation = await launchPlumbline({ project, preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
});

test.afterAll(async () => {
  // The browser itself writes a line for each picture that is not there.
  const unexpected = workstation.pageErrors.filter((error) => !error.includes('404'));
  workstation.pageErrors.splice(0, Infinity, ...unexpected);
  await workstation.close();
  await rm(folder, { recursive: true, force: true });
});

const cell = (name: string) => page.getByRole('option').filter({ hasText: name });

/** The width of what is really shown, in pixels of the picture; 0 for a broken one. */
async function shownWidth(name: string): Promise<number> {
  const picture = cell(name).locator('img');
  return (await picture.count()) === 0 ? 0 : picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
}

test('a picture that goes away while it is worked on is told of, there and in the gallery', async () => {
  await expect.poll(() => shownWidth('cliff')).toBeGreaterThan(0);
  await rename(pictures, join(folder, 'elsewhere'));
  await cell('cliff').dblclick();
  await expect(page.getByText('The picture by the sea/cliff.jpg cannot be shown.')).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(cell('cliff')).toContainText('Missing');
  await expect(page.getByRole('alert')).toContainText(`no longer in ${pictures}`);
});

test('a folder without it is said to hold nothing, and the folder with it brings the pictures back', async () => {
  await mkdir(join(folder, 'empty'));
  await answerDialogs(workstation, { open: [join(folder, 'empty')] });
  await page.getByRole('button', { name: 'Locate folder…' }).click();
  await expect(page.getByText('No image was found, 2 still missing.')).toBeVisible();
  await answerDialogs(workstation, { open: [join(folder, 'elsewhere')] });
  await page.getByRole('button', { name: 'Locate folder…' }).click();
  await expect(page.getByText('2 images found, none is missing any more.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  for (const name of ['cat', 'cliff']) {
    await expect(cell(name)).not.toContainText('Missing');
    await expect.poll(() => shownWidth(name)).toBeGreaterThan(0);
  }
  await cell('cliff').dblclick();
  await expect(page.getByRole('application')).toBeVisible();
  await expect(page.getByText('cannot be shown')).toHaveCount(0);
});
