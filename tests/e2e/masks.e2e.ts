import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import { runsOf, spansOf } from '@shared/geometry/mask/codec';
import type { Mask } from '@shared/geometry/mask/mask';
import { encodeRuns } from '@shared/geometry/mask/rle';
import { areaOf } from '@shared/geometry/operations';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

const picture = resolve(import.meta.dirname, '../../resources/sample/images/avenue.jpg');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 마스크 '));
  await cp(picture, join(folder, 'pictures', 'avenue.jpg'));
  workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  await call('projects.create', {
    path: join(folder, 'masks.plumb'),
    name: 'Masks',
    template: 'segmentation',
    classes: ['car', 'kerb'],
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
const bar = () => page.getByRole('group', { name: 'Brush' });

/** The document as the store holds it, once everything is saved. */
async function stored(): Promise<ImageDocument> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  const filter = { text: 'avenue', class: null, state: 'all' };
  const [image] = (await call('images.ids', { filter, sort: 'path' })) as string[];
  return (await call('annotate.load', { image })) as ImageDocument;
}

async function masks(): Promise<Mask[]> {
  return (await stored()).annotations.map(({ geometry }) => geometry).filter((geometry) => geometry.type === 'mask');
}

async function areas(): Promise<number[]> {
  return (await masks()).map((mask) => areaOf(mask));
}

async function at(right: number, down: number): Promise<readonly [number, number]> {
  const { x, y, width, height } = (await canvas().boundingBox())!;
  return [Math.round(x + width * right), Math.round(y + height * down)];
}

async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

async function press(key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
}

test('the brush paints a mask stroke by stroke, and takes back one at a time', async () => {
  await press('b');
  await expect(bar()).toBeVisible();
  await drag(await at(0.3, 0.4), await at(0.5, 0.4));
  await expect(objects()).toHaveCount(1);
  const [first] = await areas();
  await drag(await at(0.4, 0.3), await at(0.4, 0.5));
  await expect.poll(async () => (await areas())[0]).toBeGreaterThan(first!);
  expect(await masks()).toHaveLength(1);
  await press('Control+z');
  await expect.poll(areas).toEqual([first]);
  await press('Control+Shift+z');
  await expect.poll(async () => (await areas())[0]).toBeGreaterThan(first!);
});

test('the keys and the wheel set the size of the brush', async () => {
  const size = async () => Number.parseInt((await bar().getByText(/px$/).textContent()) ?? '', 10);
  const before = await size();
  await press(']', 3);
  await expect.poll(size).toBeGreaterThan(before);
  const after = await size();
  await page.mouse.move(...(await at(0.6, 0.6)));
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 100);
  await page.keyboard.up('Shift');
  await expect.poll(size).toBeLessThan(after);
  await press('[', 2);
});

test('the eraser takes pixels away, and the mask with the last of them', async () => {
  const [before] = await areas();
  await press('Shift+B');
  await drag(await at(0.35, 0.3), await at(0.35, 0.5));
  await expect.poll(async () => (await areas())[0]).toBeLessThan(before!);
  await press('Control+z');
  await expect.poll(areas).toEqual([before]);
});

test('a closed hole is filled', async () => {
  await press('b');
  await press('Escape');
  const corners = await Promise.all([at(0.65, 0.3), at(0.8, 0.3), at(0.8, 0.6), at(0.65, 0.6)]);
  await page.mouse.move(...corners[0]);
  await page.mouse.down();
  for (const corner of [...corners.slice(1), corners[0]]) await page.mouse.move(...corner, { steps: 6 });
  await page.mouse.up();
  await expect(objects()).toHaveCount(2);
  const [, ring] = await areas();
  await bar().getByRole('button', { name: 'Fill holes' }).click();
  await expect.poll(async () => (await areas())[1]).toBeGreaterThan(ring!);
});

test('a mask is painted, changed and deleted by keys alone', async () => {
  await press('b');
  await press('Escape');
  await press('Shift+ArrowDown', 2);
  await press('Enter');
  await expect(objects()).toHaveCount(3);
  const before = (await areas())[2]!;
  await press('Shift+ArrowLeft', 4);
  await press('Shift+Enter');
  await expect.poll(async () => (await areas())[2]).toBeGreaterThan(before);
  await press('Shift+B');
  await press('ArrowLeft');
  await press('Enter');
  await expect.poll(async () => (await stored()).history.undo).toBe('erase');
  await press('Delete');
  await expect(objects()).toHaveCount(2);
});

test('a mask is moved by whole pixels', async () => {
  await press('v');
  await page.mouse.click(...(await at(0.4, 0.4)));
  const [before] = await masks();
  await press('ArrowRight', 3);
  await expect.poll(async () => (await masks())[0]?.x).toBe(before!.x + 3);
  expect((await masks())[0]).toEqual({ ...before, x: before!.x + 3 });
});

test('the wand chooses what looks alike, more of it with more tolerance', async () => {
  await press('w');
  const wand = page.getByRole('group', { name: 'Magic wand' });
  await expect(wand).toBeVisible();
  await press('Escape');
  await page.mouse.click(...(await at(0.3, 0.12)));
  await expect(objects()).toHaveCount(3);
  const few = (await areas())[2]!;
  await press('Control+z');
  await expect(objects()).toHaveCount(2);
  await press(']', 8);
  await page.mouse.click(...(await at(0.3, 0.12)));
  await expect.poll(async () => (await areas())[2]).toBeGreaterThan(few);
});

test('the COCO file holds the pixels of the store, and gives them back', async () => {
  const path = join(folder, 'out.json');
  await call('formats.export', { format: 'coco', path });
  const { image, annotations } = await stored();
  interface Coco {
    readonly annotations: readonly {
      readonly segmentation: unknown;
      readonly area: number;
      readonly iscrowd: number;
    }[];
  }
  await expect
    .poll(async () => {
      const text = await readFile(path, 'utf8').catch(() => '{"annotations":[]}');
      return (JSON.parse(text) as Coco).annotations
        .map(({ segmentation, area }) => ({ segmentation, area }))
        .sort(byArea);
    })
    .toEqual(
      annotations
        .map(({ geometry }) => {
          const mask = geometry as Mask;
          const whole = { minX: 0, minY: 0, maxX: image.width, maxY: image.height };
          const counts = encodeRuns(runsOf(spansOf(mask), whole));
          return { segmentation: { size: [image.height, image.width], counts }, area: areaOf(mask) };
        })
        .sort(byArea),
    );
});

function byArea(one: { readonly area: number }, other: { readonly area: number }): number {
  return one.area - other.area;
}

test('axe finds nothing serious while the brush is in hand', async () => {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await canvas().focus();
  await press('b');
  await expect(bar()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});
