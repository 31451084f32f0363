import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Annotating } from './support/annotating';
import { seriousFindings } from './support/axe';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline } from './support/launch';

let desk: Annotating;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Annotating.begin(['avenue.jpg', 'cat.jpg']);
});

test.afterAll(async () => desk.end());

const row = (id: string) => desk.page.locator(`[data-command="${id}"]`);
const shown = (name: string) => desk.page.getByText(name, { exact: true });
const dialog = () => desk.page.getByRole('dialog');

async function settings(): Promise<void> {
  await desk.press('Control+,');
  await expect(desk.page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
}

/** From the settings back to the canvas. */
async function annotate(): Promise<void> {
  await desk.press('Alt+ArrowLeft');
  await expect(desk.canvas).toBeVisible();
  await desk.canvas.focus();
}

test('every command of the workstation is listed with its keys', async () => {
  await settings();
  const folder = resolve(import.meta.dirname, '../../src/renderer');
  const ids = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\bid: '([a-z]+\.[\w.-]+)',\s*label:/g)])
    .map((match) => match[1]!);
  expect(ids.length).toBeGreaterThan(50);
  const listed = await desk.page
    .locator('[data-command]')
    .evaluateAll((rows) => rows.map((one) => one.getAttribute('data-command')));
  // One line speaks for ten in the overlay of keys; in the list each of the ten has its own.
  expect(ids.filter((id) => !listed.includes(id))).toEqual(['annotate.class.digits']);
  expect(listed.filter((id, at) => listed.indexOf(id) !== at)).toEqual([]);
  expect(await seriousFindings(desk.page)).toEqual([]);
});

test('a command gets a second key, which works and is shown where keys are shown', async () => {
  await desk.page.getByLabel('Search by name').fill('draw a box');
  await expect(row('annotate.tool.box')).toBeVisible();
  await expect(row('annotate.tool.polygon')).toBeHidden();
  await row('annotate.tool.box')
    .getByRole('button', { name: /^Add keys/ })
    .click();
  await expect(dialog().getByRole('textbox')).toBeFocused();
  await desk.press('Alt+Shift+X');
  await expect(dialog().getByText('These keys are free.')).toBeVisible();
  expect(await seriousFindings(desk.page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Use these keys' }).click();
  await expect(dialog()).toBeHidden();
  await annotate();
  await desk.press('Alt+Shift+X');
  await expect(desk.page.getByRole('button', { name: 'Draw a box', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await desk.press('v', 'F1');
  await expect(dialog().getByText('Draw a box', { exact: true }).locator('xpath=..')).toContainText('X');
  await desk.press('Escape');
  await expect(dialog()).toBeHidden();
});

test('keys in use are told with what they mean, and are taken only when that is wanted', async () => {
  await settings();
  await desk.page.getByLabel('Search by name').fill('next image');
  await row('annotate.go.next')
    .getByRole('button', { name: /^Add keys/ })
    .click();
  await desk.press('f');
  await expect(dialog().getByRole('status')).toContainText('would lose them');
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await expect(row('annotate.go.next').getByRole('button', { name: /^Change F of/ })).toBeHidden();
  await row('annotate.go.next')
    .getByRole('button', { name: /^Add keys/ })
    .click();
  await desk.press('f');
  await dialog().getByRole('button', { name: 'Take these keys' }).click();
  await annotate();
  await desk.press('f');
  await expect(shown('cat.jpg')).toBeVisible();
  await desk.press('a');
  await expect(shown('avenue.jpg')).toBeVisible();
});

test('keys that the canvas holds cannot be taken', async () => {
  await settings();
  await row('annotate.tool.box')
    .getByRole('button', { name: /^Add keys/ })
    .click();
  await desk.press('Space');
  await expect(dialog().getByRole('status')).toContainText('cannot be changed');
  await expect(dialog().getByRole('button', { name: 'Take these keys' })).toBeDisabled();
  await desk.press('Escape');
  await expect(dialog()).toBeHidden();
});

test('a key is removed, one command is reset, and then all are', async () => {
  await row('annotate.tool.box')
    .getByRole('button', { name: /^Remove R from/ })
    .click();
  await expect(row('annotate.tool.box').getByRole('button', { name: /^Change R of/ })).toBeHidden();
  await row('annotate.tool.box')
    .getByRole('button', { name: /^Reset/ })
    .click();
  await expect(row('annotate.tool.box').getByRole('button', { name: /^Change R of/ })).toBeVisible();
  await desk.page.getByRole('button', { name: 'Reset all' }).click();
  await expect(desk.page.getByRole('button', { name: 'Reset all' })).toBeDisabled();
  expect(await desk.call('keymap.read', {})).toEqual({ preset: 'plumbline', changes: {} });
});

test('a command is found by pressing its keys', async () => {
  await desk.page.getByRole('button', { name: 'Search by pressing the keys' }).click();
  await desk.press('Control+Shift+Z');
  await expect(row('annotate.edit.redo')).toBeVisible();
  await expect(row('annotate.edit.undo')).toBeHidden();
  await desk.press('Escape');
  await expect(row('annotate.edit.undo')).toBeVisible();
});

test('the presets of CVAT and labelme put the hands of their users in their right', async () => {
  await desk.page.getByRole('radio', { name: 'CVAT' }).focus();
  await desk.press('Space');
  await annotate();
  await desk.press('f');
  await expect(shown('cat.jpg')).toBeVisible();
  await desk.press('d');
  await expect(shown('avenue.jpg')).toBeVisible();
  await desk.press('F2');
  await desk.page.getByRole('radio', { name: 'labelme' }).focus();
  await desk.press('Space');
  await annotate();
  await desk.press('d');
  await expect(shown('cat.jpg')).toBeVisible();
  await desk.press('Control+r');
  await expect(desk.page.getByRole('button', { name: 'Draw a box', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await desk.press('v', 'a');
  await expect(shown('avenue.jpg')).toBeVisible();
});

test('a keymap goes to another machine as a file, and a file that is none changes nothing', async () => {
  await settings();
  const file = join(desk.folder, 'keys.json');
  await answerDialogs(desk.workstation, { save: file, open: [file] });
  await desk.page.getByRole('button', { name: 'Export…' }).click();
  await expect.poll(async () => readFile(file, 'utf8').catch(() => '')).toContain('"labelme"');
  await desk.page.getByRole('radio', { name: 'Plumbline' }).focus();
  await desk.press('Space');
  await expect(desk.page.getByRole('radio', { name: 'Plumbline' })).toBeChecked();
  await desk.page.getByRole('button', { name: 'Import…' }).click();
  await expect(desk.page.getByRole('radio', { name: 'labelme' })).toBeChecked();
  await writeFile(file, '{"preset": "plumbline", "changes": {"annotate.go.next": ["nonsense key"]}}');
  await desk.page.getByRole('button', { name: 'Import…' }).click();
  await expect(desk.page.getByText('is no file of shortcuts')).toBeVisible();
  await expect(desk.page.getByRole('radio', { name: 'labelme' })).toBeChecked();
});

test('in Korean the list is whole, and axe finds nothing serious in it', async () => {
  const workstation = await launchPlumbline({ preferences: { theme: 'light', language: 'ko' } });
  await workstation.page.getByRole('heading').first().waitFor();
  await workstation.page.keyboard.press('Control+,');
  await expect(workstation.page.getByRole('heading', { name: '키보드 단축키' })).toBeVisible();
  expect(await seriousFindings(workstation.page)).toEqual([]);
  await workstation.close();
});
