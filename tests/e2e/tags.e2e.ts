import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

const picture = resolve(import.meta.dirname, '../../resources/sample/images/avenue.jpg');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 태그 '));
  await cp(picture, join(folder, 'pictures', 'avenue.jpg'));
  workstation = await launchPlumbline({ preferences: { theme: 'light', language: 'en' } });
  page = workstation.page;
  const path = join(folder, 'tags.plumb');
  await call('projects.create', { path, name: 'Tags', template: 'objects', classes: ['street', 'beach'] });
  await call('images.add', { paths: [join(folder, 'pictures')] });
  await page.getByText('avenue.jpg', { exact: true }).dblclick();
  await expect(canvas()).toBeVisible();
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
const region = () => page.getByRole('region', { name: 'Image tags' });
const empty = () => region().getByRole('button', { name: 'Verified empty' });

async function listed(state: string): Promise<number> {
  const filter = { text: '', class: null, state };
  return ((await call('images.ids', { filter, sort: 'path' })) as string[]).length;
}

test('an image is tagged by keys: with a class, and with a word of its own', async () => {
  await canvas().focus();
  await page.keyboard.press('Shift+T');
  await expect(region().getByRole('combobox', { name: 'Tag the image' })).toBeFocused();
  await page.keyboard.type('street');
  await page.keyboard.press('Enter');
  await expect(region().getByRole('button', { name: 'Take back the tag street' })).toBeVisible();
  await page.keyboard.type('rush hour');
  await page.keyboard.press('Enter');
  await expect(region().getByRole('listitem')).toHaveCount(2);
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});

test('a tag is taken back by the mouse, and the undo of the image brings it back', async () => {
  await region().getByRole('button', { name: 'Take back the tag rush hour' }).click();
  await expect(region().getByRole('listitem')).toHaveCount(1);
  await canvas().focus();
  await page.keyboard.press('Control+z');
  await expect(region().getByRole('listitem')).toHaveCount(2);
});

test('“verified empty” is an answer of its own, until its verifier draws', async () => {
  await canvas().focus();
  await page.keyboard.press('Shift+E');
  await expect(empty()).toHaveAttribute('aria-pressed', 'true');
  expect(await listed('empty')).toBe(1);
  expect(await listed('open')).toBe(0);
  const { x, y, width, height } = (await canvas().boundingBox())!;
  await page.keyboard.press('r');
  await page.mouse.move(x + width * 0.4, y + height * 0.4);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.5, y + height * 0.5, { steps: 4 });
  await page.mouse.up();
  await expect(empty()).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByText(/was taken back, because there is a label now/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(empty()).toHaveAttribute('aria-pressed', 'true');
});

test('the gallery shows and finds what was verified empty', async () => {
  await page.keyboard.press('Control+1');
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Verified empty', exact: true }).click();
  const cell = page.getByRole('option').filter({ hasText: 'avenue.jpg' });
  await expect(cell).toContainText('Verified empty');
  await expect(cell).toContainText('2 image tags');
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Still open', exact: true }).click();
  await expect(cell).toHaveCount(0);
});
