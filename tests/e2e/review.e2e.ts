import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

const cli = resolve(import.meta.dirname, '../../out/cli/plumbline.js');
const run = promisify(execFile);

test.describe.configure({ mode: 'serial' });

let workstation: Workstation;
let page: Page;
/** The dispute that was decided with a comment. */
let commented: string | null;

test.beforeAll(async () => {
  workstation = await launchPlumbline({ arguments: ['--sample'] });
  ({ page } = workstation);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test.afterAll(() => workstation.close());

const queue = () => page.getByRole('listbox', { name: /^\d+ dispute/ });
const card = () => page.getByRole('complementary', { name: 'Dispute' });

/** How many disputes the queue says there are. */
async function disputes(): Promise<number> {
  const label = await queue().getAttribute('aria-label');
  return Number(/\d+/.exec(label ?? '')?.[0]);
}

async function isThere(count: number): Promise<void> {
  await expect(queue()).toHaveAttribute('aria-label', count === 1 ? '1 dispute' : `${count} disputes`);
}

async function only(kind: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Any kind' }).click();
  await page.getByRole('option', { name: new RegExp(`^${kind} \\(`) }).click();
  await expect(card().getByText(kind, { exact: true }).first()).toBeVisible();
}

async function everyKind(): Promise<void> {
  await page.getByRole('combobox', { name: 'Any kind' }).locator('..').locator('button').click();
}

/** Presses keys that settle the dispute that is shown, and waits until it has left the queue. */
async function settle(...keys: string[]): Promise<string | null> {
  const selected = queue().getByRole('option', { selected: true });
  const id = await selected.getAttribute('id');
  await expect(card().getByRole('button', { name: /^A / })).toBeVisible();
  for (const key of keys) await page.keyboard.press(key);
  await expect(page.locator(`[id="${id}"]`)).toHaveCount(0);
  return id;
}

test('three people’s disputes wait, worst first, with letters for names', async () => {
  expect(await disputes()).toBe(21);
  await expect(card().getByRole('button', { name: /^[ABC] / })).toHaveCount(3);
  await expect(card()).not.toContainText(/Mina|Jun|Sofia/);
  expect(await seriousFindings(page)).toEqual([]);
});

test('twelve disputes of every kind are settled by keys', async () => {
  const keysOf: readonly (readonly [string, readonly string[]])[] = [
    ['class', ['A']],
    ['missing', ['M']],
    ['extra', ['X']],
    ['marked twice', ['M']],
    ['split or merged', ['S', 'Enter']],
    ['place', ['B']],
    ['attribute', ['C']],
    ['text', ['Shift+A', 'Shift+B', 'Enter']],
    ['direction', ['M']],
  ];
  for (const [kind, keys] of keysOf) {
    await only(kind);
    await queue().getByRole('option', { selected: true }).click();
    await settle(...keys);
    // The last of its kind leaves an empty screen, or the filter lists the others.
    await everyKind();
    await expect(queue()).toBeVisible();
  }
  await queue().getByRole('option').first().click();
  await settle('M');
  await settle('A');
  commented = await settle('n', ...'Lid', 'Control+Enter');
  await isThere(9);
});

test('keys walk the disputes, and a comment is written and left by keys', async () => {
  const selected = () => queue().getByRole('option', { selected: true });
  await queue().getByRole('option').first().click();
  await expect(selected()).toHaveAttribute('aria-posinset', '1');
  // There and back faster than pictures come: none of them may be gone when it is shown again.
  for (const key of 'jjjkjkjjkkjjjjkkkkjkjjkk') await page.keyboard.press(key);
  await expect(selected()).toHaveAttribute('aria-posinset', '3');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await expect(selected()).toHaveAttribute('aria-posinset', '2');
  await isThere(9);
  // What was written before is kept with the decision.
  await page.getByRole('combobox', { name: 'Which disputes' }).click();
  await page.getByRole('option', { name: /^Settled \(12\)/ }).click();
  await isThere(12);
  await page.locator(`[id="${commented}"]`).click();
  await expect(card()).toContainText('Lid');
  await page.getByRole('combobox', { name: 'Which disputes' }).click();
  await page.getByRole('option', { name: /^To settle/ }).click();
  await isThere(9);
});

test('the merged shape is dragged, and what was drawn is what is decided', async () => {
  await queue().getByRole('option').first().click();
  await expect(card().getByRole('button', { name: /^A / })).toBeVisible();
  const id = await queue().getByRole('option', { selected: true }).getAttribute('id');
  const canvas = page.getByRole('application');
  const box = (await canvas.boundingBox())!;
  await canvas.hover();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 12, { steps: 4 });
  await page.mouse.up();
  await canvas.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(`[id="${id}"]`)).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Which disputes' }).click();
  await page.getByRole('option', { name: /^Settled \(/ }).click();
  await page.locator(`[id="${id}"]`).click();
  await expect(card()).toContainText('Edited:');
  await page.getByRole('combobox', { name: 'Which disputes' }).click();
  await page.getByRole('option', { name: /^To settle/ }).click();
  await page.getByRole('button', { name: 'Undo the last decision' }).click();
  await isThere(9);
});

test('a decision is taken back, and made again', async () => {
  await page.keyboard.press('Control+z');
  await isThere(10);
  await page.keyboard.press('Control+Shift+z');
  await isThere(9);
});

test('what all agree on is accepted at once, and taken back at once', async () => {
  await page.getByRole('button', { name: /Accept 8 agreed/ }).click();
  await page.getByRole('button', { name: 'Accept 8 things' }).click();
  await expect(page.getByRole('button', { name: /Accept 0 agreed/ })).toBeDisabled();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /Accept 8 agreed/ })).toBeEnabled();
});

test('another threshold opens more, and keeps what was decided', async () => {
  const same = page.getByRole('textbox', { name: 'Same place ≥' });
  for (let step = 0; step < 4; step++) await same.press('ArrowUp');
  await expect.poll(disputes).toBeGreaterThan(9);
  for (let step = 0; step < 4; step++) await same.press('ArrowDown');
  await isThere(9);
});

test('a share is typed or pasted, and one that cannot be is not taken', async () => {
  const same = page.getByRole('textbox', { name: 'Same place ≥' });
  await same.focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', 'about 99.6 %');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(same).toHaveValue('Same place ≥ 100 %');
  await expect.poll(disputes).toBeGreaterThan(9);
  await same.fill('');
  await same.blur();
  await expect(same).toHaveValue('Same place ≥ 100 %');
  await same.fill('80');
  await same.blur();
  await expect(same).toHaveValue('Same place ≥ 80 %');
  await isThere(9);
});

test('a late submission re-opens only what it says otherwise', async () => {
  const home = join(workstation.userData, 'sample');
  const project = join(
    home,
    (await readdir(home)).find((name) => name.endsWith('.plumb'))!,
  );
  const labels = join(home, 'late.json');
  await writeFile(
    labels,
    JSON.stringify({
      images: [{ id: 1, file_name: 'dinner-table.jpg', width: 1280, height: 960 }],
      categories: [{ id: 1, name: 'cup' }],
      annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [548, 493, 200, 260], area: 52000, iscrowd: 0 }],
    }),
  );
  const before = await disputes();
  await run(process.execPath, [
    cli,
    'import',
    project,
    labels,
    '--format',
    'coco',
    '--images',
    join(home, 'images'),
    '--author',
    'Late',
    '--submitted',
  ]);
  // The bottle, on which all agreed, is disputed now; what is settled stays settled although Late marked none of it.
  await expect.poll(disputes).toBeGreaterThan(before);
  await page.getByRole('combobox', { name: 'Which disputes' }).click();
  await page.getByRole('option', { name: /^Settled \(12\)/ }).click();
  await isThere(12);
  await page.getByRole('combobox', { name: 'Which disputes' }).click();
  await page.getByRole('option', { name: /^To settle/ }).click();
});

test('an issue is raised by a key, answered, resolved and opened again', async () => {
  await queue().getByRole('option').first().click();
  await page.keyboard.press('i');
  await page.getByRole('textbox', { name: 'What is wrong here?' }).fill('Does the lid belong to it?');
  await page.keyboard.press('Control+Enter');
  const issues = card().getByRole('list', { name: 'Issues' });
  await expect(issues).toContainText('Does the lid belong to it?');
  await issues.getByRole('textbox', { name: 'Answer' }).fill('It does.');
  await page.keyboard.press('Control+Enter');
  await expect(issues).toContainText('It does.');
  expect(await seriousFindings(page)).toEqual([]);
  await issues.getByRole('button', { name: 'Resolve' }).click();
  await expect(issues.getByText('resolved')).toBeVisible();
  await issues.getByRole('button', { name: 'Open again' }).click();
  await expect(issues.getByText('open', { exact: true })).toBeVisible();
});

test('the picture with the issue is found among the images, and the issue beside its labels', async () => {
  await page.getByRole('button', { name: 'Images', exact: true }).click();
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'With open issues' }).click();
  await expect(page.getByText('1 of 24 images')).toBeVisible();
  await page.getByRole('option').first().dblclick();
  await page.getByRole('tab', { name: /Issues/ }).click();
  const issues = page.getByRole('region', { name: 'Issues' });
  await expect(issues).toContainText('Does the lid belong to it?');
  await page.getByRole('application').click();
  await page.keyboard.press('Shift+O');
  await page.getByRole('textbox', { name: 'What is wrong with the picture?' }).fill('Rather dark');
  await page.keyboard.press('Control+Enter');
  await expect(issues).toContainText('Rather dark');
  await page.getByRole('application').focus();
  await page.keyboard.press('Control+z');
  await expect(issues).not.toContainText('Rather dark');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(queue()).toBeVisible();
});

test('a rule gap makes a rare case of the readings', async () => {
  await queue().getByRole('option').first().click();
  await page.keyboard.press('g');
  await page.getByRole('textbox', { name: 'What the case is called' }).fill('Hidden letters');
  await page.getByRole('button', { name: 'Make a rare case' }).click();
  await expect(card()).toContainText('In the rare case “Hidden letters”');
});
