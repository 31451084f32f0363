import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchPlumbline, type Workstation } from './support/launch';

// Two leads who share a folder publish apart, from the same base.

const samples = resolve(import.meta.dirname, '../../resources/sample/images');

let world: string;
let ada: Workstation;
let ben: Workstation;

test.beforeAll(async () => {
  world = await mkdtemp(join(tmpdir(), 'plumbline-leads-'));
  await cp(join(samples, 'coffee.jpg'), join(world, 'pictures', 'coffee.jpg'));
  await mkdir(join(world, 'shared'));
  ada = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  ben = await launchPlumbline({ preferences: { theme: 'light', language: 'en' } });
});

test.afterAll(async () => {
  for (const one of [ada, ben]) await one.close();
  await rm(world, { recursive: true, force: true });
});

interface Envelope<Value> {
  readonly ok: boolean;
  readonly value: Value;
}

async function ask<Value>({ page }: Workstation, channel: string, input: object): Promise<Value> {
  const envelope: unknown = await page.evaluate(
    ([name, given]) =>
      (Reflect.get(window, 'plumbline') as { call(name: string, input: object): Promise<unknown> }).call(name, given),
    [channel, input] as const,
  );
  expect((envelope as Envelope<Value>).ok, `${channel}: ${JSON.stringify(envelope)}`).toBe(true);
  return (envelope as Envelope<Value>).value;
}

async function finished(at: Workstation, channel: string, input: object): Promise<void> {
  const { job } = await ask<{ job: string }>(at, channel, input);
  await expect
    .poll(async () => {
      const jobs = await ask<{ id: string; status: string }[]>(at, 'jobs.list', {});
      return jobs.find(({ id }) => id === job)?.status;
    })
    .toBe('done');
}

async function sync(...people: readonly Workstation[]): Promise<void> {
  const request = { place: join(world, 'shared'), dryRun: false, thorough: false, acceptFolder: true, snapshot: false };
  for (const one of people) await finished(one, 'team.sync', { ...request, sendPictures: one === ada });
}

async function writeRule({ page }: Workstation, title: string): Promise<void> {
  await page.keyboard.press('Control+3');
  await page
    .getByRole('button', { name: 'Write the first rule' })
    .or(page.getByRole('button', { name: 'Write a rule' }))
    .first()
    .click();
  await page.getByLabel('Title').fill(title);
  await page.getByRole('textbox', { name: 'What to do' }).fill(`Do as ${title} says.`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article', { name: title })).toBeVisible();
}

async function publish({ page }: Workstation, reason: string, number: number): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Publish the guideline' });
  await expect(dialog.getByRole('region', { name: 'Impact' })).toBeVisible();
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  const done = page.getByRole('dialog', { name: `Version ${number} is in force` });
  await done.getByRole('button', { name: 'Close' }).last().click();
}

test('both versions stand, the conflict is shown to both, and the next version has the words of both', async () => {
  await ask(ada, 'projects.create', {
    path: join(world, 'ada.plumb'),
    name: 'Table',
    template: 'objects',
    classes: ['cup'],
  });
  await finished(ada, 'images.add', { paths: [join(world, 'pictures')] });
  const { key } = await ask<{ key: string }>(ben, 'team.key', {});
  const { invitation } = await ask<{ invitation: string }>(ada, 'team.invite', { name: 'Ben', role: 'lead', key });
  await sync(ada);
  const path = join(world, 'ben.plumb');
  await finished(ben, 'team.join', { path, invitation, place: join(world, 'shared') });
  await ask(ben, 'projects.open', { path });

  await writeRule(ada, 'Rule of Ada');
  await publish(ada, 'Ada saw cups', 1);
  await writeRule(ben, 'Rule of Ben');
  await publish(ben, 'Ben saw saucers', 1);
  await sync(ada, ben, ada);
  for (const { page } of [ada, ben]) {
    await expect(page.getByRole('alert')).toContainText('Versions were published apart');
    await expect(page.getByRole('alert')).toContainText('Ada saw cups');
    await expect(page.getByRole('alert')).toContainText('1 by Ben (Ben saw saucers)');
    await page.keyboard.press('Control+3');
    for (const name of ['Rule of Ada', 'Rule of Ben']) {
      await expect(page.getByRole('navigation', { name: 'Rules' }).getByRole('button', { name })).toBeVisible();
    }
  }

  await ada.page.getByRole('alert').getByRole('button', { name: 'Publish…' }).click();
  const dialog = ada.page.getByRole('dialog', { name: 'Publish the guideline' });
  await dialog.getByLabel('Reason').fill('Both of them');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await ada.page
    .getByRole('dialog', { name: 'Version 2 is in force' })
    .getByRole('button', { name: 'Close' })
    .last()
    .click();
  await sync(ada, ben);
  for (const { page } of [ada, ben]) {
    await expect(page.getByText('Versions were published apart')).toHaveCount(0);
    await expect(page.getByRole('complementary', { name: 'Versions' })).toContainText('Both of them');
  }
});
