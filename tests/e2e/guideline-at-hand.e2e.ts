import { expect, test } from '@playwright/test';
import type { Impact, QuestionView, RuleView } from '@shared/contract/guideline-views';
import type { JobState } from '@shared/contract/jobs';
import { seriousFindings } from './support/axe';
import { CanvasHand } from './support/canvas';

let hand: CanvasHand;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  hand = await CanvasHand.open('가이드', { pictures: ['avenue.jpg', 'cat.jpg'], classes: ['car', 'tree'] });
});

test.afterAll(() => hand.close());

const call = (name: string, input: unknown) => hand.call(name, input);
const stored = (image = 'avenue') => hand.stored(image);
const tab = (name: string | RegExp) => hand.page.getByRole('tab', { name });
const rules = () =>
  hand.page
    .getByRole('list', { name: 'Rules' })
    .getByRole('listitem')
    .filter({ has: hand.page.locator('h3') });
const questions = () => hand.page.getByRole('list', { name: 'Questions on this image' }).getByRole('listitem');

async function classNamed(name: string): Promise<string> {
  const all = (await call('classes.list', {})) as { id: string; name: string }[];
  return all.find((one) => one.name === name)!.id;
}

/** Changes or makes a rule and puts it in force, as a lead on the Guidelines screen does. */
async function publish(rule: string | null, value: object, reason: string): Promise<RuleView> {
  const made = (await call('guidelines.putRule', { rule, value })) as RuleView;
  const impact = (await call('guidelines.impact', { scopes: [] })) as Impact;
  const { job } = (await call('guidelines.publish', { base: impact.base, reason, scopes: [] })) as { job: string };
  await expect
    .poll(async () => ((await call('jobs.list', {})) as JobState[]).find(({ id }) => id === job)?.status)
    .toBe('done');
  return made;
}

async function drawBox(): Promise<void> {
  await hand.canvas.focus();
  await hand.page.keyboard.press('r');
  await hand.page.keyboard.press('ArrowRight');
  await hand.page.keyboard.press('Enter');
  for (let step = 0; step < 9; step++) await hand.page.keyboard.press('Shift+ArrowRight');
  for (let step = 0; step < 6; step++) await hand.page.keyboard.press('Shift+ArrowDown');
  await hand.page.keyboard.press('Enter');
  await expect.poll(async () => (await stored()).annotations.length).toBe(1);
  await hand.page.keyboard.press('v');
}

test('G opens the guideline, which says what to do while there is none', async () => {
  await hand.canvas.focus();
  await hand.page.keyboard.press('g');
  await expect(tab('Guideline')).toHaveAttribute('aria-selected', 'true');
  await expect(hand.page.getByText('No guideline yet')).toBeVisible();
  await expect(hand.canvas).toBeFocused();
  await hand.page.keyboard.press('g');
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
  await hand.page.keyboard.press('g');
  await hand.page.keyboard.press('Escape');
  await hand.page.keyboard.press('1');
  await expect(rules()).toHaveCount(1);
  const card = rules().first();
  await expect(card.getByRole('heading', { name: 'Cars to the bumper' })).toBeVisible();
  await expect(card.locator('strong')).toHaveText('to the bumper');
  await expect(card).toContainText('<script>never()</script>');
  const pictures = card.getByRole('img', { name: 'Example from avenue.jpg' });
  await expect(pictures).toHaveCount(2);
  const width = await pictures
    .first()
    .locator('image')
    .evaluate(async (one: SVGImageElement) => {
      const picture = new Image();
      picture.src = one.href.baseVal;
      await picture.decode();
      return picture.naturalWidth;
    });
  expect(width).toBeGreaterThan(0);
  await hand.page.keyboard.press('2');
  await expect(hand.page.getByText('No rule for this')).toBeVisible();
  await hand.page.keyboard.press('1');
  await expect(rules()).toHaveCount(1);
});

test('Alt and a number cite a rule for the selected object, and again take it back', async () => {
  await hand.canvas.focus();
  await hand.page.keyboard.press('Control+a');
  await expect(hand.page.getByText('About this class')).toBeVisible();
  await hand.page.keyboard.press('Alt+1');
  await expect(hand.page.getByText('Cited for this object')).toBeVisible();
  expect((await stored()).annotations[0]!.rules).toHaveLength(1);
  await hand.page.keyboard.press('Alt+1');
  await expect(hand.page.getByText('About this class')).toBeVisible();
  expect((await stored()).annotations[0]!.rules ?? []).toHaveLength(0);
});

test('search finds words of the guideline', async () => {
  const field = hand.page.getByRole('textbox', { name: 'Search the guideline' });
  await field.fill('bumper');
  await hand.page.getByRole('button', { name: /Cars to the bumper/ }).click();
  await expect(hand.page.locator('[data-part="guideline"] strong')).toHaveText('to the bumper');
  await field.fill('zebra');
  await expect(hand.page.getByText('Nothing found.')).toBeVisible();
  await field.press('Escape');
  await expect(rules()).toHaveCount(1);
});

test('U asks about the selection, the answer is new until it was looked at', async () => {
  await hand.canvas.focus();
  await hand.page.keyboard.press('Control+a');
  await hand.page.keyboard.press('u');
  const form = hand.page.getByRole('dialog', { name: /^Unsure/ });
  await expect(form.getByRole('textbox')).toBeFocused();
  await hand.page.keyboard.type('Is a van a car?');
  await form.getByRole('combobox', { name: 'Rule that does not settle it' }).selectOption('Cars to the bumper');
  await form.getByRole('textbox').focus();
  await hand.page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  await expect(hand.canvas).toBeFocused();
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
  await hand.page.keyboard.press('g');
  await call('guidelines.answer', { question: asked!.id, text: 'Yes, up to **3.5 t**.' });
  await expect(tab(/Guideline/)).toContainText('1');
  await hand.page.keyboard.press('g');
  await expect(questions().first()).toContainText('New answer');
  await expect(questions().first()).toContainText('Yes, up to 3.5 t.');
  await hand.page.keyboard.press('g');
  await expect(tab('Guideline')).not.toContainText('1');
  await hand.page.keyboard.press('g');
  await expect(questions().first()).not.toContainText('New answer');
});

test('with nothing selected the question is about the image, and is taken back again', async () => {
  await hand.canvas.focus();
  await hand.page.keyboard.press('Escape');
  await hand.page.keyboard.press('u');
  await hand.page.keyboard.type('Too dark?');
  await hand.page.keyboard.press('Control+Enter');
  await expect(questions()).toHaveCount(2);
  const { image } = await stored();
  const open = (await call('guidelines.questions', { filter: 'open', image: image.id, mine: true })) as QuestionView[];
  expect(open).toMatchObject([{ region: null, annotation: null, reason: 'Too dark?' }]);
  await hand.page.keyboard.press('u');
  await hand.page.keyboard.type('Never sent');
  await hand.page.keyboard.press('Escape');
  await expect(questions()).toHaveCount(2);
  await questions().first().getByRole('button', { name: 'Take back' }).click();
  await expect(questions()).toHaveCount(1);
});

test('a label made under an older version says so, and a key says that it still holds', async () => {
  const outlines = (await call('guidelines.rules', { version: 'draft' })) as { id: string }[];
  const known = (await call('guidelines.rule', { rule: outlines[0]!.id, version: 'draft' })) as RuleView;
  await publish(outlines[0]!.id, { ...known.value, text: 'Draw the box to the number plate.' }, 'Bumpers vary');
  await hand.canvas.focus();
  await hand.page.keyboard.press('Control+a');
  const line = hand.page.getByText('Made before version 2 of the guideline.');
  await expect(line).toBeVisible();
  // It waits for either version.
  await expect(async () => {
    await hand.page.keyboard.press('k');
    await expect(line).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  const left = (await call('guidelines.overview', {})) as { rechecksPending: number };
  expect(left.rechecksPending).toBe(0);
});

test.describe('a screen reader', () => {
  for (const theme of ['dark', 'light'] as const) {
    test(`finds nothing serious beside the canvas in the ${theme} theme`, async () => {
      await call('workstation.setPreferences', { theme });
      await hand.page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
        document.documentElement.dataset['mantineColorScheme'] = name;
      }, theme);
      await hand.canvas.focus();
      await hand.page.keyboard.press('u');
      await expect(hand.page.getByRole('dialog', { name: /^Unsure/ })).toBeVisible();
      expect(await seriousFindings(hand.page)).toEqual([]);
      await hand.page.keyboard.press('Escape');
    });
  }
});
