import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

const picture = resolve(import.meta.dirname, '../../resources/sample/images/sign-bakery.jpg');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 전사 '));
  await cp(picture, join(folder, 'pictures', 'bakery.jpg'));
  workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  const path = join(folder, 'text.plumb');
  await call('projects.create', { path, name: 'Text', template: 'objects', classes: ['line', 'logo'] });
  await call('images.add', { paths: [join(folder, 'pictures')] });
  await page.getByText('bakery.jpg', { exact: true }).dblclick();
  await expect(canvas()).toBeVisible();
  await draw(0.2);
  await draw(0.5);
});

test.afterAll(async () => {
  await workstation.close();
  await rm(folder, { recursive: true, force: true });
});

interface LooseApi {
  call(name: string, input: unknown): Promise<{ readonly value: unknown }>;
}

function call(name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([channel, question]) => {
      const api = Reflect.get(window, 'plumbline') as LooseApi;
      return (await api.call(channel, question)).value;
    },
    [name, input] as const,
  );
}

const canvas = () => page.getByRole('application');
const objects = () => page.getByRole('list', { name: 'Objects' }).getByRole('listitem');
const text = () => page.getByRole('textbox', { name: 'Text of the region' });

async function draw(down: number): Promise<void> {
  const { x, y, width, height } = (await canvas().boundingBox())!;
  await page.keyboard.press('r');
  await page.mouse.move(x + width * 0.4, y + height * down);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * (down + 0.1), { steps: 4 });
  await page.mouse.up();
}

async function stored() {
  const filter = { text: '', class: null, state: 'all' };
  const [image] = (await call('images.ids', { filter, sort: 'path' })) as string[];
  const { annotations } = (await call('annotate.load', { image })) as ImageDocument;
  return annotations.map(({ transcription, class: label }) => ({ transcription, label }));
}

test('the text of a region is typed beside it, and Tab goes on to the next region', async () => {
  await expect(objects()).toHaveCount(2);
  await objects().nth(0).getByRole('button').first().click();
  await page.keyboard.press('v');
  await canvas().focus();
  await page.keyboard.press('Enter');
  await expect(text()).toBeFocused();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await page.keyboard.type('1r e');
  await page.keyboard.press('Tab');
  await expect(text()).toHaveValue('');
  await expect(text()).toBeFocused();
  await page.keyboard.type('No 9');
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Enter');
  await expect(text()).toBeHidden();
  await expect(canvas()).toBeFocused();
  const [first, second] = await stored();
  expect(first!.transcription).toMatchObject({ text: '1r e', legibility: 'legible' });
  expect(second!.transcription).toMatchObject({ text: 'No 9', legibility: 'partly' });
  expect(second!.label).toBe(first!.label);
});

test('Hangul is composed in the box without giving any command, and Enter ends the syllable before the text', async () => {
  const before = await stored();
  await page.keyboard.press('t');
  await expect(text()).toBeFocused();
  await text().fill('');
  const devtools = await page.context().newCDPSession(page);
  for (const composing of ['ㅂ', '빠', '빵']) {
    await devtools.send('Input.imeSetComposition', { text: composing, selectionStart: 1, selectionEnd: 1 });
  }
  // The keys of a composition are heard as such: none of them ends the text or picks a tool.
  for (const key of ['Enter', 'v', '2', 'Tab']) {
    await text().evaluate((element, pressed) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, isComposing: true }));
    }, key);
  }
  await expect(text()).toBeFocused();
  await devtools.send('Input.insertText', { text: '빵' });
  await page.keyboard.press('Enter');
  await expect(text()).toBeHidden();
  const after = await stored();
  expect(after.map(({ label }) => label)).toEqual(before.map(({ label }) => label));
  expect(after[1]!.transcription).toMatchObject({ text: '빵' });
});

test('what was typed is kept when the region is left by a click, shown with the object, searched and undone', async () => {
  await page.keyboard.press('t');
  await text().fill('Bäckerei');
  await objects().nth(0).getByRole('button').first().click();
  await expect.poll(async () => (await stored())[1]!.transcription?.text).toBe('Bäckerei');
  await expect(objects().getByRole('button', { name: /says: Bäckerei$/ })).toHaveCount(1);
  await page.getByRole('textbox', { name: 'Search the objects' }).fill('bäck');
  await expect(objects()).toHaveCount(1);
  await page.keyboard.press('Escape');
  await canvas().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await stored())[1]!.transcription?.text).toBe('빵');
});

test('with the names of all objects, what each says is written on the picture, and never over what is selected', async () => {
  const { x, y, width, height } = (await canvas().boundingBox())!;
  // Beyond the name of the class, above the second region.
  const beside = { x: x + width * 0.4 + 46, y: y + height * 0.5 - 18, width: 12, height: 14 };
  const seen = async () => (await page.screenshot({ clip: beside })).toString('base64');
  await page.keyboard.press('Escape');
  await page.mouse.move(x + 5, y + 5);
  const without = await seen();
  await page.keyboard.press('Alt+l');
  await expect.poll(seen).not.toBe(without);
  await objects().nth(1).getByRole('button').first().click();
  await page.mouse.move(x + 5, y + 5);
  await expect(page.locator('[data-kind="annotation"]')).toContainText('빵');
});
