import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { postgresFolder, startPostgres, type PostgresServer } from '../support/postgres-server';
import { startS3, type S3Server } from '../support/s3-server';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

let world: string;
let server: PostgresServer;
let s3: S3Server;
let ada: Workstation;
let hana: Workstation;

test.describe.configure({ mode: 'serial' });
test.skip(postgresFolder === undefined, 'there is no PostgreSQL on this machine');

test.beforeAll(async () => {
  world = await mkdtemp(join(tmpdir(), 'plumbline-hub-'));
  server = await startPostgres();
  s3 = await startS3({ accessKeyId: 'ADA', secretAccessKey: 'a secret' });
  ada = await launchPlumbline({ arguments: ['--sample'], preferences: { theme: 'dark', language: 'en' } });
  hana = await launchPlumbline({ preferences: { theme: 'light', language: 'en' } });
  await ada.page.getByRole('option').first().waitFor();
});

test.afterAll(async () => {
  await ada.close();
  await hana.close();
  await s3.stop();
  await server.stop();
  await rm(world, { recursive: true, force: true });
});

const dialog = ({ page }: Workstation, name: string) => page.getByRole('dialog', { name });

let invitation: string;
let address: string;

test('a lead makes an empty database the hub of the team, and gets an address for everybody', async () => {
  const { page } = ada;
  await hana.page.getByRole('button', { name: /^Join a team/ }).click();
  const key = await dialog(hana, 'Join a team').locator('code').textContent();
  await page.getByRole('button', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Invite…' }).click();
  const invite = dialog(ada, 'Invite a member');
  await invite.getByLabel('Name').fill('Hana');
  await invite.getByLabel('Their key').fill(key ?? '');
  await page.keyboard.press('Enter');
  invitation = await dialog(ada, 'Hana is invited').getByLabel('Invitation').inputValue();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Use a team hub…' }).click();
  const hub = dialog(ada, 'Team hub');
  await hub.getByText('Make a hub').click();
  await hub.getByLabel('Address', { exact: true }).fill('hub.example.org');
  await page.keyboard.press('Enter');
  await expect(hub.getByRole('alert')).toContainText('looks like postgres://');
  await hub.getByLabel('Address', { exact: true }).fill(server.address);
  await hub.getByLabel('Storage for its pictures').fill('https://a-bucket.example.org');
  await page.keyboard.press('Enter');
  await expect(hub.getByRole('alert')).toContainText('looks like s3://bucket');
  await hub.getByLabel('Storage for its pictures').fill('');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  const ready = dialog(ada, 'The hub is ready');
  await expect(ready.getByText('kept on this machine')).toBeVisible();
  await ready.getByRole('listitem').filter({ hasText: 'Hana' }).getByRole('button').click();
  expect(await seriousFindings(page)).toEqual([]);
  address = await ada.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(address).toMatch(/^postgres:\/\/plumb_[0-9a-f]{32}:[0-9a-f]{48}@127\.0\.0\.1/);
  await ready.getByRole('button', { name: 'Close' }).last().click();
});

test('syncs with it, and shows the address without its password', async () => {
  const { page } = ada;
  await expect(page.getByText(/^postgres:\/\/plumb_[0-9a-f]{32}@127\.0\.0\.1/)).toBeVisible();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('Last synced now')).toBeVisible();
  await page.getByLabel('Sync by itself').click();
  await expect(page.getByLabel('Sync by itself')).toBeChecked();
  expect(await seriousFindings(page)).toEqual([]);
});

test('the member joins by her address, with labels and pictures', async () => {
  const { page } = hana;
  const joining = dialog(hana, 'Join a team');
  await joining.getByLabel('Paste the invitation that comes back').fill(invitation);
  await joining.getByLabel(/^The folder that the team shares/).fill(address);
  await joining.getByLabel('Your project file').fill(join(world, 'hana.plumb'));
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sample: street and table' })).toBeVisible();
  await expect(page.getByRole('option').first()).not.toContainText('Missing');
  await page.getByRole('button', { name: 'Team' }).click();
  await expect(page.getByRole('row', { name: /Hana you Annotator/ })).toBeVisible();
});

test('she syncs again without giving her password again', async () => {
  const { page } = hana;
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('Last synced now')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('keys for storage beside the hub are kept when it accepts them, and pictures go there', async () => {
  const { page } = ada;
  const sql = postgres(server.address, { max: 1 });
  await sql`UPDATE plumb.project SET pictures = ${`s3://team/labels?endpoint=${s3.endpoint}`}`;
  await sql.end();
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByRole('menuitem', { name: 'Keys for its pictures…' }).click();
  const keys = dialog(ada, 'Keys for the pictures');
  await expect(keys.getByText(`“team” at ${s3.endpoint}`)).toBeVisible();
  await keys.getByLabel('Access key ID').fill('ADA');
  await keys.getByLabel('Secret access key', { exact: true }).fill('not that one');
  await page.keyboard.press('Enter');
  await expect(keys.getByRole('alert')).toContainText('does not let your keys into "team"');
  expect(await seriousFindings(page)).toEqual([]);
  await keys.getByLabel('Secret access key', { exact: true }).fill('a secret');
  await page.keyboard.press('Enter');
  await expect(keys).toBeHidden();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect.poll(() => s3.objects.size).toBeGreaterThan(0);
});

test('the lead puts pre-labelling on the hub for the team, helps on this machine, and suggestions appear', async () => {
  const { page } = ada;
  const section = page.getByRole('region', { name: 'Pre-labelling by the team' });
  await expect(section.getByText('Nothing is put for the team')).toBeVisible();
  await expect(section.getByRole('button', { name: 'Help on this machine' })).toBeDisabled();
  await page.getByRole('button', { name: 'Images', exact: true }).click();
  await page.getByLabel('Filter by name').fill('cat');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByText(/suggestions? to decide/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Pre-label…' }).click();
  const asking = dialog(ada, 'Pre-label with a model');
  await expect(asking.getByRole('radio', { name: 'The image listed now' })).toBeChecked();
  await expect(asking.getByRole('radio', { name: 'This machine' })).toBeChecked();
  await asking.getByRole('radio', { name: 'The team’s machines, through its hub' }).check();
  await asking.getByRole('checkbox', { name: /^Also images it has looked at before/ }).check();
  expect(await seriousFindings(page)).toEqual([]);
  await asking.getByRole('button', { name: 'Put for the team' }).click();
  await expect(page.getByText(/1 image is on the hub for the team/)).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Team' }).click();
  const batch = section.getByRole('listitem').filter({ hasText: 'under way' });
  await expect(batch).toContainText('0 of 1 image');
  await batch.getByRole('button', { name: /^Pause / }).click();
  const paused = section.getByRole('listitem').filter({ hasText: 'paused' });
  await paused.getByRole('button', { name: /^Resume / }).click();
  await expect(batch.getByRole('button', { name: /^Cancel / })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await section.getByRole('button', { name: 'Help on this machine' }).click();
  const done = section.getByRole('listitem').filter({ hasText: 'done' });
  await expect(done).toContainText('1 of 1 image', { timeout: 60_000 });
  await expect(done).toContainText(/[1-9]\d* suggestions?/);
  await page.getByRole('button', { name: 'Images', exact: true }).click();
  await expect(page.getByRole('option', { name: /cat/ })).toContainText(/[1-9]\d* suggestions? to decide/);
});

test('a hub that is away is told of, and nothing is lost', async () => {
  const { page } = hana;
  await server.stop();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' }).first()).toBeVisible();

  const section = ada.page.getByRole('region', { name: 'Pre-labelling by the team' });
  await ada.page.getByRole('button', { name: 'Team' }).click();
  await expect(section.getByRole('alert')).toContainText('cannot be reached');
  await section.getByRole('button', { name: 'Retry' }).click();
  await expect(section.getByRole('alert')).toContainText('cannot be reached');
});
