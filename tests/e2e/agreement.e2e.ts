import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { Annotating } from './support/annotating';

const run = promisify(execFile);
const cli = resolve(import.meta.dirname, '../../out/cli/plumbline.js');

let annotating: Annotating;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  annotating = await Annotating.begin(['avenue.jpg']);
});

test.afterAll(async () => annotating.end());

const popover = () => annotating.page.getByRole('dialog', { name: 'View' });
const plumbline = (...words: string[]) => run(process.execPath, [cli, ...words]);

test('objects are coloured by agreement once others labelled the image, and until then it is said why not', async () => {
  const { page, folder } = annotating;
  const project = join(folder, 'view.plumb');
  const exported = join(folder, 'mine.json');
  await annotating.press('r');
  await annotating.drag(await annotating.at(0.3, 0.4), await annotating.at(0.4, 0.55));
  await expect(annotating.objects).toHaveCount(1);
  await annotating.press('Escape', 'Alt+v');
  await popover().getByRole('radio', { name: 'Agreement' }).focus();
  await annotating.press('Space');
  await expect(popover().getByText('Nobody else has labelled this image yet')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await plumbline('export', project, '--format', 'coco', exported);
  await plumbline('import', project, '--format', 'coco', exported, '--author', 'Jun');
  await expect(annotating.objects).toHaveCount(2);
  await expect(popover().getByRole('list', { name: 'Agreement of 2 people' })).toContainText('80–100%');
  await annotating.press('Escape', 'v');
  await annotating.objects.first().getByRole('button').first().click();
  await annotating.canvas.focus();
  await expect(page.locator('[data-kind="annotation"]')).toContainText('100%');
});

test('what the same person drew, and what is as large, is selected from the palette', async () => {
  const { page } = annotating;
  const command = async (words: string) => {
    await annotating.press('Control+k');
    await page.keyboard.type(words);
    await annotating.press('Enter');
  };
  await command('large objects');
  await expect(page.getByText('2 selected')).toBeVisible();
  await annotating.objects.first().getByRole('button').first().click();
  await command('same author');
  await expect(page.getByText('1 selected')).toBeVisible();
  await command('small objects');
  await expect(page.getByText('1 selected')).toBeHidden();
});
