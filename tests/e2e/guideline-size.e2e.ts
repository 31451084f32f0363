import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { newId } from '@shared/changes/new-id';
import { writeGuideline } from '@shared/guidelines/markdown-write';
import type { RuleId } from '@shared/model/ids';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

// A guideline of 2,000 rules and 10 MB comes in as a folder, and stays usable: read, searched, edited, published, compared,
// and followed beside the canvas.

const RULES = 2000;
const words = 'A box covers what can be seen of the object, and **no more**. '.repeat(85);

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-size-'));
  workstation = await launchPlumbline({ arguments: ['--sample'], preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  await page.getByRole('option').first().waitFor();
  const rules = Array.from({ length: RULES }, (_, index) => ({
    id: newId<RuleId>(),
    title: `Rule ${index}`,
    classes: [['dog', 'cat', 'car', 'sign'][index % 4]!],
    attributes: [],
    situation: '',
    text: `${index}. ${words}`,
    rationale: '',
    status: 'active' as const,
    examples: [],
  }));
  const text = writeGuideline({ project: 'Large', version: null, rules });
  expect(text.length).toBeGreaterThan(10e6);
  await mkdir(join(folder, 'guideline'));
  await writeFile(join(folder, 'guideline', 'guideline.md'), text);
});

test.afterAll(async () => {
  await workstation.close();
  await rm(folder, { recursive: true, force: true });
});

const rule = (name: string) => page.getByRole('article', { name, exact: true });
const listed = () => page.locator('[data-rule]');

test('it comes in from a folder, and a person sees how far that is', async () => {
  await page.keyboard.press('Control+3');
  await answerDialogs(workstation, { open: [join(folder, 'guideline')] });
  await page.getByRole('button', { name: 'More of the guideline' }).click();
  await page.getByRole('menuitem', { name: 'Import into the draft…' }).click();
  await expect(page.getByText(`Into the draft: ${RULES.toLocaleString('en')} added`)).toBeVisible({ timeout: 60_000 });
  await expect(listed()).toHaveCount(RULES);
});

test('its rules are walked, searched and edited', async () => {
  await listed().first().focus();
  await page.keyboard.press('End');
  await expect(listed().last()).toBeFocused();
  await expect(rule(`Rule ${RULES - 1}`)).toBeVisible();
  await page.getByRole('textbox', { name: 'Search the rules' }).fill('Rule 1234');
  await expect(listed()).toHaveCount(1);
  await listed().first().click();
  await expect(rule('Rule 1234').locator('strong').first()).toHaveText('no more');
  await rule('Rule 1234').getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'What to do' }).fill('Otherwise, for once.');
  await page.keyboard.press('Control+Enter');
  await expect(rule('Rule 1234')).toContainText('Otherwise, for once.');
});

test('its publication is cancelled by the button, and nothing of it is left', async () => {
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish the guideline' });
  await expect(dialog.getByRole('region', { name: 'Impact' }).getByRole('listitem').first()).toBeVisible();
  await dialog.getByLabel('Reason').fill('Too soon');
  // As long as another process writes, the publication waits: it is running for certain when the button is pressed.
  const home = join(workstation.userData, 'sample');
  const project = (await readdir(home)).find((name) => name.endsWith('.plumb'))!;
  const other = new Database(join(home, project));
  other.exec('BEGIN IMMEDIATE');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('Publishing');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  other.exec('ROLLBACK');
  other.close();
  await expect(dialog.getByText('Cancelled: nothing was published.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('it is published with its impact, and followed and searched beside the canvas', async () => {
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish the guideline' });
  await expect(dialog.getByRole('region', { name: 'Impact' }).getByRole('listitem').first()).toBeVisible();
  await dialog.getByLabel('Reason').fill('All at once');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  const done = page.getByRole('dialog', { name: 'Version 1 is in force' });
  await expect(done).toBeVisible({ timeout: 60_000 });
  await done.getByRole('button', { name: 'Close' }).last().click();

  await page.keyboard.press('Control+1');
  await page.getByText('dogs-in-park.jpg', { exact: true }).dblclick();
  await page.getByRole('application').focus();
  await page.keyboard.press('g');
  const panel = page.locator('[data-part="guideline"]');
  for (const [key, first] of [
    ['2', 'Rule 0'],
    ['3', 'Rule 1'],
    ['2', 'Rule 0'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(panel.getByRole('list', { name: 'Rules' }).getByRole('heading').first()).toHaveText(first);
  }
  await expect(panel).toContainText('450 more rules');
  // The rest of the fifty is laid out as it comes near.
  const cards = panel.getByRole('list', { name: 'Rules' });
  await expect(async () => {
    await cards
      .locator('> li')
      .last()
      .evaluate((end) => end.scrollIntoView());
    expect(await cards.getByRole('heading', { level: 3 }).count()).toBe(50);
  }).toPass();
  await panel.getByRole('textbox', { name: 'Search the guideline' }).fill('for once');
  await panel.getByRole('button', { name: /Rule 1234/ }).click();
  await expect(panel).toContainText('Otherwise, for once.');
});
