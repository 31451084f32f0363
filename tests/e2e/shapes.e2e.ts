import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import { launchPlumbline, type Workstation } from './support/launch';

const picture = resolve(import.meta.dirname, '../../resources/sample/images/avenue.jpg');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 도형 '));
  await cp(picture, join(folder, 'pictures', 'avenue.jpg'));
  workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  await call('projects.create', {
    path: join(folder, 'shapes.plumb'),
    name: 'Shapes',
    template: 'objects',
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
const row = (name: RegExp) => objects().getByRole('button', { name });

/** What the store holds, in the order in which it was drawn. */
async function stored(): Promise<ImageDocument['annotations'][number]['geometry'][]> {
  const filter = { text: 'avenue', class: null, state: 'all' };
  const [image] = (await call('images.ids', { filter, sort: 'path' })) as string[];
  const { annotations } = (await call('annotate.load', { image })) as ImageDocument;
  return annotations.map(({ geometry }) => geometry);
}

async function at(right: number, down: number): Promise<readonly [number, number]> {
  const { x, y, width, height } = (await canvas().boundingBox())!;
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

test('a rotated box is drawn by the mouse, its angle shown while it grows', async () => {
  await press('o');
  await drag(await at(0.3, 0.4), await at(0.45, 0.5));
  await page.mouse.move(...(await at(0.4, 0.6)), { steps: 3 });
  await expect(page.getByText(/^\d+ × \d+ · [\d.]+°$/).first()).toBeVisible();
  await page.mouse.click(...(await at(0.4, 0.6)));
  await expect(objects()).toHaveCount(1);
  const [box] = await stored();
  expect(box).toMatchObject({ type: 'rotated-box' });
  expect(box?.type === 'rotated-box' && box.angle).toBeGreaterThan(0);
  await expect(row(/^car, rotated box, centre at \d+, \d+, \d+ by \d+ pixels, turned by [\d.]+ degrees$/)).toHaveCount(
    1,
  );
});

test('a rotated box is drawn, turned, resized and taken back by keys alone', async () => {
  await press('ArrowLeft');
  await press('Enter');
  await press('Shift+ArrowLeft', 6);
  await press('Enter');
  await press('Shift+ArrowUp', 4);
  await press('Enter');
  await expect(objects()).toHaveCount(2);
  expect((await stored())[1]).toMatchObject({ type: 'rotated-box', width: 60, height: 40, angle: 180 });
  await press('v');
  await row(/turned by 180 degrees$/).click();
  await canvas().focus();
  await press('.', 3);
  await press('>');
  await press('Control+ArrowRight', 5);
  await expect.poll(async () => (await stored())[1]).toMatchObject({ width: 65, height: 40, angle: 198 });
  await press('Control+z', 5);
  await expect.poll(async () => (await stored())[1]).toMatchObject({ width: 60, angle: 198 });
  await press('Control+Shift+z', 5);
  await expect.poll(async () => (await stored())[1]).toMatchObject({ width: 65, angle: 198 });
});

test('a line leads from click to click, and gets and loses vertices by keys', async () => {
  await press('Escape');
  await press('l');
  await page.mouse.click(...(await at(0.55, 0.3)));
  await page.mouse.click(...(await at(0.7, 0.35)));
  await page.mouse.click(...(await at(0.8, 0.6)));
  await press('Enter');
  await expect(objects()).toHaveCount(3);
  const points = async () => {
    const line = (await stored()).find(({ type }) => type === 'polyline');
    return line?.type === 'polyline' ? line.points : [];
  };
  expect(await points()).toHaveLength(6);
  await press('v');
  await row(/^car, line/).click();
  await canvas().focus();
  await press('n');
  await press('Insert');
  await expect.poll(async () => (await points()).length).toBe(8);
  const before = await points();
  await press('ArrowUp');
  await expect.poll(async () => (await points())[3]).toBeCloseTo(before[3]! - 1, 1);
  await press('Delete');
  await expect.poll(async () => (await points()).length).toBe(6);
});

test('an ellipse is drawn by a drag, turned by its handle in steps, copied and deleted', async () => {
  await press('Escape');
  await press('e');
  await drag(await at(0.55, 0.65), await at(0.75, 0.85));
  await expect(objects()).toHaveCount(4);
  await press('v');
  await page.mouse.click(...(await at(0.65, 0.75)));
  const [x, y] = await at(0.65, 0.65);
  await page.mouse.move(x, y - 26);
  await page.mouse.down();
  await page.keyboard.down('Shift');
  await page.mouse.move(...(await at(0.8, 0.6)), { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect
    .poll(async () => {
      const ellipse = (await stored()).find(({ type }) => type === 'ellipse');
      return ellipse?.type === 'ellipse' && ellipse.angle > 0 && ellipse.angle % 15;
    })
    .toBe(0);
  await press('Control+c');
  await press('Control+v');
  await expect(row(/^car, ellipse/)).toHaveCount(2);
  await press('Delete');
  await expect(row(/^car, ellipse/)).toHaveCount(1);
});

test('a point is put by a click and by keys, moved and taken away', async () => {
  await press('Escape');
  await press('i');
  await page.mouse.click(...(await at(0.2, 0.7)));
  await expect(row(/^car, point, at \d+, \d+$/)).toHaveCount(1);
  await press('Shift+ArrowRight', 4);
  await press('Enter');
  await expect(row(/^car, point/)).toHaveCount(2);
  const points = async () => (await stored()).flatMap((one) => (one.type === 'point' ? [one] : []));
  const [first, second] = await points();
  expect(second!.x - Math.round(first!.x)).toBe(40);
  await press('v');
  await row(/^car, point/)
    .nth(1)
    .click();
  await canvas().focus();
  await press('ArrowDown');
  await expect.poll(async () => (await points())[1]?.y).toBeCloseTo(second!.y + 1, 2);
  await press('Delete');
  await expect(row(/^car, point/)).toHaveCount(1);
});

test('every shape is there in both themes', async () => {
  for (const theme of ['dark', 'light'] as const) {
    await call('workstation.setPreferences', { theme });
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    await row(theme === 'dark' ? /^car, ellipse/ : /^car, line/).click();
    await expect(objects()).toHaveCount(5);
    await test.info().attach(theme, { body: await page.screenshot(), contentType: 'image/png' });
  }
});
