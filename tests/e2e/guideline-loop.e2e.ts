import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { ask, finished } from './support/asking';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

// The whole loop of the guideline among three people who share a folder and nothing else: each in a window of their own,
// by clicks and keys, on three real pictures. Only the team is put together, and the folder is synced, behind the window:
// team.e2e.ts has these.

const samples = resolve(import.meta.dirname, '../../resources/sample/images');
const pictures = ['coffee.jpg', 'dinner-table.jpg', 'dogs-in-park.jpg'] as const;

let world: string;
let shared: string;
let lead: Workstation;
let mina: Workstation;
let yusuf: Workstation;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  world = await mkdtemp(join(tmpdir(), 'plumbline-loop-'));
  shared = await mkdtemp(join(world, 'shared '));
  for (const name of pictures) await cp(join(samples, name), join(world, 'pictures', name));
  lead = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  mina = await launchPlumbline({ preferences: { theme: 'light', language: 'en' } });
  yusuf = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  const path = join(world, 'lead.plumb');
  await ask(lead, 'projects.create', { path, name: 'Table', template: 'objects', classes: ['cup', 'bowl', 'dog'] });
  await finished(lead, 'images.add', { paths: [join(world, 'pictures')] });
  await admit(mina, 'Mina', 'annotator');
  await admit(yusuf, 'Yusuf', 'annotator');
});

test.afterAll(async () => {
  for (const one of [lead, mina, yusuf]) await one.close();
  await rm(world, { recursive: true, force: true });
});

async function sync(...people: readonly Workstation[]): Promise<void> {
  for (const one of people) {
    const request = {
      place: shared,
      dryRun: false,
      thorough: false,
      acceptFolder: true,
      snapshot: false,
      sendPictures: one === lead,
    };
    await finished(one, 'team.sync', request);
  }
}

async function admit(member: Workstation, name: string, role: string): Promise<void> {
  const { key } = await ask<{ key: string }>(member, 'team.key', {});
  const { invitation } = await ask<{ invitation: string }>(lead, 'team.invite', { name, role, key });
  await sync(lead);
  const path = join(world, `${name}.plumb`);
  await finished(member, 'team.join', { path, invitation, place: shared });
  await ask(member, 'projects.open', { path });
}

/** How many labels are stored of a picture. */
async function labelsOn(at: Workstation, picture: string): Promise<number> {
  const filter = { text: picture, class: null, state: 'all' };
  const [image] = await ask<string[]>(at, 'images.ids', { filter, sort: 'path' });
  return (await ask<{ annotations: unknown[] }>(at, 'annotate.load', { image })).annotations.length;
}

const canvasOf = (page: Page): Locator => page.getByRole('application');

async function openPicture({ page }: Workstation, name: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.getByText(name, { exact: true }).dblclick();
  await expect(canvasOf(page)).toBeVisible();
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
}

/** Two places on each picture, in parts of the canvas: what everybody reads alike, and what is disputed. */
const plain = [0.42, 0.3, 0.48, 0.45] as const;
const disputed = [0.51, 0.55, 0.57, 0.7] as const;

type Place = readonly [left: number, top: number, right: number, bottom: number];

async function spot(page: Page, x: number, y: number): Promise<[number, number]> {
  const box = (await canvasOf(page).boundingBox())!;
  return [Math.round(box.x + box.width * x), Math.round(box.y + box.height * y)];
}

/** Draws a box of the class that stands at a number key. */
async function draw({ page }: Workstation, key: string, [left, top, right, bottom]: Place): Promise<void> {
  await canvasOf(page).focus();
  for (const press of ['v', 'Escape', key, 'r']) await page.keyboard.press(press);
  await page.mouse.move(...(await spot(page, left, top)));
  await page.mouse.down();
  await page.mouse.move(...(await spot(page, right, bottom)), { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('v');
}

async function choose({ page }: Workstation, [left, top, right, bottom]: Place): Promise<void> {
  await page.mouse.click(...(await spot(page, (left + right) / 2, (top + bottom) / 2)));
  await expect(page.locator('[data-part="guideline"]')).toBeVisible();
}

/** Labels every picture: a cup or a dog, and the saucer, which each of the two reads in a way of their own. */
async function label(at: Workstation, saucer: string): Promise<void> {
  for (const name of pictures) {
    await openPicture(at, name);
    await draw(at, name.startsWith('dogs') ? '3' : '1', plain);
    await draw(at, saucer, disputed);
    await expect.poll(() => labelsOn(at, name)).toBe(2);
  }
}

async function openGuidelines({ page }: Workstation, tab: string): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: tab }).click();
}

test('two people label the same pictures apart, and read one thing differently', async () => {
  await label(mina, '1');
  await label(yusuf, '2');
});

test('one of them is unsure and asks where it is', async () => {
  const { page } = mina;
  await openPicture(mina, 'coffee.jpg');
  await page.keyboard.press('g');
  await choose(mina, disputed);
  await page.keyboard.press('u');
  await page.keyboard.type('Is a saucer part of the cup?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: 'Questions on this image' })).toContainText('Waits for an answer');
  await page.keyboard.press('Control+1');
  await sync(mina, yusuf, lead);
});

test('the lead answers, makes it a rare case and a rule with its crop, and adds one from the data', async () => {
  const { page } = lead;
  await openGuidelines(lead, 'Questions');
  await expect(page.getByRole('article')).toContainText('Is a saucer part of the cup?');
  await page.getByLabel('Your answer').fill('No: a saucer is a **bowl**.');
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(page.getByText('No open questions')).toBeVisible();
  await page.getByText('Answered', { exact: true }).click();
  await page.getByLabel('Title of the rare case').fill('Saucer');
  await page.getByRole('button', { name: 'Make it a rare case' }).click();
  await expect(page.getByRole('region', { name: 'Open' })).toContainText('Saucer');

  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByText('Answered', { exact: true }).click();
  await page.getByLabel('Title of the rule').fill('A saucer is a bowl');
  await page.getByRole('button', { name: 'Make it a rule' }).click();
  const rule = page.getByRole('article', { name: 'A saucer is a bowl' });
  await expect(rule.getByRole('img', { name: 'coffee.jpg' })).toBeVisible();
  await rule.getByRole('button', { name: 'Edit' }).click();
  // It is about cups already, for the asked label is one.
  await page.getByRole('combobox', { name: 'Classes' }).fill('bowl');
  await page.getByRole('option', { name: 'bowl', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add an example…' }).click();
  const picker = page.getByRole('dialog', { name: 'Add examples' });
  await picker.getByRole('button', { name: 'Crop 1', exact: true }).click();
  await picker.getByRole('button', { name: 'Add as wrong' }).click();
  await expect(picker.getByRole('status')).toContainText('1 example added');
  // A place that nobody labelled.
  await picker.getByRole('combobox', { name: 'From' }).click();
  await page.getByRole('option', { name: 'A place on an image' }).click();
  await picker.getByRole('button', { name: 'dinner-table.jpg' }).click();
  const picture = (await picker.getByRole('img', { name: 'dinner-table.jpg' }).boundingBox())!;
  await page.mouse.move(picture.x + picture.width * 0.4, picture.y + picture.height * 0.3);
  await page.mouse.down();
  await page.mouse.move(picture.x + picture.width * 0.6, picture.y + picture.height * 0.7, { steps: 4 });
  await page.mouse.up();
  await expect(picker.getByRole('textbox', { name: 'Width' })).not.toHaveValue('');
  await picker.getByRole('button', { name: 'Add as right' }).click();
  await expect(picker.getByRole('status')).toContainText('2 examples added');
  await picker.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Save in the draft' }).click();
  await expect(rule.getByRole('list').getByRole('img')).toHaveCount(3);
});

test('the lead decides the case: in words, by its rule, and by what it is', async () => {
  const { page } = lead;
  await openGuidelines(lead, 'Rare cases');
  await page.getByRole('button', { name: /^Saucer/ }).click();
  const card = page.getByRole('dialog', { name: 'Saucer' });
  await card.getByLabel('Decision').fill('A saucer is a bowl, whatever stands on it.');
  // The question became both, so the case knows its rule.
  await expect(card.getByRole('combobox', { name: 'Rule' })).toHaveValue('A saucer is a bowl');
  await card.getByRole('combobox', { name: 'Labelled as' }).click();
  await page.getByRole('option', { name: 'bowl', exact: true }).click();
  await expect(card.getByText(/^Not measurable/)).toBeVisible();
  await card.getByRole('button', { name: 'Move to “Decided”' }).click();
  await card.getByRole('button', { name: 'Move to “Collecting”' }).click();
  await expect(card.getByRole('button', { name: 'Move to “Relabelling”' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('publishing shows its impact first, compares looks when it is told to, and re-opens exactly those labels', async () => {
  const { page } = lead;
  await openGuidelines(lead, 'Rules');
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish the guideline' });
  const impact = dialog.getByRole('region', { name: 'Impact' });
  // Three saucers and two cups of either; the dogs are nobody's business.
  await expect(impact).toContainText('10 labels made under the old rules');
  await impact.getByRole('button', { name: 'Compare them' }).click();
  await expect(impact).toContainText(/labels? looks? like its examples/);
  await impact.getByRole('combobox', { name: /A saucer is a bowl/ }).click();
  await page.getByRole('option', { name: 'Look-alikes of its examples' }).click();
  await expect(impact.getByText(/% like an example/).first()).toBeVisible();
  await impact.getByRole('combobox', { name: /A saucer is a bowl/ }).click();
  await page.getByRole('option', { name: 'All of its classes' }).click();
  await expect(impact).toContainText('10 labels made under the old rules');
  await dialog.getByLabel('Reason').fill('Saucers were read in two ways');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  const done = page.getByRole('dialog', { name: 'Version 1 is in force' });
  await expect(done).toContainText('10 labels are in the recheck queue');
  await done.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('Not measurable yet')).toBeVisible();
  await openGuidelines(lead, 'Rare cases');
  await page.getByRole('button', { name: /^Saucer/ }).click();
  await page.getByRole('button', { name: 'Move to “Relabelling”' }).click();
  await expect(page.getByRole('button', { name: 'Move to “Verified”' })).toBeVisible();
  await page.keyboard.press('Escape');
  await sync(lead, mina, yusuf);
});

test('the asker is told; each reads the version, and one tries it on the disputed place', async () => {
  await openPicture(mina, 'coffee.jpg');
  const asked = mina.page.getByRole('list', { name: 'Questions on this image' });
  await expect(asked).toContainText('New answer');
  await expect(asked).toContainText('No: a saucer is a bowl.');
  await openGuidelines(mina, 'Rules');
  await mina.page.getByRole('button', { name: 'Acknowledge' }).click();
  const trying = mina.page.getByRole('dialog', { name: 'Try it on disputed places' });
  await trying.getByRole('button', { name: 'Begin' }).click();
  await trying.getByRole('button', { name: 'bowl', exact: true }).click();
  await expect(trying.getByRole('status')).toContainText('Right');
  await expect(trying).toContainText('A saucer is a bowl');
  await trying.getByRole('button', { name: 'Finish' }).click();
  await expect(trying).toContainText('1 of 1 as decided');
  await mina.page.keyboard.press('Escape');

  await openPicture(yusuf, 'coffee.jpg');
  await yusuf.page.keyboard.press('g');
  await yusuf.page.getByRole('button', { name: 'I have read it' }).click();
  await yusuf.page
    .getByRole('dialog', { name: 'Try it on disputed places' })
    .getByRole('button', { name: 'Not now' })
    .click();
  await expect(yusuf.page.getByRole('button', { name: 'I have read it' })).toHaveCount(0);
  await sync(mina, yusuf, lead);
  await openGuidelines(lead, 'Rules');
  await expect(lead.page.getByText('3 of 3 have read version 1')).toBeVisible();
  await expect(lead.page.getByTitle('Calibration: 1 of 1 disputed places as decided')).toBeVisible();
});

test('each looks at their own labels again: one beside the canvas, one down the queue', async () => {
  for (const name of pictures) {
    await openPicture(mina, name);
    await choose(mina, disputed);
    await expect(mina.page.getByText('Made before version 1 of the guideline.')).toBeVisible();
    await mina.page.keyboard.press('2');
    const changed = mina.page.getByText('Changed since version 1 of the guideline.');
    await expect(changed).toBeVisible();
    await mina.page.keyboard.press('k');
    await expect(changed).toHaveCount(0);
  }
  await openGuidelines(mina, 'Recheck');
  const queue = (at: Workstation) => at.page.getByRole('listbox', { name: /to recheck/ });
  // What others have to look at is theirs.
  await expect(queue(mina).getByRole('option')).toHaveCount(2);
  await openGuidelines(yusuf, 'Recheck');
  await expect(queue(yusuf).getByRole('option')).toHaveCount(5);
  for (const one of [mina, yusuf]) {
    await queue(one).focus();
    const nothing = one.page.getByText('Nothing to look at again');
    await expect(async () => {
      if (await nothing.isHidden()) await one.page.keyboard.press('Enter');
      await expect(nothing).toBeVisible({ timeout: 500 });
    }).toPass();
  }
  await sync(mina, yusuf, lead);
});

test('agreement on these labels has risen, and the case is verified', async () => {
  const { page } = lead;
  await openGuidelines(lead, 'Rules');
  const compared = page.getByRole('region', { name: 'Before and after version 1' });
  const pairs = compared.getByRole('row', { name: /^Equal pairs/ });
  await expect(pairs).toContainText('0.40');
  await expect(pairs).toContainText('1.00');
  await expect(compared).toContainText('the intervals are a rough guess');
  await openGuidelines(lead, 'Rare cases');
  await page.getByRole('button', { name: /^Saucer/ }).click();
  const card = page.getByRole('dialog', { name: 'Saucer' });
  await expect(card.getByRole('region', { name: 'Agreement on this case' })).toContainText('before');
  await card.getByRole('button', { name: 'Move to “Verified”' }).click();
  await expect(card.getByRole('button', { name: /^Move to/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Verified' })).toContainText('Saucer');
});

test('what was decided goes out on paper and as a folder that anybody can read, and comes in elsewhere', async () => {
  const { page } = lead;
  const pdf = join(world, 'guideline.pdf');
  const folder = join(world, 'guideline');
  await openGuidelines(lead, 'Rules');
  const more = async (at: Workstation, item: string) => {
    await at.page.getByRole('button', { name: 'More of the guideline' }).click();
    await at.page.getByRole('menuitem', { name: item }).click();
  };
  await answerDialogs(lead, { save: pdf });
  await more(lead, 'Print to PDF…');
  await expect(page.getByText('guideline.pdf is written.')).toBeVisible();
  expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
  await answerDialogs(lead, { open: [folder] });
  await more(lead, 'Export as Markdown…');
  await expect(page.getByText(/1 rule with 3 pictures/)).toBeVisible();
  expect(await readFile(join(folder, 'guideline.md'), 'utf8')).toContain('## A saucer is a bowl');

  const path = join(world, 'elsewhere.plumb');
  await ask(lead, 'projects.create', { path, name: 'Elsewhere', template: 'objects', classes: ['cup', 'plate'] });
  await finished(lead, 'images.add', { paths: [join(world, 'pictures', 'dogs-in-park.jpg')] });
  await openGuidelines(lead, 'Rules');
  await more(lead, 'Import into the draft…');
  await expect(page.getByText(/1 added, 0 changed.*examples of pictures.*no class for bowl/s)).toBeVisible();
  await expect(page.getByRole('article', { name: 'A saucer is a bowl' })).toBeVisible();
});
