import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import { seriousFindings } from './support/axe';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

const sample = resolve(import.meta.dirname, '../../resources/sample/images');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 캔버스 '));
  for (const name of ['avenue.jpg', 'cat.jpg']) await cp(join(sample, name), join(folder, 'pictures', name));
  workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  await answerDialogs(workstation, { open: [join(folder, 'pictures')], save: join(folder, 'canvas.plumb') });
  await call('projects.create', {
    path: join(folder, 'canvas.plumb'),
    name: 'Canvas',
    template: 'objects',
    classes: ['car', 'tree', 'house'],
  });
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
const objects = () => page.getByRole('list', { name: 'Objects' }).getByRole('listitem');

/** What the store holds of an image. */
async function stored(name: string): Promise<ImageDocument> {
  const filter = { text: name, class: null, state: 'all' };
  const [image] = (await call('images.ids', { filter, sort: 'path' })) as string[];
  return (await call('annotate.load', { image })) as ImageDocument;
}

async function geometries(name = 'avenue'): Promise<ImageDocument['annotations'][number]['geometry'][]> {
  return (await stored(name)).annotations.map(({ geometry }) => geometry);
}

async function at(right: number, down: number): Promise<readonly [number, number]> {
  const { x, y, width, height } = (await canvas().boundingBox())!;
  // Wheel events come at whole pixels, moves need not.
  return [Math.round(x + width * right), Math.round(y + height * down)];
}

async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
  await page.mouse.move(...to, { steps: 3 });
  await page.mouse.up();
}

async function press(key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
}

test('a box is drawn, moved and deleted by keys alone', async () => {
  await canvas().focus();
  await press('r');
  await press('ArrowRight');
  await press('Enter');
  await press('Shift+ArrowRight', 8);
  await press('Shift+ArrowDown', 5);
  await press('Enter');
  await expect(objects()).toHaveCount(1);
  const [box] = await geometries();
  expect(box).toMatchObject({ type: 'box', width: 80, height: 50 });
  await press('v');
  await press('Control+a');
  await press('ArrowLeft', 3);
  await press('Shift+ArrowUp');
  await expect.poll(geometries).not.toEqual([box]);
  await press('Delete');
  await expect(objects()).toHaveCount(0);
  await press('Control+z');
  await expect(objects()).toHaveCount(1);
  await press('Escape');
});

test('a polygon is drawn by keys alone, and Ctrl+Z takes back its last point', async () => {
  await press('p');
  await press('ArrowLeft');
  await press('Enter');
  await press('Shift+ArrowLeft', 9);
  await press('Enter');
  await press('Shift+ArrowDown', 9);
  await press('Enter');
  await press('Shift+ArrowDown', 4);
  await press('Enter');
  await press('Control+z');
  await press('Enter');
  await expect(objects()).toHaveCount(2);
  const polygon = (await geometries()).find(({ type }) => type === 'polygon');
  expect(polygon?.type === 'polygon' && polygon.parts[0]![0]).toHaveLength(6);
});

test('the list says what is there, and does to it what the canvas does', async () => {
  await press('F6');
  const rows = objects().getByRole('button', { name: /pixels$/ });
  await expect(rows.first()).toBeFocused();
  await expect(rows.first()).toHaveAccessibleName(/^car, box, at \d+, \d+, 80 by 50 pixels$/);
  await press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await press('Enter');
  await expect(rows.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await press('h');
  await expect(rows.nth(1)).toHaveAccessibleName(/hidden/);
  await press('h');
  await press('2');
  await expect.poll(async () => (await stored('avenue')).annotations.length).toBe(2);
  await canvas().focus();
  await press('3');
  await expect(rows.nth(1)).toHaveAccessibleName(/^house/);
  await press('f');
});

test('an edge gets a vertex by a drag of its middle, and loses it by Alt and a click', async () => {
  await press('Escape');
  await press('r');
  await press('v');
  const polygon = async () => (await geometries()).find(({ type }) => type === 'polygon');
  const ring = async () => {
    const found = await polygon();
    return found?.type === 'polygon' ? found.parts[0]![0]! : [];
  };
  const [first, second] = [(await ring()).slice(0, 2), (await ring()).slice(2, 4)];
  const middle = await onScreen((first[0]! + second[0]!) / 2, (first[1]! + second[1]!) / 2);
  const inside = await onScreen((await ring())[0]! - 20, (await ring())[1]! + 8);
  await page.mouse.click(...inside);
  await drag(middle, [middle[0], middle[1] - 40]);
  await expect.poll(async () => (await ring()).length).toBe(8);
  await page.keyboard.down('Alt');
  await page.mouse.click(middle[0], middle[1] - 40);
  await page.keyboard.up('Alt');
  await expect.poll(async () => (await ring()).length).toBe(6);
});

/** Where an image point is on the screen while the whole image is fitted. */
async function onScreen(x: number, y: number): Promise<readonly [number, number]> {
  await press('f');
  const area = (await canvas().boundingBox())!;
  const { width, height } = (await stored('avenue')).image;
  const scale = Math.min((area.width - 48) / width, (area.height - 48) / height);
  return [
    area.x + (area.width - width * scale) / 2 + x * scale,
    area.y + (area.height - height * scale) / 2 + y * scale,
  ];
}

test('a marquee takes what it touches, and the selection is copied onto the next image', async () => {
  await press('Escape');
  await drag(await at(0.02, 0.02), await at(0.98, 0.98));
  await expect(page.getByText('2 selected')).toBeVisible();
  await press('Control+c');
  await press('Control+Enter');
  await expect(page.getByText('cat.jpg', { exact: true })).toBeVisible();
  await press('Control+v');
  await expect(objects()).toHaveCount(2);
  await expect.poll(async () => (await stored('cat')).annotations.length).toBe(2);
  await press('Control+d');
  await expect(objects()).toHaveCount(4);
  await press('Control+z');
  await expect(objects()).toHaveCount(2);
  await press('a');
  await expect(page.getByText('avenue.jpg', { exact: true })).toBeVisible();
  await expect(objects()).toHaveCount(2);
});

test('the wheel zooms at the pointer up to 6400 %, and space pans even while drawing', async () => {
  const zoom = page.getByTitle('Zoom', { exact: true });
  const pointer = page.getByTitle('Position of the pointer in pixels');
  await page.mouse.move(...(await at(0.61, 0.63)));
  const before = await pointer.textContent();
  for (let notch = 0; notch < 40; notch++) await page.mouse.wheel(0, -200);
  await expect(zoom).toHaveText('6400%');
  await expect(pointer).toHaveText(before!);
  await press('f');
  await press('p');
  await page.mouse.click(...(await at(0.5, 0.5)));
  await page.keyboard.down('Space');
  await drag(await at(0.5, 0.5), await at(0.6, 0.6));
  await page.keyboard.up('Space');
  await page.mouse.click(...(await at(0.7, 0.5)));
  await page.mouse.click(...(await at(0.7, 0.7)));
  await press('Enter');
  await expect(objects()).toHaveCount(3);
  await press('Control+z');
  await expect(objects()).toHaveCount(2);
  await press('v');
  await press('f');
});

test.describe('a screen reader', () => {
  for (const theme of ['dark', 'light', 'contrast'] as const) {
    test(`finds nothing serious on the canvas in the ${theme} theme`, async () => {
      await call('workstation.setPreferences', { theme });
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
      }, theme);
      await canvas().focus();
      await press('Control+a');
      expect(await seriousFindings(page)).toEqual([]);
    });
  }
});
