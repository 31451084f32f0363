import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

// The whole loop of the guideline among three people who share a folder and nothing else: each in a window of their own,
// on a real picture.

const astronaut = resolve(import.meta.dirname, '../fixtures/images/astronaut.jpg');

let world: string;
let shared: string;
let lead: Workstation;
let mina: Workstation;
let yusuf: Workstation;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  world = await mkdtemp(join(tmpdir(), 'plumbline-loop-'));
  shared = await mkdtemp(join(world, 'shared '));
  lead = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  mina = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  yusuf = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  await ask(lead, 'projects.create', {
    path: join(world, 'lead.plumb'),
    name: 'Square',
    template: 'objects',
    classes: ['person', 'thing'],
  });
  await finished(lead, 'images.add', { paths: [astronaut] });
  await lead.page.getByRole('option').first().waitFor();
});

test.afterAll(async () => {
  for (const one of [lead, mina, yusuf]) await one.close();
  await rm(world, { recursive: true, force: true });
});

/** Asks the main process as the window does. */
async function ask<Value>({ page }: Workstation, channel: string, input: object): Promise<Value> {
  const envelope = await page.evaluate(
    ([name, given]) =>
      (window as never as { plumbline: { call(name: string, input: object): Promise<unknown> } }).plumbline.call(
        name,
        given,
      ),
    [channel, input] as const,
  );
  const { ok, value } = envelope as { ok: boolean; value: Value };
  expect(ok, `${channel}: ${JSON.stringify(envelope)}`).toBe(true);
  return value;
}

async function finished(at: Workstation, channel: string, input: object): Promise<void> {
  const { job } = await ask<{ job: string }>(at, channel, input);
  await expect
    .poll(async () => {
      const jobs = await ask<{ id: string; status: string; error: unknown }[]>(at, 'jobs.list', {});
      const found = jobs.find(({ id }) => id === job);
      return found?.status === 'failed' ? JSON.stringify(found.error) : found?.status;
    })
    .toBe('done');
}

async function sync(...people: readonly Workstation[]): Promise<void> {
  for (const one of people) {
    const request = { folder: shared, dryRun: false, thorough: false, acceptFolder: true, sendPictures: one === lead };
    await finished(one, 'team.sync', request);
  }
}

async function admit(member: Workstation, name: string, role: string): Promise<void> {
  const { key } = await ask<{ key: string }>(member, 'team.key', {});
  const { invitation } = await ask<{ invitation: string }>(lead, 'team.invite', { name, role, key });
  await sync(lead);
  const path = join(world, `${name}.plumb`);
  await finished(member, 'team.join', { path, invitation, folder: shared });
  await ask(member, 'projects.open', { path });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

let image: string;
let person: Named;
let thing: Named;

/** Draws a box of a class on the first picture; everybody draws the same ones. */
async function draw(at: Workstation, label: Named, place: number): Promise<void> {
  const id = crypto.randomUUID().replace(/^(.{14})4/, '$17');
  const geometry = { type: 'box', x: 20 + 60 * place, y: 30, width: 50, height: 80 };
  await ask(at, 'annotate.edit', {
    image,
    label: 'draw',
    operations: [{ type: 'put', id, class: label.id, geometry }],
  });
}

async function openGuidelines({ page }: Workstation, tab: string): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: tab }).click();
}

test('two people label the same picture apart, and read one thing differently', async () => {
  await admit(mina, 'Mina', 'annotator');
  await admit(yusuf, 'Yusuf', 'annotator');
  [image] = (await ask<string[]>(lead, 'images.ids', {
    filter: { text: '', class: null, state: 'all' },
    sort: 'path',
  })) as [string];
  [person, thing] = (await ask<Named[]>(lead, 'classes.list', {})) as [Named, Named];
  for (const place of [0, 1, 2]) {
    await draw(mina, person, place);
    await draw(yusuf, place === 1 ? thing : person, place);
  }
});

test('one of them is unsure and asks; the lead answers, decides the case and writes the rule with its crop', async () => {
  await ask(mina, 'guidelines.ask', {
    image,
    region: { type: 'box', x: 80, y: 30, width: 50, height: 80 },
    annotation: null,
    rule: null,
    reason: 'A statue: is it a person?',
  });
  await sync(mina, yusuf, lead);

  const { page } = lead;
  await openGuidelines(lead, 'Questions');
  await expect(page.getByRole('article')).toContainText('A statue: is it a person?');
  await page.getByLabel('Your answer').fill('A statue is never a person.');
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(page.getByText('No open questions')).toBeVisible();
  await page.getByText('Answered', { exact: true }).click();
  await page.getByLabel('Title of the rare case').fill('Statue');
  await page.getByRole('button', { name: 'Make it a rare case' }).click();
  await expect(page.getByRole('region', { name: 'Open' })).toContainText('Statue');
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByText('Answered', { exact: true }).click();
  await page.getByLabel('Title of the rule').fill('Statues are no people');
  await page.getByRole('button', { name: 'Make it a rule' }).click();
  await expect(
    page.getByRole('article', { name: 'Statues are no people' }).getByRole('img', { name: 'astronaut.jpg' }),
  ).toBeVisible();

  const [made] = await ask<(Named & { title: string })[]>(lead, 'guidelines.cases', {});
  const [outline] = await ask<Named[]>(lead, 'guidelines.rules', { version: 'draft' });
  const { value: rule } = await ask<{ value: object }>(lead, 'guidelines.rule', {
    rule: outline!.id,
    version: 'draft',
  });
  await ask(lead, 'guidelines.putRule', { rule: outline!.id, value: { ...rule, classes: [person.id, thing.id] } });
  const { value } = await ask<{ value: { title: string; readings: []; owner: string; target: number } }>(
    lead,
    'guidelines.case',
    { case: made!.id },
  );
  const { title, readings, owner, target } = value;
  await ask(lead, 'guidelines.updateCase', {
    case: made!.id,
    value: {
      title,
      readings,
      owner,
      target,
      decision: 'A statue is a thing.',
      rule: outline!.id,
      answer: { class: thing.id },
    },
  });
  await ask(lead, 'guidelines.moveCase', { case: made!.id, to: 'decided' });
});

test('publishing shows its impact first, then re-opens exactly those labels', async () => {
  const { page } = lead;
  await openGuidelines(lead, 'Rules');
  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(page.getByRole('dialog').getByRole('region', { name: 'Impact' })).toContainText(
    'will have to be looked at again',
  );
  await page.getByRole('dialog').getByLabel('Reason').fill('Statues were read as people');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Version 1 is in force' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('Not measurable yet')).toBeVisible();
  await sync(lead, mina, yusuf);
});

test('each reads the version and tries it on the disputed place; the lead sees how it went', async () => {
  const { page } = mina;
  await openGuidelines(mina, 'Rules');
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  const trying = page.getByRole('dialog', { name: 'Try it on disputed places' });
  await trying.getByRole('button', { name: 'Begin' }).click();
  await trying.getByRole('button', { name: thing.name, exact: true }).click();
  await expect(trying.getByRole('status')).toContainText('Right');
  await expect(trying).toContainText('Statues are no people');
  await trying.getByRole('button', { name: 'Finish' }).click();
  await expect(trying).toContainText('1 of 1 as decided');
  await page.keyboard.press('Escape');
  await sync(mina, lead);
  await openGuidelines(lead, 'Rules');
  await expect(lead.page.getByTitle('Calibration: 1 of 1 disputed places as decided')).toBeVisible();
});

test('the labels are looked at again, and agreement on them has risen', async () => {
  for (const one of [mina, yusuf]) {
    const { items } = await ask<{ items: { id: string; label: { class: string; geometry: { x: number } } | null }[] }>(
      one,
      'guidelines.rechecks',
      { state: 'pending', version: null, mine: true, offset: 0, limit: 500 },
    );
    expect(items).toHaveLength(3);
    const statue = items.find(({ label }) => label?.geometry.x === 80)!;
    if (statue.label?.class === person.id)
      await ask(one, 'guidelines.relabelRecheck', { recheck: statue.id, class: thing.id, geometry: null });
    const others = items.filter(({ id }) => id !== statue.id || statue.label?.class === thing.id).map(({ id }) => id);
    await ask(one, 'guidelines.settleRechecks', { rechecks: others });
    await sync(one);
  }
  await sync(lead);
  await openGuidelines(lead, 'Rules');
  const compared = lead.page.getByRole('region', { name: 'Before and after version 1' });
  await expect(compared.getByRole('row', { name: /^Equal pairs/ })).toContainText('0.67');
  await expect(compared.getByRole('row', { name: /^Equal pairs/ })).toContainText('1.00');
  await expect(compared).toContainText('the intervals are a rough guess');
  await openGuidelines(lead, 'Rare cases');
  await lead.page.getByRole('button', { name: /^Statue/ }).click();
  await expect(lead.page.getByRole('region', { name: 'Agreement on this case' })).toContainText('1 thing before');
  await lead.page.keyboard.press('Escape');
});

test('what was decided goes out on paper and as a folder that anybody can read', async () => {
  const { page } = lead;
  const pdf = join(world, 'guideline.pdf');
  await answerDialogs(lead, { save: pdf });
  await page.getByRole('button', { name: 'More of the guideline' }).click();
  await page.getByRole('menuitem', { name: 'Print to PDF…' }).click();
  await expect(page.getByText('guideline.pdf is written.')).toBeVisible();
  expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
  const folder = join(world, 'guideline');
  await finished(lead, 'guidelines.export', { folder, version: 'draft' });
  expect(await readFile(join(folder, 'guideline.md'), 'utf8')).toContain('## Statues are no people');
});
