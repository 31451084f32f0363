import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { draw, objects, openPicture } from './support/boxes';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

const cli = resolve(import.meta.dirname, '../../out/cli/plumbline.js');
const run = promisify(execFile);

let world: string;
let shared: string;
let ada: Workstation;
let hana: Workstation;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  world = await mkdtemp(join(tmpdir(), 'plumbline-team-'));
  shared = await mkdtemp(join(world, 'shared '));
  ada = await launchPlumbline({ arguments: ['--sample'], preferences: { theme: 'dark', language: 'en' } });
  hana = await launchPlumbline({ preferences: { theme: 'light', language: 'en' } });
  await ada.page.getByRole('option').first().waitFor();
});

test.afterAll(async () => {
  await ada.close();
  await hana.close();
  await rm(world, { recursive: true, force: true });
});

const dialog = ({ page }: Workstation, name: string) => page.getByRole('dialog', { name });

let invitation: string;

test('a lead shares a folder and invites a member by her key', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Team' }).click();
  await expect(page.getByRole('heading', { name: /^\d+ members$/ })).toBeVisible();
  await answerDialogs(ada, { open: [shared] });
  await page.getByRole('button', { name: 'Choose the shared folder…' }).click();

  await hana.page.getByRole('button', { name: /^Join a team/ }).click();
  const key = await dialog(hana, 'Join a team').locator('code').textContent();
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(await seriousFindings(hana.page)).toEqual([]);

  await page.getByRole('button', { name: 'Invite…' }).click();
  const invite = dialog(ada, 'Invite a member');
  await invite.getByLabel('Name').fill('Hana');
  await invite.getByLabel('Their key').fill('not a key');
  await page.keyboard.press('Enter');
  await expect(invite).toContainText('A key has 64 signs');
  await invite.getByLabel('Their key').fill(key ?? '');
  await page.keyboard.press('Enter');
  const made = dialog(ada, 'Hana is invited');
  invitation = await made.getByLabel('Invitation').inputValue();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('Last synced now')).toBeVisible();
  await expect(page.getByRole('row', { name: /Hana Annotator/ })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('what is wrong with joining is said, and nothing is made', async () => {
  const { page } = hana;
  const joining = dialog(hana, 'Join a team');
  const path = join(world, 'hana.plumb');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(joining).toContainText('Paste the invitation.');
  await joining.getByLabel('Paste the invitation that comes back').fill(invitation.slice(0, -9));
  await joining.getByLabel(/^The folder that the team shares/).fill(shared);
  await joining.getByLabel('Your project file').fill(path);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(joining.getByRole('alert')).toContainText('no whole invitation');
  await joining.getByLabel('Paste the invitation that comes back').fill(invitation);
  await joining.getByLabel(/^The folder that the team shares/).fill(join(world, 'elsewhere'));
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(joining.getByRole('alert')).toContainText('There is no folder');
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

test('the member joins, and has the project of the lead', async () => {
  const { page } = hana;
  const joining = dialog(hana, 'Join a team');
  await joining.getByLabel(/^The folder that the team shares/).fill(shared);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sample: street and table' })).toBeVisible();
  // The pictures came along.
  await expect(page.getByRole('option').first()).not.toContainText('Missing');
  await expect
    .poll(() =>
      page.evaluate(() => [...document.querySelectorAll('img')].filter((image) => image.naturalWidth > 0).length),
    )
    .toBeGreaterThan(3);
  await page.getByRole('button', { name: 'Team' }).click();
  await expect(page.getByRole('row', { name: /Hana you Annotator/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invite…' })).toHaveCount(0);
});

test('an annotator is told how well she did where the truth is known, and never which pictures those are', async () => {
  const project = join(ada.userData, 'sample', 'Sample.plumb');
  const gold = (...words: string[]) => run(process.execPath, [cli, 'gold', project, ...words]);
  await gold('mark', 'dogs-in-park.jpg', '--from', 'Mina');
  await gold('feedback', 'on');
  const { page } = hana;
  await page.getByRole('button', { name: 'Images', exact: true }).click();
  await page.getByRole('combobox', { name: 'State' }).click();
  await expect(page.getByRole('option', { name: 'With open issues' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Ground truth' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByText('dogs-in-park.jpg', { exact: true }).dblclick();
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByText('Submitted', { exact: true })).toBeVisible();
  // Her machine does not know the truth: the lead's tells her, and it comes with a sync.
  await expect(async () => {
    await page.getByRole('button', { name: 'Team' }).click();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await ada.page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByRole('button', { name: 'Annotate', exact: true }).click();
    await expect(page.getByRole('button', { name: '0 % right' })).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await page.getByRole('button', { name: '0 % right' }).click();
  await expect(page.getByText('Something of the class dog is missing.').first()).toBeVisible();
  await expect(run(process.execPath, [cli, 'gold', join(world, 'hana.plumb'), 'list'])).rejects.toThrow(/reviewer/);
  await page.getByRole('button', { name: 'Team' }).click();
});

test('a package that was mailed brings what a lead did, and says first what that would be', async () => {
  const path = join(world, 'mailed.plpack');
  await answerDialogs(ada, { save: path });
  await ada.page.getByRole('button', { name: 'Team' }).click();
  await ada.page.getByRole('button', { name: 'Save a package to send…' }).click();
  await expect
    .poll(() =>
      readFile(path).then(
        (bytes) => bytes.toString('latin1', 0, 5),
        () => null,
      ),
    )
    .toBe('PLPAK');
  const { page } = hana;
  await page.getByRole('button', { name: 'Team' }).click();
  await answerDialogs(hana, { open: [path] });
  await page.getByRole('button', { name: 'See what a package would bring…' }).click();
  await expect(page.getByText(/would be received/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Take in a package…' }).click();
  await expect(page.getByText(/(Nothing new|changes?) received/).first()).toBeVisible();
  await answerDialogs(hana, { open: [join(world, 'hana.plumb')] });
  await page.getByRole('button', { name: 'Take in a package…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'is no package of Plumbline' }).first()).toBeVisible();
});

test('a lead writes a snapshot for whoever joins, and moves the history of others out of her file', async () => {
  await openPicture(hana, 'dogs-in-park.jpg');
  await draw(hana);
  await expect(objects(hana)).toHaveCount(1);
  await hana.page.getByRole('button', { name: 'Team' }).click();
  await hana.page.getByRole('button', { name: 'Sync now' }).click();
  await expect(hana.page.getByText(/, [1-9]\d* changes? sent\./).first()).toBeVisible();

  const { page } = ada;
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Change…' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('Write a snapshot for newcomers');
  await page.getByRole('button', { name: 'Details' }).first().click();
  await expect(page.getByText(/^A snapshot lies there now: .* in place of \d+\.$/).first()).toBeVisible();
  await page.keyboard.press('Escape');

  const history = join(world, 'history.plpack');
  await answerDialogs(ada, { save: history });
  await choose('Compact this project…');
  const compacting = dialog(ada, 'Compact this project');
  await expect(compacting).toContainText('Everything looks as before');
  expect(await seriousFindings(page)).toEqual([]);
  await compacting.getByRole('button', { name: 'Choose where the history goes…' }).click();
  await expect(page.getByText(/packages? moved to .*history\.plpack/).first()).toBeVisible();
  expect((await readFile(history)).toString('latin1', 0, 5)).toBe('PLPAK');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText(/Nothing new received/).first()).toBeVisible();
});

test('a stick that was swapped is not written to before a person says that it is right', async () => {
  const { page } = ada;
  await rm(shared, { recursive: true });
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is no folder' }).first()).toBeVisible();
});

test('a lead makes the member a reviewer, and ends her access', async () => {
  const { page } = ada;
  const row = page.getByRole('row', { name: /^Hana/ });
  await row.getByRole('button', { name: 'Change Hana' }).click();
  await page.getByRole('menuitem', { name: 'Make Reviewer' }).click();
  await expect(row).toContainText('Reviewer');
  await row.getByRole('button', { name: 'Change Hana' }).click();
  await page.getByRole('menuitem', { name: 'End access…' }).click();
  await expect(dialog(ada, 'End the access of Hana?')).toContainText('stays');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog(ada, 'End the access of Hana?').getByRole('button', { name: 'End access' }).click();
  await expect(row).toContainText('access ended');
});

test('a lead asks people for images, who find them under “To label by me”', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Images' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Assign…' }).click();
  const assign = dialog(ada, 'Assign images');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(assign).toContainText('Give the work a name.');
  await assign.getByLabel('Name of the work').fill('First round');
  await assign.getByRole('checkbox').first().check({ force: true });
  await assign.getByLabel('Wanted by (optional)').fill('2026-01-31');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('24 assignments made for 24 images.')).toBeVisible();
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'To label by me' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.getByRole('button', { name: 'Team' }).click();
  await expect(page.getByRole('row', { name: /you/ })).toContainText('0 of 24 24 late');
});
