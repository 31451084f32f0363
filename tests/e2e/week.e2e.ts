import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId } from '@shared/model/ids';
import { postgresFolder, startPostgres, type PostgresServer } from '../support/postgres-server';
import { ask, finished } from './support/asking';
import { launchPlumbline, type Workstation } from './support/launch';

// A week of a team of five on real pictures: a lead, a reviewer and an annotator in windows of their own, and two
// annotators at the command line. All week they share a folder and nothing else; on Friday they move to a hub.

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

let world: string;
let shared: string;
let ada: Person & { readonly window: Workstation };
let rita: Person & { readonly window: Workstation };
let mina: Person & { readonly window: Workstation };
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
    const place = places.get(who) ?? shared;
    if (who.window === null) {
      await type(who, 'sync', who.project, '--with', place);
    } else {
      const request = { place, dryRun: false, thorough: false, acceptFolder: false, sendPictures: who === ada };
      await finished(who.window, 'team.sync', request);
    }
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

async function admit(who: Person, role: string): Promise<void> {
  const { key } =
    who.window === null
      ? await type<{ key: string }>(who, 'key')
      : await ask<{ key: string }>(who.window, 'team.key', {});
  const { invitation } = await ask<{ invitation: string }>(ada.window, 'team.invite', { name: who.name, role, key });
  await sync(ada);
  if (who.window === null) {
    await type(who, 'sync', who.project, '--with', shared, '--join', invitation);
  } else {
    await finished(who.window, 'team.join', { path: who.project, invitation, place: shared });
    await ask(who.window, 'projects.open', { path: who.project });
  }
}

interface Box {
  readonly type: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Label {
  readonly id: string;
  readonly class: string;
  readonly geometry: Box;
}

async function imageNamed({ window }: Person & { readonly window: Workstation }, text: string): Promise<string> {
  const filter = { text, class: null, state: 'all' };
  const [image] = await ask<string[]>(window, 'images.ids', { filter, sort: 'path' });
  return image!;
}

async function labelsOn(who: Person & { readonly window: Workstation }, picture: string): Promise<Label[]> {
  const image = await imageNamed(who, picture);
  return (await ask<{ annotations: Label[] }>(who.window, 'annotate.load', { image })).annotations;
}

/** Draws a box of the first class with the mouse, and submits the picture. */
async function labelByHand({ page }: Workstation, picture: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.getByText(picture, { exact: true }).dblclick();
  const canvas = page.getByRole('application');
  await expect(canvas).toBeVisible();
  await expect(page.getByText(picture, { exact: true }).first()).toBeVisible();
  await canvas.focus();
  for (const key of ['v', 'Escape', '1', 'r']) await page.keyboard.press(key);
  const { x, y, width, height } = (await canvas.boundingBox())!;
  await page.mouse.move(x + width * 0.42, y + height * 0.35);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.55, y + height * 0.6, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('v');
  await expect.poll(async () => (await labelsOn(mina, picture)).length).toBe(1);
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByText('Submitted', { exact: true })).toBeVisible();
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
  const classes = ['cup', 'bowl', 'cat'];
  await ask(ada.window, 'projects.create', { path: ada.project, name: 'Week', template: 'objects', classes });
  await finished(ada.window, 'images.add', { paths: [join(world, 'pictures')] });
  await admit(rita, 'reviewer');
  for (const who of [mina, yusuf, kim]) await admit(who, 'annotator');
  const cat = await imageNamed(ada, honeypot);
  const listed = await ask<{ id: string; name: string }[]>(ada.window, 'classes.list', {});
  const geometry = { type: 'box', x: 40, y: 30, width: 200, height: 150 };
  const operation = { type: 'put', id: newId<AnnotationId>(), class: listed[2]!.id, geometry };
  await ask(ada.window, 'annotate.edit', { image: cat, label: 'draw', operations: [operation] });
  const marked = await ask<{ marked: number }>(ada.window, 'gold.mark', { images: [cat], from: 'mine' });
  expect(marked.marked).toBe(1);
  const { members } = await ask<{ members: { id: string; name: string }[] }>(ada.window, 'team.view', {});
  const people = members.filter(({ name }) => ['Mina', 'Yusuf', 'Kim'].includes(name)).map(({ id }) => id);
  const images = await Promise.all(pictures.map((name) => imageNamed(ada, name)));
  const work = { images, members: people, overlap: 3, honeypots: 1, batch: 'The week', due: '2026-01-31' };
  expect(await ask(ada.window, 'assignments.assign', work)).toMatchObject({ assigned: 12, honeypots: 3 });
  await everybodySyncs();
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

test('on Thursday a rare case becomes a rule, and everybody looks at their labels again', async () => {
  const [{ geometry }] = (await labelsOn(mina, 'coffee.jpg')) as [Label];
  const region = [geometry.x, geometry.y, geometry.width, geometry.height].map(Math.round).join(',');
  const asking = ['guideline', mina.project, 'ask', 'coffee.jpg', '--region', region, '--reason', 'Is a saucer a cup?'];
  const { question } = await type<{ question: { id: string } }>(mina, ...asking);
  await sync(mina, rita);
  await ask(rita.window, 'guidelines.caseFromQuestion', { question: question.id, title: 'Saucer' });
  await sync(rita, ada);
  const guideline = (who: Person, ...words: readonly string[]) => type(who, 'guideline', who.project, ...words);
  await guideline(ada, 'answer', question.id, '--text', 'A saucer is a **bowl**.', '--rule', 'Saucers are bowls');
  await guideline(ada, 'publish', '--reason', 'Saucers are decided');
  await everybodySyncs();
  const lookAgain = async (who: Person) => {
    await guideline(who, 'acknowledge');
    const { settled } = (await guideline(who, 'recheck', '--settle')) as { settled: number };
    expect(settled, who.name).toBeGreaterThan(0);
  };
  await Promise.all([mina, yusuf, kim].map(lookAgain));
  await everybodySyncs();
  await expect(member(yusuf)).toContainText('read version 1');
});

/** Labels of a project, without numbers that are another file's own. */
async function labelsOf(who: Person): Promise<{ readonly bbox: readonly number[] }[]> {
  const file = join(world, `${who.name}-export.json`);
  await type(who, 'export', who.project, file, '--format', 'coco');
  const { annotations } = JSON.parse(await readFile(file, 'utf8')) as { annotations: { bbox: number[] }[] };
  return annotations;
}

/** Nothing is wrong or missing with any of the five, and all know the same. */
async function allKnowTheSame(): Promise<void> {
  const stateOf = async (who: Person) => {
    expect(await type(who, 'check', who.project), who.name).toMatchObject({ findings: [] });
    const { members: listed } = await type<{ members: Record<string, unknown>[] }>(who, 'member', who.project, 'list');
    // How much of whom has arrived is another thing on every machine.
    const members = listed.map(({ id, name, role, revoked }) => ({ id, name, role, revoked }));
    const { rules } = await type<{ rules: unknown }>(who, 'guideline', who.project, 'show');
    return { members, rules };
  };
  const [first, ...others] = await Promise.all([ada, rita, mina, yusuf, kim].map(stateOf));
  for (const state of others) expect(state).toEqual(first);
  expect(await labelsOf(rita)).toEqual(await labelsOf(ada));
}

test('on Friday one of them leaves', async () => {
  const { page } = ada.window;
  await page.getByRole('button', { name: 'Change Kim' }).click();
  await page.getByRole('menuitem', { name: 'End access…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End access' }).click();
  await expect(member(kim)).toContainText('access ended');
  await everybodySyncs();
});

test('the team moves to a hub, goes on there, and has lost nothing', async () => {
  test.skip(postgresFolder === undefined, 'there is no PostgreSQL on this machine');
  server = await startPostgres();
  const before = await labelsOf(ada);
  const hub = await ask<{ members: { member: string; address: string | null }[]; place: string }>(
    ada.window,
    'team.setUpHub',
    { address: server.address, renewed: [] },
  );
  places.set(ada, hub.place);
  const { members } = await ask<{ members: { id: string; name: string }[] }>(ada.window, 'team.view', {});
  for (const who of [rita, mina, yusuf]) {
    const id = members.find(({ name }) => name === who.name)!.id;
    const address = hub.members.find((one) => one.member === id)!.address!;
    places.set(
      who,
      who.window === null ? address : (await ask<{ place: string }>(who.window, 'team.useHub', { address })).place,
    );
  }
  await sync(ada, rita, mina, yusuf);
  expect(await labelsOf(ada)).toEqual(before);
  const [label] = (await labelsOn(mina, 'coffee.jpg')) as [Label];
  const moved = { ...label.geometry, width: 123 };
  const edit = { type: 'put', id: label.id, class: label.class, geometry: moved };
  const image = await imageNamed(mina, 'coffee.jpg');
  await ask(mina.window, 'annotate.edit', { image, label: 'resize', operations: [edit] });
  await sync(mina, yusuf, rita, ada);
  const after = await labelsOf(ada);
  expect(after).toHaveLength(before.length);
  expect(after.filter(({ bbox }) => bbox[2] === moved.width)).toHaveLength(1);
  // Who left has what was there then, and the folder brings the rest.
  places.clear();
  await sync(ada, kim, yusuf, mina, rita);
  await allKnowTheSame();
});
