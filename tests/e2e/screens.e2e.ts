import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

const astronaut = resolve(import.meta.dirname, '../fixtures/images/astronaut.jpg');

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-화면 '));
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

/** Answers the system's next dialogs for a file or a folder, as a person would who chooses `path`. */
async function willChoose({ app }: Workstation, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

async function folderOfPictures(): Promise<string> {
  const pictures = join(folder, 'Street signs');
  await mkdir(pictures);
  await copyFile(astronaut, join(pictures, 'one.jpg'));
  await copyFile(astronaut, join(pictures, 'the same again.jpg'));
  await writeFile(join(pictures, 'broken.jpg'), 'no picture at all');
  return pictures;
}

test('a project begins with a folder of pictures, and the report says what was left out', async () => {
  const workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  const { page } = workstation;
  await willChoose(workstation, await folderOfPictures());

  await page.getByRole('heading', { name: 'Recent projects' }).waitFor();
  await page.keyboard.press('Control+N');
  await page.getByRole('button', { name: 'Choose folder…' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Street signs');
  await expect(page.getByLabel('Project file')).toHaveValue(join(folder, 'Street signs.plumb'));
  await page.getByRole('combobox', { name: 'First classes' }).pressSequentially('person,helmet,');
  await page.getByRole('button', { name: 'Create project' }).click();

  await expect(page.getByRole('heading', { name: 'Street signs' })).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: 'Details' }).click();
  const report = page.getByRole('dialog', { name: 'Images added' });
  await expect(report).toContainText('1 image added, 1 already there, 1 left out.');
  await expect(report.getByRole('listitem')).toHaveCount(2);
  expect(await seriousFindings(page)).toEqual([]);
  await workstation.close();
});

test('pictures that were moved are shown as missing, and are found in the folder that is chosen', async () => {
  const workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  const { page } = workstation;
  const pictures = await folderOfPictures();
  await willChoose(workstation, pictures);
  await page.getByRole('heading', { name: 'Recent projects' }).waitFor();
  await page.keyboard.press('Control+N');
  await page.getByRole('button', { name: 'Choose folder…' }).click();
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('option')).toHaveCount(1);

  const moved = join(folder, 'moved');
  await rename(pictures, moved);
  await page.getByRole('button', { name: 'Home' }).click();
  await page
    .getByRole('button', { name: /Street signs/ })
    .first()
    .click();
  await expect(page.getByRole('alert')).toContainText(`One image is no longer in ${pictures}.`);
  await expect(page.getByRole('option')).toContainText('Missing');

  await willChoose(workstation, moved);
  await page.getByRole('button', { name: 'Locate folder…' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('option')).not.toContainText('Missing');
  // While it was away the picture was asked for, and not found.
  expect(workstation.pageErrors.splice(0).filter((error) => !error.includes('404'))).toEqual([]);
  await workstation.close();
});

test('labels are exported, imported again, and the project is backed up, each with its report', async () => {
  const workstation = await launchPlumbline({
    arguments: ['--sample'],
    preferences: { theme: 'dark', language: 'en' },
  });
  const { app, page } = workstation;
  await page.getByRole('option').first().waitFor();
  const file = join(folder, 'labels.json');
  await page.keyboard.press('Control+Shift+E');
  await page.getByLabel('File to write').fill(file);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Labels exported' })).toContainText('written, read back and compared');
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('images');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Control+Shift+I');
  await page.getByLabel('COCO file').fill(file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Labels imported' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await writeFile(file, '{"images": [');
  await page.keyboard.press('Control+Shift+I');
  await page.getByLabel('COCO file').fill(file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing was imported');

  const backup = join(folder, 'copy.plumb');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, backup);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Back up…' }).click();
  await expect(page.getByText('Backup written')).toBeVisible();
  expect((await readFile(backup)).subarray(0, 15).toString()).toBe('SQLite format 3');
  await workstation.close();
});

test('what is missing in the form of a new project is said at its field', async () => {
  const workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  const { page } = workstation;
  await page.getByRole('heading', { name: 'Recent projects' }).waitFor();
  await page.keyboard.press('Control+N');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByText('Give the project a name.')).toBeVisible();
  await expect(page.getByText('Choose where the project file goes.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Taken');
  await writeFile(join(folder, 'Taken.plumb'), 'something else');
  await page.getByLabel('Project file').fill(join(folder, 'Taken.plumb'));
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('alert')).toContainText('exists already');
  expect(await readFile(join(folder, 'Taken.plumb'), 'utf8')).toBe('something else');
  await workstation.close();
});

for (const [language, theme] of [
  ['en', 'dark'],
  ['ko', 'light'],
  ['en', 'contrast'],
] as const) {
  test(`axe finds nothing serious on any screen (${language}, ${theme})`, async () => {
    const workstation = await launchPlumbline({ arguments: ['--sample'], preferences: { theme, language } });
    const { page } = workstation;
    await page.getByRole('option').first().waitFor();
    const findings: Record<string, string[]> = {};
    const look = async (screen: string) => {
      findings[screen] = await seriousFindings(page);
    };
    await look('images');
    for (const [dialog, keys] of [
      ['keys', '?'],
      ['export', 'Control+Shift+E'],
      ['import', 'Control+Shift+I'],
      ['pre-label', 'Control+Shift+L'],
      ['palette', 'Control+K'],
    ] as const) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await look(dialog);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Control+2');
    await page.getByRole('application').waitFor();
    await look('annotate');
    await page.keyboard.press('Control+,');
    await page.getByRole('radio').first().waitFor({ state: 'attached' });
    await look('settings');
    expect(Object.fromEntries(Object.entries(findings).filter(([, found]) => found.length > 0))).toEqual({});
    await workstation.close();
  });
}

test('the window changes its language and its theme at once, and remembers both', async () => {
  const first = await launchPlumbline({
    userData: join(folder, 'user data'),
    preferences: { theme: 'dark', language: 'en' },
  });
  await first.page.getByRole('heading', { name: 'Recent projects' }).waitFor();
  await first.page.keyboard.press('Control+,');
  await first.page.getByText('한국어').click();
  await first.page.getByText('고대비').click();
  await expect(first.page.getByRole('heading', { name: '설정' })).toBeVisible();
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await first.close();
  const second = await launchPlumbline({ userData: join(folder, 'user data') });
  await expect(second.page.getByText('최근 프로젝트')).toBeVisible();
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await second.close();
});

test('images are chosen, filtered and opened by the keyboard alone', async () => {
  const workstation = await launchPlumbline({
    arguments: ['--sample'],
    preferences: { theme: 'dark', language: 'en' },
  });
  const { page } = workstation;
  const list = page.getByRole('listbox', { name: 'Images' });
  await page.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(2);
  const all = await page.getByText(/^\d+ images$/).textContent();
  await page.keyboard.press('Control+A');
  await expect(page.getByText(String(all).replace('images', 'selected'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(0);

  await page.keyboard.press('Control+F');
  await page.keyboard.type('astro');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByText(`1 of ${all}`)).toBeVisible();
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('application').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
  await workstation.close();
});

test('the palette takes what is typed right after it opens, and goes where it says', async () => {
  const workstation = await launchPlumbline({
    arguments: ['--sample'],
    preferences: { theme: 'dark', language: 'en' },
  });
  const { page } = workstation;
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('astronaut');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText(/astronaut/);
  await page.keyboard.press('Enter');
  await page.getByRole('application').waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await workstation.close();
});
