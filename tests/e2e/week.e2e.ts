import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { postgresFolder, startPostgres, type PostgresServer } from '../support/postgres-server';
import { stateHash } from '../support/state-hash';
import { ask, finished } from './support/asking';
import { draw, labelByHand, objects, openPicture, select } from './support/boxes';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';
import {
  chooseHub,
  dialog,
  joinByHand,
  keyOf,
  lookAgainByHand,
  more,
  openGuidelines,
  syncByHand,
} from './support/team-by-hand';

// A week of a team of five on real pictures: a lead, a reviewer and an annotator in windows of their own, and two
// annotators at the command line. All week they share a folder and nothing else; on Friday they move to a hub. Whoever has
// a window works by clicks and keys.

const cli = resolve(import.meta.dirname, '../../out/cli/plumbline.js');
const samples = resolve(import.meta.dirname, '../../resources/sample/images');
const pictures = ['coffee.jpg', 'dinner-table.jpg', 'dogs-in-park.jpg'] as const;
const honeypot = 'cat.jpg';
const execute = promisify(execFile);

interface Person {
  readonly name: string;
  readonly project: string;
  readonly userData: string;
  /** None: this person works at the command line. */
  readonly window: Workstation | null;
}

type AtWindow = Person & { readonly window: Workstation };

let world: string;
let shared: string;
let ada: AtWindow;
let rita: AtWindow;
let mina: AtWindow;
let yusuf: Person;
let kim: Person;
let server: PostgresServer | undefined;
/** Where each syncs, and is by Friday. */
const places = new Map<Person, string>();

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  world = await mkdtemp(join(tmpdir(), 'plumbline-week-'));
  shared = await mkdtemp(join(world, 'shared '));
  for (const name of [...pictures, honeypot]) await cp(join(samples, name), join(world, 'pictures', name));
  ada = await atWindow('Ada', 'dark');
  rita = await atWindow('Rita', 'light');
  mina = await atWindow('Mina', 'dark');
  yusuf = { name: 'Yusuf', project: join(world, 'Yusuf.plumb'), userData: join(world, 'Yusuf'), window: null };
  kim = { name: 'Kim', project: join(world, 'Kim.plumb'), userData: join(world, 'Kim'), window: null };
});

test.afterAll(async () => {
  for (const one of [ada, rita, mina]) await one.window.close();
  await server?.stop();
  await rm(world, { recursive: true, force: true });
});

async function atWindow(name: string, theme: 'dark' | 'light') {
  const window = await launchPlumbline({ preferences: { theme, language: 'en' } });
  return { name, project: join(world, `${name}.plumb`), userData: window.userData, window };
}

/** What a person types. */
async function type<Value>({ userData }: Person, ...words: readonly string[]): Promise<Value> {
  const env = { ...process.env, PLUMBLINE_USER_DATA: userData, PLUMBLINE_KEYCHAIN: 'off' };
  const { stdout } = await execute(process.execPath, [cli, ...words, '--json'], { env, maxBuffer: 1e8 });
  return JSON.parse(stdout) as Value;
}

async function sync(...people: readonly Person[]): Promise<void> {
  for (const who of people) {
    if (who.window === null) await type(who, 'sync', who.project, '--with', places.get(who) ?? shared);
    else await syncByHand(who.window);
  }
}

/** Two rounds, each all at once: what one sends after another has looked comes with the second. */
async function everybodySyncs(): Promise<void> {
  for (const people of [
    [yusuf, kim, mina, rita, ada],
    [ada, rita, mina, kim, yusuf],
  ]) {
    await Promise.all(people.map((who) => sync(who)));
  }
}

/** The lead invites each by their key. @returns the invitation. */
async function invite(who: Person, role: 'Reviewer' | 'Annotator'): Promise<string> {
  const key = who.window === null ? (await type<{ key: string }>(who, 'key')).key : await keyOf(who.window);
  const { page } = ada.window;
  await page.getByRole('button', { name: 'Invite…' }).click();
  const inviting = dialog(ada.window, 'Invite a member');
  await inviting.getByLabel('Name').fill(who.name);
  await inviting.getByText(role, { exact: true }).click();
  await inviting.getByLabel('Their key').fill(key);
  await page.keyboard.press('Enter');
  const invitation = await dialog(ada.window, `${who.name} is invited`).getByLabel('Invitation').inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return invitation;
}

async function enter(who: Person, invitation: string): Promise<void> {
  if (who.window === null) await type(who, 'sync', who.project, '--with', shared, '--join', invitation);
  else await joinByHand(who.window, { invitation, place: shared, path: who.project });
}

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

interface Label {
  readonly geometry: Box;
}

async function imageNamed({ window }: AtWindow, text: string): Promise<string> {
  const filter = { text, class: null, state: 'all' };
  const [image] = await ask<string[]>(window, 'images.ids', { filter, sort: 'path' });
  return image!;
}

async function labelsOn(who: AtWindow, picture: string): Promise<Label[]> {
  const image = await imageNamed(who, picture);
  return (await ask<{ annotations: Label[] }>(who.window, 'annotate.load', { image })).annotations;
}

/** Labels pictures at the place where Mina did, each as what is said, and submits them. */
async function labelByFile(who: Person, read: Readonly<Record<string, string>>): Promise<void> {
  const names = Object.keys(read);
  const classes = [...new Set(Object.values(read))];
  const boxes = await Promise.all(names.map(async (name) => (await labelsOn(mina, name))[0]!.geometry));
  const sizes = await Promise.all(
    names.map(async (name) => {
      const ids = [await imageNamed(mina, name)];
      const [image] = await ask<{ width: number; height: number }[]>(mina.window, 'images.summaries', { ids });
      return { width: image!.width, height: image!.height };
    }),
  );
  const file = join(world, `${who.name}.json`);
  const coco = {
    images: names.map((file_name, index) => ({ id: index + 1, file_name, ...sizes[index]! })),
    categories: classes.map((name, index) => ({ id: index + 1, name })),
    annotations: boxes.map(({ x, y, width, height }, index) => ({
      id: index + 1,
      image_id: index + 1,
      category_id: classes.indexOf(read[names[index]!]!) + 1,
      bbox: [x, y, width, height],
      area: width * height,
      iscrowd: 0,
    })),
  };
  await writeFile(file, JSON.stringify(coco));
  const from = join(world, 'pictures');
  await type(who, 'import', who.project, file, '--format', 'coco', '--images', from, '--submitted');
}

const member = (who: Person) => ada.window.page.getByRole('row', { name: new RegExp(`^${who.name} `) });

test('on Monday a lead gathers four people, and shares out the work with a picture whose truth is known', async () => {
  const { page } = ada.window;
  await answerDialogs(ada.window, { open: [join(world, 'pictures')], save: ada.project });
  await page.getByRole('button', { name: 'New project' }).click();
  const making = dialog(ada.window, 'New project');
  await making.getByRole('button', { name: /Choose folder/ }).click();
  await making.getByRole('button', { name: 'Choose…' }).click();
  await expect(making.getByLabel('Project file')).toHaveValue(ada.project);
  await making.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByText('4 images', { exact: true })).toBeVisible();
  await openPicture(ada.window, honeypot);
  for (const name of ['cup', 'bowl', 'cat']) {
    await page.getByRole('textbox', { name: 'Name of the class' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Classes' }).getByText(name, { exact: true })).toBeVisible();
  }
  await page.getByRole('application').focus();
  await page.keyboard.press('3');
  await draw(ada.window);
  await expect(objects(ada.window)).toHaveCount(1);

  await page.getByRole('button', { name: 'Team' }).click();
  await answerDialogs(ada.window, { open: [shared] });
  await page.getByRole('button', { name: 'Choose the shared folder…' }).click();
  const invited = new Map([[rita as Person, await invite(rita, 'Reviewer')]]);
  for (const who of [mina, yusuf, kim]) invited.set(who, await invite(who, 'Annotator'));
  await expect(page.getByRole('heading', { name: '5 members' })).toBeVisible();
  await sync(ada);
  await Promise.all([...invited].map(([who, invitation]) => enter(who, invitation)));

  await page.keyboard.press('Control+1');
  await page.getByText(honeypot, { exact: true }).click();
  await more(page, 'Ground truth…');
  const gold = dialog(ada.window, 'Ground truth');
  await gold.getByText('My own labels', { exact: true }).click();
  await gold.getByRole('button', { name: 'Mark' }).click();
  await expect(gold.getByRole('status')).toContainText('1 picture is ground truth now.');
  await page.keyboard.press('Escape');

  for (const [index, name] of pictures.entries())
    await page.getByText(name, { exact: true }).click(index === 0 ? {} : { modifiers: ['ControlOrMeta'] });
  await more(page, 'Assign…');
  const assign = dialog(ada.window, 'Assign images');
  await expect(assign).toContainText('The 3 selected images');
  await assign.getByLabel('Name of the work').fill('The week');
  for (const who of [mina, yusuf, kim])
    await assign.getByRole('checkbox', { name: new RegExp(`^${who.name} `) }).check({ force: true });
  await assign.getByLabel('People for each image').fill('3');
  await assign.getByLabel('Wanted by (optional)').fill('2026-01-31');
  await assign.getByLabel('Ground-truth pictures mixed in for each').fill('1');
  await assign.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByText(/^12 assignments made/)).toBeVisible();
  await sync(ada);
  await Promise.all([rita, mina, yusuf, kim].map((who) => sync(who)));
});

test('on Tuesday three people label the same pictures, one of them too late', async () => {
  for (const name of pictures) await labelByHand(mina.window, name);
  await labelByFile(yusuf, { 'coffee.jpg': 'bowl', 'dinner-table.jpg': 'cup', 'dogs-in-park.jpg': 'cup' });
  await labelByFile(kim, { 'coffee.jpg': 'bowl', 'dinner-table.jpg': 'cup' });
  await everybodySyncs();
  await ada.window.page.getByRole('button', { name: 'Team' }).click();
  await expect(member(mina)).toContainText('3 of 4');
  await expect(member(kim)).toContainText('2 of 4');
  await expect(member(kim)).toContainText('2 late');
  await labelByFile(kim, { 'dogs-in-park.jpg': 'cup' });
  await everybodySyncs();
  await expect(member(kim)).toContainText('3 of 4');
});

test('on Wednesday the reviewer settles what two of them read differently from the third', async () => {
  const { page } = rita.window;
  await page.getByRole('button', { name: 'Review' }).click();
  const queue = page.getByRole('listbox', { name: '1 dispute', exact: true });
  await expect(queue).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Dispute' }).getByRole('button', { name: /^A / })).toBeVisible();
  await page.keyboard.press('M');
  await expect(queue).toHaveCount(0);
  await everybodySyncs();
});

test('and who had labelled it sees what was decided beside her own label', async () => {
  await openPicture(mina.window, 'coffee.jpg');
  const decided = mina.window.page.getByRole('region', { name: 'Decided' });
  await expect(decided).toContainText('bowl otherwise than yours');
  await expect(decided).toContainText('Merged by ');
  await expect(decided).toContainText('3 of 3 marked it.');
  await expect(objects(mina.window).getByRole('button', { name: /Decided otherwise/ })).toBeVisible();
  await openPicture(mina.window, 'dinner-table.jpg');
  await expect(objects(mina.window)).toHaveCount(1);
  await expect(decided).toHaveCount(0);
});

test('on Thursday a rare case becomes a rule, and everybody looks at their labels again', async () => {
  const [asker, lead, reviewer] = [mina.window.page, ada.window.page, rita.window.page];
  await openPicture(mina.window, 'coffee.jpg');
  await select(mina.window);
  await asker.keyboard.press('g');
  await expect(asker.locator('[data-part="guideline"]')).toBeVisible();
  await asker.keyboard.press('u');
  await asker.keyboard.type('Is a saucer a cup?');
  await asker.keyboard.press('Control+Enter');
  await expect(asker.getByRole('list', { name: 'Questions on this image' })).toContainText('Waits for an answer');
  await sync(mina, rita);

  await openGuidelines(reviewer, 'Questions');
  await expect(reviewer.getByRole('article')).toContainText('Is a saucer a cup?');
  await reviewer.getByLabel('Title of the rare case').fill('Saucer');
  await reviewer.getByRole('button', { name: 'Make it a rare case' }).click();
  await expect(reviewer.getByRole('region', { name: 'Open' })).toContainText('Saucer');
  await sync(rita, ada);

  await openGuidelines(lead, 'Questions');
  await lead.getByLabel('Your answer').fill('A saucer is a **bowl**.');
  await lead.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(lead.getByText('No open questions')).toBeVisible();
  await lead.getByText('Answered', { exact: true }).click();
  await lead.getByLabel('Title of the rule').fill('Saucers are bowls');
  await lead.getByRole('button', { name: 'Make it a rule' }).click();
  await expect(lead.getByRole('article', { name: 'Saucers are bowls' })).toBeVisible();
  await openGuidelines(lead, 'Rules');
  await lead.getByRole('button', { name: 'Publish…' }).first().click();
  const publishing = dialog(ada.window, 'Publish the guideline');
  await expect(publishing.getByRole('region', { name: 'Impact' })).toContainText('made under the old rules');
  await publishing.getByLabel('Reason').fill('Saucers are decided');
  await publishing.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog(ada.window, 'Version 1 is in force').getByRole('button', { name: 'Close' }).last().click();
  await everybodySyncs();

  const lookAgain = async (who: Person) => {
    await type(who, 'guideline', who.project, 'acknowledge');
    const { settled } = await type<{ settled: number }>(who, 'guideline', who.project, 'recheck', '--settle');
    expect(settled, who.name).toBeGreaterThan(0);
  };
  await Promise.all([lookAgain(yusuf), lookAgain(kim), lookAgainByHand(mina.window)]);
  await everybodySyncs();
  for (const who of [mina, yusuf]) await expect(member(who)).toContainText('read version 1');
});

/** Labels of a project, without numbers that are another file's own. */
async function labelsOf(who: Person): Promise<{ readonly bbox: readonly number[] }[]> {
  const file = join(world, `${who.name}-export.json`);
  await type(who, 'export', who.project, file, '--format', 'coco');
  const { annotations } = JSON.parse(await readFile(file, 'utf8')) as { annotations: { bbox: number[] }[] };
  return annotations;
}

/**
 * Nothing is wrong or missing with any of the five. Lead and reviewer have the same, to the last change; each annotator
 * has what is for everybody and their own work, and nothing else.
 */
async function allKnowTheSame(): Promise<void> {
  const { members } = await type<{ members: { id: string; name: string }[] }>(yusuf, 'member', yusuf.project, 'list');
  const idOf = (who: Person) => members.find(({ name }) => name === who.name)!.id;
  const check = async (who: Person) =>
    expect(await type(who, 'check', who.project), who.name).toMatchObject({ findings: [] });
  await Promise.all([ada, rita, mina, yusuf, kim].map(check));
  expect(stateHash(rita.project)).toBe(stateHash(ada.project));
  for (const who of [mina, yusuf, kim])
    expect(stateHash(who.project), who.name).toBe(stateHash(ada.project, idOf(who)));
}

test('on Friday one of them leaves', async () => {
  const { page } = ada.window;
  await page.getByRole('button', { name: 'Change Kim' }).click();
  await page.getByRole('menuitem', { name: 'End access…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End access' }).click();
  await expect(member(kim)).toContainText('access ended');
  await everybodySyncs();
});

/** @returns the address of each who is still there, as the lead copies it. */
async function makeHub(): Promise<ReadonlyMap<Person, string>> {
  await chooseHub(ada.window);
  const hub = dialog(ada.window, 'Team hub');
  await hub.getByText('Make a hub').click();
  await hub.getByLabel('Address', { exact: true }).fill(server!.address);
  await ada.window.page.keyboard.press('Enter');
  const ready = dialog(ada.window, 'The hub is ready');
  const addresses = new Map<Person, string>();
  for (const who of [rita, mina, yusuf]) {
    await ready.getByRole('listitem').filter({ hasText: who.name }).getByRole('button').click();
    addresses.set(who, await ada.window.app.evaluate(({ clipboard }) => clipboard.readText()));
  }
  expect(new Set(addresses.values()).size).toBe(3);
  await ready.getByRole('button', { name: 'Close' }).last().click();
  return addresses;
}

test('the team moves to a hub, goes on there, and has lost nothing', async () => {
  test.skip(postgresFolder === undefined, 'there is no PostgreSQL on this machine');
  server = await startPostgres();
  const labels = await labelsOf(ada);
  const addresses = await makeHub();
  places.set(yusuf, addresses.get(yusuf)!);
  for (const who of [rita, mina]) {
    await chooseHub(who.window);
    await dialog(who.window, 'Team hub').getByLabel('Address', { exact: true }).fill(addresses.get(who)!);
    await who.window.page.keyboard.press('Enter');
    await expect(who.window.page.getByText(/^postgres:\/\/plumb_[0-9a-f]{32}@/)).toBeVisible();
  }
  await sync(ada, rita, mina, yusuf);
  expect(await labelsOf(ada)).toEqual(labels);
  await openPicture(mina.window, 'coffee.jpg');
  await select(mina.window);
  const saved = mina.window.page.getByText(/^Saved #/);
  const before = await saved.textContent();
  await mina.window.page.keyboard.press('ArrowRight');
  await expect(saved).not.toHaveText(before ?? '');
  await sync(mina, yusuf, rita, ada);
  const [{ geometry: moved }] = (await labelsOn(mina, 'coffee.jpg')) as [Label];
  const after = await labelsOf(ada);
  expect(after).toHaveLength(labels.length);
  const here = ({ bbox }: { readonly bbox: readonly number[] }) => Math.abs(bbox[0]! - moved.x) < 0.01;
  expect([labels.filter(here).length, after.filter(here).length]).toEqual([0, 1]);
  // Who left has what was there then, and the folder brings the rest.
  places.clear();
  const options = { dryRun: false, thorough: false, acceptFolder: false, sendPictures: false, snapshot: false };
  const request = { place: shared, ...options };
  const byFolder = (who: Person) => (who.window ? finished(who.window, 'team.sync', request) : sync(who));
  for (let round = 0; round < 2; round++) await Promise.all([ada, kim, yusuf, mina, rita].map(byFolder));
  await allKnowTheSame();
});
