import { execFile } from 'node:child_process';
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

test.beforeAll(async () => {
  workstation = await launchPlumbline({ arguments: ['--sample'] });
  ({ page } = workstation);
});

test.afterAll(() => workstation.close());

const dialog = () => page.getByRole('dialog', { name: 'Ground truth' });

async function openGold(): Promise<void> {
  await page.getByRole('button', { name: 'Images', exact: true }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Ground truth…' }).click();
  await expect(dialog()).toBeVisible();
}

test('a picture is no ground truth while something on it is disputed', async () => {
  await openGold();
  await expect(dialog()).toContainText('No picture is ground truth yet.');
  await dialog().getByRole('button', { name: 'Mark' }).click();
  await expect(dialog().getByRole('status')).toContainText('not everything is settled');
  expect(await seriousFindings(page)).toEqual([]);
});

test('a picture that somebody labelled right measures the others', async () => {
  const project = join(workstation.userData, 'sample', 'Sample.plumb');
  await run(process.execPath, [cli, 'gold', project, 'mark', 'dogs-in-park.jpg', '--from', 'Mina']);
  await expect(dialog().getByRole('list', { name: 'Pictures (1)' })).toContainText('dogs-in-park.jpg');
  const scores = dialog().getByRole('table', { name: 'How people do on them' });
  // Whose labels are the truth is not measured by it.
  await expect(scores.getByRole('row')).toHaveCount(3);
  await expect(scores).toContainText(/Jun.*%/);
  await expect(scores).not.toContainText('Mina');
});

test('annotators are told when the lead wants it, and the list of images shows which measure', async () => {
  const told = dialog().getByRole('switch', { name: 'Tell annotators how well they do' });
  await told.click({ force: true });
  await expect(told).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Ground truth' }).click();
  await expect(page.getByText('1 of 24 images')).toBeVisible();
  await openGold();
  await dialog().getByRole('button', { name: 'Not ground truth any more: dogs-in-park.jpg' }).click();
  await expect(dialog()).toContainText('No picture is ground truth yet.');
});
