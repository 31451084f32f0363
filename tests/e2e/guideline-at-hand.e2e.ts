import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import type { Impact, QuestionView, RuleView } from '@shared/contract/guideline-views';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

const sample = resolve(import.meta.dirname, '../../resources/sample/images');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 가이드 '));
  for (const name of ['avenue.jpg', 'cat.jpg']) await cp(join(sample, name), join(folder, 'pictures', name));
  workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  const path = join(folder, 'guide.plumb');
  await call('projects.create', { path, name: 'Guide', template: 'objects', classes: ['car', 'tree'] });
  await call('images.add', { paths: [join(folder, 'pictures')] });
  await page.getByText('avenue.jpg', { exact: true }).dblclick();
  await expect(canvas()).toBeVisible();
});

test.afterAll(async () => {
  await workstation.close();
  await rm(folder, { recursive: true, force: true });
});

interface LooseApi {
  call(name: string, input: unknown): Promise<{ readonly value: unknown; readonly error?: unknown }>;
}

async function call(name: string, input: unknown): Promise<unknown> {
  const envelope = await page.evaluate(
    ([channel, question]) => (Reflect.get(window, 'plumbline') as LooseApi).call(channel, question),
    [name, input] as const,
  );
  expect(envelope.error, name).toBeUndefined();
  return envelope.value;
}

const canvas = () => page.getByRole('application');
const tab = (name: string | RegExp) => page.getByRole('tab', { name });
const rules = () =>
  page
    .getByRole('list', { name: 'Rules' })
    .getByRole('listitem')
    .filter({ has: page.locator('h3') });
const questions = () => page.getByRole('list', { name: 'Questions on this image' }).getByRole('listitem');

async function classNamed(name: string): Promise<string> {
  const all = (await call('classes.list', {})) as { id: string; name: string }[];
  return all.find((one) => one.name === name)!.id;
}

async function stored(name = 'avenue'): Promise<ImageDocument> {
  const filter = { text: name, class: null, state: 'all' };
  const [image] = (await call('images.ids', { filter, sort: 'path' })) as string[];
  return (await call('annotate.load', { image })) as ImageDocument;
}

/** Changes or makes a rule and puts it in force, as a lead on the Guidelines screen does. */
async function publish(rule: string | null, value: object, reason: string): Promise<RuleView> {
  const made = (await call('guidelines.putRule', { rule, value })) as RuleView;
  const impact = (await call('guidelines.impact', { scopes: [] })) as Impact;
  await call('guidelines.publish', { base: impact.base, reason, scopes: [] });
  return made;
}

async function drawBox(): Promise<void> {
  await canvas().focus();
  await page.keyboard.press('r');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  for (let step = 0; step < 9; step++) await page.keyboard.press('Shift+ArrowRight');
  for (let step = 0; step < 6; step++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).annotations.length).toBe(1);
  await page.keyboard.press('v');
}

test('G opens the guideline, which says what to do while there is none', async () => {
  await canvas().focus();
  await page.keyboard.press('g');
  await expect(tab('Guideline')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('No guideline yet')).toBeVisible();
  await expect(canvas()).toBeFocused();
  await page.keyboard.press('g');
  await expect(tab('Objects')).toHaveAttribute('aria-selected', 'true');
  await drawBox();
});

test('the rules follow the class in the hand, with crops of right and wrong', async () => {
  const { image } = await stored();
  const region = { type: 'box', x: 100, y: 80, width: 120, height: 90 };
  const rule = {
    title: 'Cars to the bumper',
    classes: [await classNamed('car')],
    situation: '',
    text: 'Draw the box **to the bumper**, <script>never()</script> beyond.',
    rationale: '',
    examples: [
      { verdict: 'good', image: image.id, region, note: 'Tight' },
      { verdict: 'bad', image: image.id, region, note: 'Cut off' },
    ],
    status: 'active',
    order: 0,
    question: null,
  };
  await publish(null, rule, 'The first rules');
  await page.keyboard.press('g');
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await expect(rules()).toHaveCount(1);
  const card = rules().first();
  await expect(card.getByRole('heading', { name: 'Cars to the bumper' })).toBeVisible();
  await expect(card.locator('strong')).toHaveText('to the bumper');
  await expect(card).toContainText('<script>never()</script>');
  const pictures = card.getByRole('img', { name: 'Example from avenue.jpg' });
  await expect(pictures).toHaveCount(2);
  await expect.poll(() => pictures.first().evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press('2');
  await expect(page.getByText('No rule for this')).toBeVisible();
  await page.keyboard.press('1');
  await expect(rules()).toHaveCount(1);
});

test('Alt and a number cite a rule for the selected object, and again take it back', async () => {
  await canvas().focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('About this class')).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(page.getByText('Cited for this object')).toBeVisible();
  expect((await stored()).annotations[0]!.rules).toHaveLength(1);
  await page.keyboard.press('Alt+1');
  await expect(page.getByText('About this class')).toBeVisible();
  expect((await stored()).annotations[0]!.rules ?? []).toHaveLength(0);
});

test('search finds words of the guideline', async () => {
  const field = page.getByRole('textbox', { name: 'Search the guideline' });
  await field.fill('bumper');
  await page.getByRole('button', { name: /Cars to the bumper/ }).click();
  await expect(page.locator('[data-part="guideline"] strong')).toHaveText('to the bumper');
  await field.fill('zebra');
  await expect(page.getByText('Nothing found.')).toBeVisible();
  await field.press('Escape');
  await expect(rules()).toHaveCount(1);
});

test('U asks about the selection, the answer is new until it was looked at', async () => {
  await canvas().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('u');
  const form = page.getByRole('dialog', { name: /^Unsure/ });
  await expect(form.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Is a van a car?');
  await form.getByRole('combobox', { name: 'Rule that does not settle it' }).selectOption('Cars to the bumper');
  await form.getByRole('textbox').focus();
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  await expect(canvas()).toBeFocused();
  await expect(questions()).toHaveCount(1);
  await expect(questions().first()).toContainText('Waits for an answer');
  const { image, annotations } = await stored();
  const [asked] = (await call('guidelines.questions', {
    filter: 'open',
    image: image.id,
    mine: true,
  })) as QuestionView[];
  expect(asked).toMatchObject({ annotation: annotations[0]!.id, region: annotations[0]!.geometry });
  expect(asked!.rule).not.toBeNull();
  await page.keyboard.press('g');
  await call('guidelines.answer', { question: asked!.id, text: 'Yes, up to **3.5 t**.' });
  await expect(tab(/Guideline/)).toContainText('1');
  await page.keyboard.press('g');
  await expect(questions().first()).toContainText('New answer');
  await expect(questions().first()).toContainText('Yes, up to 3.5 t.');
  await page.keyboard.press('g');
  await expect(tab('Guideline')).not.toContainText('1');
  await page.keyboard.press('g');
  await expect(questions().first()).not.toContainText('New answer');
});

test('with nothing selected the question is about the image, and is taken back again', async () => {
  await canvas().focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await page.keyboard.type('Too dark?');
  await page.keyboard.press('Control+Enter');
  await expect(questions()).toHaveCount(2);
  const { image } = await stored();
  const open = (await call('guidelines.questions', { filter: 'open', image: image.id, mine: true })) as QuestionView[];
  expect(open).toMatchObject([{ region: null, annotation: null, reason: 'Too dark?' }]);
  await page.keyboard.press('u');
  await page.keyboard.type('Never sent');
  await page.keyboard.press('Escape');
  await expect(questions()).toHaveCount(2);
  await questions().first().getByRole('button', { name: 'Take back' }).click();
  await expect(questions()).toHaveCount(1);
});

test('a label made under an older version says so, and a key says that it still holds', async () => {
  const outlines = (await call('guidelines.rules', { version: 'draft' })) as { id: string }[];
  const known = (await call('guidelines.rule', { rule: outlines[0]!.id, version: 'draft' })) as RuleView;
  await publish(outlines[0]!.id, { ...known.value, text: 'Draw the box to the number plate.' }, 'Bumpers vary');
  await canvas().focus();
  await page.keyboard.press('Control+a');
  const line = page.getByText('Made before version 2 of the guideline.');
  await expect(line).toBeVisible();
  // It waits for either version.
  await expect(async () => {
    await page.keyboard.press('k');
    await expect(line).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  const left = (await call('guidelines.overview', {})) as { rechecksPending: number };
  expect(left.rechecksPending).toBe(0);
});

test.describe('a screen reader', () => {
  for (const theme of ['dark', 'light'] as const) {
    test(`finds nothing serious beside the canvas in the ${theme} theme`, async () => {
      await call('workstation.setPreferences', { theme });
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
        document.documentElement.dataset['mantineColorScheme'] = name;
      }, theme);
      await canvas().focus();
      await page.keyboard.press('u');
      await expect(page.getByRole('dialog', { name: /^Unsure/ })).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
    });
  }
});
