import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

let world: string;
let shared: string;
let ada: Workstation;
let ben: Workstation;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  world = await mkdtemp(join(tmpdir(), 'plumbline-conflicts-'));
  shared = await mkdtemp(join(world, 'shared '));
  ada = await launchPlumbline({ arguments: ['--sample'], preferences: { theme: 'dark', language: 'en' } });
  ben = await launchPlumbline({ preferences: { theme: 'light', language: 'en' } });
  await ada.page.getByRole('option').first().waitFor();
});

test.afterAll(async () => {
  await ada.close();
  await ben.close();
  await rm(world, { recursive: true, force: true });
});

const dialog = ({ page }: Workstation, name: string) => page.getByRole('dialog', { name });

async function syncNow({ page }: Workstation): Promise<void> {
  await page.getByRole('button', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText(/\d+ changes? not sent/)).toHaveCount(0);
  await expect(page.getByText('Last synced now')).toBeVisible();
}

async function renamePerson(at: Workstation, name: string): Promise<void> {
  const { page } = at;
  await page.getByRole('button', { name: 'Images' }).click();
  await page.getByRole('option').first().dblclick();
  await page.getByRole('button', { name: 'Edit classes and attributes' }).click();
  const classes = dialog(at, 'Classes and attributes');
  await classes.getByRole('button', { name: /^person/ }).click();
  await classes.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await classes.getByRole('button', { name: 'Save class' }).click();
  await expect(classes.getByRole('button', { name: 'Save class' })).toBeDisabled();
  await page.keyboard.press('Escape');
}

test('two leads share a project', async () => {
  await ben.page.getByRole('button', { name: /^Join a team/ }).click();
  const key = await dialog(ben, 'Join a team').locator('code').textContent();
  await ada.page.getByRole('button', { name: 'Team' }).click();
  await answerDialogs(ada, { open: [shared] });
  await ada.page.getByRole('button', { name: 'Choose the shared folder…' }).click();
  await ada.page.getByRole('button', { name: 'Invite…' }).click();
  const invite = dialog(ada, 'Invite a member');
  await invite.getByLabel('Name').fill('Ben');
  await invite.getByText('Lead', { exact: true }).click();
  await invite.getByLabel('Their key').fill(key ?? '');
  await ada.page.keyboard.press('Enter');
  const invitation = await dialog(ada, 'Ben is invited').getByLabel('Invitation').inputValue();
  await ada.page.keyboard.press('Escape');
  await syncNow(ada);

  const joining = dialog(ben, 'Join a team');
  await joining.getByLabel('Paste the invitation that comes back').fill(invitation);
  await joining.getByLabel(/^The folder that the team shares/).fill(shared);
  await joining.getByLabel('Your project file').fill(join(world, 'ben.plumb'));
  await ben.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(ben.page.getByRole('option').first()).toBeVisible();
});

test('what both renamed without knowing of each other is shown side by side', async () => {
  await renamePerson(ada, 'pedestrian');
  await renamePerson(ben, 'human');
  await syncNow(ada);
  await syncNow(ben);
  const { page } = ben;
  await expect(page.getByText('1 record changed in two ways')).toBeVisible();
  await page.getByRole('button', { name: 'Look at them…' }).click();
  const conflicts = dialog(ben, 'Changed in two ways');
  await expect(conflicts.getByRole('cell', { name: 'pedestrian' })).toBeVisible();
  await expect(conflicts.getByRole('cell', { name: 'human' })).toBeVisible();
  await expect(conflicts.getByRole('columnheader', { name: /^Ben, / })).toBeVisible();
  await expect(conflicts.getByText('counts now')).toHaveCount(1);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a person decides, and it is so for both', async () => {
  const conflicts = dialog(ben, 'Changed in two ways');
  const columns = await conflicts.getByRole('cell', { name: /^(pedestrian|human)$/ }).allTextContents();
  await conflicts.getByRole('button', { name: 'Keep this' }).nth(columns.indexOf('pedestrian')).click();
  await expect(conflicts).toContainText('Nothing is changed in two ways any more.');
  await ben.page.keyboard.press('Escape');
  await expect(ben.page.getByText('changed in two ways')).toHaveCount(0);
  await syncNow(ben);
  await syncNow(ada);
  for (const at of [ada, ben]) {
    await expect(at.page.getByText('changed in two ways')).toHaveCount(0);
    await at.page.getByRole('button', { name: 'Images' }).click();
    await at.page.getByRole('option').first().dblclick();
    await at.page.getByRole('button', { name: 'Edit classes and attributes' }).click();
    const classes = dialog(at, 'Classes and attributes');
    await expect(classes.getByRole('button', { name: /^pedestrian/ })).toBeVisible();
    await expect(classes.getByRole('button', { name: /^(person|human)/ })).toHaveCount(0);
  }
});

/** Settles the first dispute of the queue, with a key. */
async function settleFirst({ page }: Workstation, key: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Review' }).click();
  const queue = page.getByRole('listbox', { name: /dispute/ });
  await expect(queue).toBeVisible();
  const name = await queue.getAttribute('aria-label');
  await expect(page.getByRole('complementary', { name: 'Dispute' }).getByRole('button', { name: /^A / })).toBeVisible();
  await page.keyboard.press(key);
  await expect(page.getByRole('listbox', { name: name!, exact: true })).toHaveCount(0);
}

test('what two reviewers decided differently stands side by side, for both', async () => {
  await settleFirst(ada, 'm');
  await settleFirst(ben, 'x');
  for (const at of [ada, ben, ada]) await syncNow(at);
  for (const { page } of [ada, ben]) {
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('option', { name: /reviewers differ/ }).click();
    const decided = page.getByRole('list', { name: 'Decided before' }).getByRole('listitem');
    await expect(decided).toHaveCount(2);
    await expect(decided.filter({ hasText: 'Ben' })).toContainText('No object');
    await expect(decided.filter({ hasText: 'Merged:' }).getByRole('img')).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
  }
});

test('one of them keeps one, and it is so for both', async () => {
  const decided = ben.page.getByRole('list', { name: 'Decided before' }).getByRole('listitem');
  await decided.filter({ hasText: 'Merged:' }).getByRole('button', { name: 'Keep this' }).click();
  await expect(ben.page.getByRole('option', { name: /reviewers differ/ })).toHaveCount(0);
  for (const at of [ben, ada]) await syncNow(at);
  for (const { page } of [ada, ben]) {
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await expect(page.getByRole('option', { name: /reviewers differ/ })).toHaveCount(0);
  }
});
