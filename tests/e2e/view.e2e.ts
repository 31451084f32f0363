import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Annotating } from './support/annotating';
import { seriousFindings } from './support/axe';

let desk: Annotating;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Annotating.begin(['avenue.jpg', 'cat.jpg']);
});

test.afterAll(async () => desk.end());

const popover = () => desk.page.getByRole('dialog', { name: 'View' });
const zoom = () => desk.page.getByTitle('Zoom', { exact: true });

async function brightness(): Promise<number> {
  const [red, green, blue] = await desk.colourAt(await desk.at(0.5, 0.5));
  return red + green + blue;
}

test('the picture is inverted on the screen by a key, is shown as it is by another, and its file stays the same', async () => {
  const file = join(desk.folder, 'pictures', 'avenue.jpg');
  const before = await readFile(file);
  await desk.canvas.focus();
  await expect.poll(brightness).toBeGreaterThan(60);
  const [red] = await desk.colourAt(await desk.at(0.5, 0.5));
  await desk.press('Alt+i');
  // Scaled before or after it is inverted, a colour may differ by one.
  const away = async (from: number) => Math.abs((await desk.colourAt(await desk.at(0.5, 0.5)))[0] - from);
  await expect.poll(() => away(255 - red)).toBeLessThan(3);
  await expect(desk.page.getByRole('button', { name: 'Picture adjusted' })).toBeVisible();
  await desk.press('Alt+0');
  await expect.poll(() => away(red)).toBeLessThan(3);
  await expect(desk.page.getByRole('button', { name: 'Picture adjusted' })).toBeHidden();
  expect(await readFile(file)).toEqual(before);
});

test('adjustments stay with their image, until they are kept for all', async () => {
  await desk.press('Alt+b', 'Alt+b');
  await desk.press('d');
  await expect(desk.page.getByText('cat.jpg', { exact: true })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: 'Picture adjusted' })).toBeHidden();
  await desk.press('a');
  await expect(desk.page.getByRole('button', { name: 'Picture adjusted' })).toBeVisible();
  await desk.press('Alt+v');
  await expect(popover().getByRole('slider', { name: 'Brightness' })).toHaveAttribute('aria-valuetext', '+10');
  await popover().getByLabel('Keep for all images').check();
  await desk.press('Escape');
  await expect(popover()).toBeHidden();
  await desk.press('d');
  await expect(desk.page.getByText('cat.jpg', { exact: true })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: 'Picture adjusted' })).toBeVisible();
  await desk.page.getByRole('button', { name: 'Picture adjusted' }).click();
  await expect(desk.page.getByRole('button', { name: 'Picture adjusted' })).toBeHidden();
  await desk.canvas.focus();
  await desk.press('a');
  await expect(desk.page.getByText('avenue.jpg', { exact: true })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: 'Picture adjusted' })).toBeHidden();
});

test('the choices of the view are all reached by keys, and axe finds nothing serious in them', async () => {
  await desk.canvas.focus();
  await desk.press('Alt+v');
  await expect(popover()).toBeVisible();
  expect(await seriousFindings(desk.page)).toEqual([]);
  await popover().getByRole('slider', { name: 'Fill' }).focus();
  await desk.press('ArrowRight');
  await expect(popover().getByRole('slider', { name: 'Fill' })).toHaveAttribute('aria-valuetext', '15%');
  await popover().getByRole('radio', { name: 'Object' }).focus();
  await desk.press('Space');
  await expect
    .poll(async () => (await desk.call('looks.read', {})) as { colourBy: string; fill: number })
    .toMatchObject({ colourBy: 'object', fill: 0.15 });
  await popover().getByRole('radio', { name: 'Author' }).focus();
  await desk.press('Space', 'Escape');
  await expect(popover()).toBeHidden();
  await expect(desk.canvas).toBeFocused();
});

test('focus on one object takes the others out of reach, and the same key ends it', async () => {
  await desk.press('r');
  await desk.drag(await desk.at(0.3, 0.3), await desk.at(0.4, 0.45));
  await desk.drag(await desk.at(0.6, 0.3), await desk.at(0.7, 0.45));
  await expect(desk.objects).toHaveCount(2);
  await desk.press('v');
  await desk.page.mouse.click(...(await desk.at(0.3, 0.36)));
  await expect(desk.page.getByText('1 selected')).toBeVisible();
  await desk.press('Alt+f');
  await desk.page.mouse.click(...(await desk.at(0.65, 0.36)));
  await expect(desk.page.getByText('1 selected')).toBeHidden();
  await desk.press('Alt+f');
  await desk.page.mouse.click(...(await desk.at(0.65, 0.36)));
  await expect(desk.page.getByText('1 selected')).toBeVisible();
  await desk.press('Escape');
});

test('the names of all objects are written beside them by a key', async () => {
  const beside = async () => {
    const [x, y] = await desk.at(0.3, 0.3);
    return desk.colourAt([x + 2, y - 10]);
  };
  const plain = await beside();
  await desk.press('Alt+l');
  await expect.poll(beside).not.toEqual(plain);
  await desk.press('Alt+l');
  await expect.poll(beside).toEqual(plain);
});

test('the minimap is there when something is out of view, and travels', async () => {
  const minimap = desk.page.locator('[data-minimap]');
  await desk.press('f');
  await expect(minimap).toBeHidden();
  await desk.page.mouse.move(...(await desk.at(0.5, 0.5)));
  for (let notch = 0; notch < 6; notch++) await desk.page.mouse.wheel(0, -200);
  await expect(minimap).toBeVisible();
  const { x, y, width, height } = (await minimap.boundingBox())!;
  await desk.drag([x + width / 2, y + height / 2], [x + width - 4, y + 4]);
  await desk.page.mouse.move(...(await desk.at(0.5, 0.5)));
  const pointer = (await desk.page.getByTitle('Position of the pointer in pixels').textContent())!;
  const [across, down] = pointer.split(', ').map(Number);
  const { image } = await desk.stored('avenue');
  expect(across).toBeGreaterThan(image.width * 0.9);
  expect(down).toBeLessThan(image.height * 0.1);
  await desk.press('Alt+m');
  await expect(minimap).toBeHidden();
  await desk.press('Alt+m', 'f');
});

test('the magnifier shows what is under the pointer while a vertex is dragged, and by its key', async () => {
  const lens = desk.page.locator('[data-magnifier]');
  await desk.press('p');
  for (const [right, down] of [
    [0.45, 0.6],
    [0.6, 0.6],
    [0.6, 0.8],
  ] as const) {
    await desk.page.mouse.click(...(await desk.at(right, down)));
  }
  await desk.press('Enter');
  await expect(desk.objects).toHaveCount(3);
  await desk.press('v');
  await desk.page.mouse.click(...(await desk.at(0.56, 0.64)));
  await desk.page.mouse.move(...(await desk.at(0.6, 0.8)));
  await desk.page.mouse.down();
  await desk.page.mouse.move(...(await desk.at(0.62, 0.83)), { steps: 4 });
  await expect(lens).toBeVisible();
  await desk.page.mouse.up();
  await expect(lens).toBeHidden();
  await desk.press('Alt+z');
  await expect(lens).toBeVisible();
  await desk.press('Alt+z');
  await expect(lens).toBeHidden();
});

test('at 6400 % the grid of pixels is seen until it is switched off', async () => {
  await desk.press('Escape');
  await desk.page.mouse.move(...(await desk.at(0.2, 0.8)));
  for (let notch = 0; notch < 40; notch++) await desk.page.mouse.wheel(0, -200);
  await expect(zoom()).toHaveText('6400%');
  const differing = async () => {
    const [x, y] = await desk.at(0.2, 0.8);
    const row = await desk.coloursAlong([x, y], 64);
    return new Set(row.map(String)).size;
  };
  const withGrid = await differing();
  await desk.press('Control+k');
  await desk.page.keyboard.type('pixel grid');
  await desk.press('Enter');
  await expect.poll(differing).toBeLessThan(withGrid);
  await desk.canvas.focus();
  await desk.press('f');
});

test('the wheel zooms out to 2 %, and the middle button pans while a polygon is drawn', async () => {
  const pointer = desk.page.getByTitle('Position of the pointer in pixels');
  const middle = await desk.at(0.5, 0.5);
  await desk.page.mouse.move(...middle);
  for (let notch = 0; notch < 30; notch++) await desk.page.mouse.wheel(0, 400);
  await expect(zoom()).toHaveText('2.0%');
  await desk.press('f', 'p');
  await desk.page.mouse.click(...(await desk.at(0.3, 0.62)));
  await desk.page.mouse.click(...(await desk.at(0.5, 0.62)));
  const from = await desk.at(0.5, 0.7);
  await desk.page.mouse.move(...from);
  const place = await pointer.textContent();
  await desk.page.mouse.down({ button: 'middle' });
  await desk.page.mouse.move(from[0] + 40, from[1] + 30, { steps: 4 });
  await desk.page.mouse.up({ button: 'middle' });
  // What was under the hand came along with it, and the polygon goes on.
  await desk.page.mouse.move(from[0] + 41, from[1] + 30);
  await desk.page.mouse.move(from[0] + 40, from[1] + 30);
  await expect(pointer).toHaveText(place!);
  await desk.page.mouse.click(from[0] + 40, from[1] + 30);
  await desk.press('Enter');
  await expect(desk.objects).toHaveCount(4);
  await desk.press('Control+z');
  await expect(desk.objects).toHaveCount(3);
  await desk.press('v', 'Escape', 'f');
});

test('the tool that moves the view takes along what is under it, and changes nothing', async () => {
  const pointer = desk.page.getByTitle('Position of the pointer in pixels');
  await desk.press('h');
  const from = await desk.at(0.4, 0.5);
  await desk.page.mouse.move(...from);
  const place = await pointer.textContent();
  await desk.page.mouse.down();
  await desk.page.mouse.move(from[0] + 60, from[1] - 40, { steps: 4 });
  await desk.page.mouse.up();
  await desk.page.mouse.move(from[0] + 61, from[1] - 40);
  await desk.page.mouse.move(from[0] + 60, from[1] - 40);
  await expect(pointer).toHaveText(place!);
  await expect(desk.objects).toHaveCount(3);
  await desk.press('v', 'f');
});

test('two lines cross at the pointer while a drawing tool is in hand, until they are switched off', async () => {
  const lines = desk.page.locator('[data-crosshair]');
  await desk.press('Escape', 'r');
  await desk.page.mouse.move(...(await desk.at(0.2, 0.5)));
  await expect(lines.first()).toBeVisible();
  const [across, down] = await desk.at(0.72, 0.4);
  await desk.page.mouse.move(across, down);
  expect(Math.abs((await lines.first().boundingBox())!.y - down)).toBeLessThanOrEqual(1);
  expect(Math.abs((await lines.last().boundingBox())!.x - across)).toBeLessThanOrEqual(1);
  await desk.press('Control+k');
  await desk.page.keyboard.type('crosshair');
  await desk.press('Enter');
  await desk.canvas.focus();
  await desk.page.mouse.move(across + 5, down);
  await expect(lines.first()).toBeHidden();
  await desk.press('v');
});

test('the inside of objects is as opaque as was chosen', async () => {
  await desk.press('Escape');
  await desk.page.mouse.move(...(await desk.at(0.5, 0.95)));
  const inside = async () => String(await desk.colourAt(await desk.at(0.33, 0.4)));
  const tinted = await inside();
  await desk.press('Alt+v');
  await popover().getByRole('slider', { name: 'Fill' }).focus();
  await desk.press('Home', 'Escape');
  await expect(popover()).toBeHidden();
  await expect.poll(inside).not.toBe(tinted);
  await desk.press('Alt+v');
  await popover().getByRole('slider', { name: 'Fill' }).focus();
  await desk.press('End', 'Escape');
  await expect(popover()).toBeHidden();
  // Nothing of the picture is left to be seen.
  const across = await desk.coloursAlong(await desk.at(0.32, 0.4), 40);
  expect(new Set(across.map(String)).size).toBe(1);
});

test('a class in focus takes all others out of reach', async () => {
  await desk.canvas.focus();
  await desk.press('v', 'Escape');
  await desk.page.mouse.click(...(await desk.at(0.33, 0.4)));
  await expect(desk.page.getByText('1 selected')).toBeVisible();
  await desk.press('2');
  await desk.press('Alt+Shift+f');
  await desk.page.mouse.click(...(await desk.at(0.65, 0.36)));
  await expect(desk.page.getByText('1 selected')).toBeHidden();
  await desk.page.mouse.click(...(await desk.at(0.33, 0.4)));
  await expect(desk.page.getByText('1 selected')).toBeVisible();
  await desk.press('Alt+Shift+f');
  await desk.page.mouse.click(...(await desk.at(0.65, 0.36)));
  await expect(desk.page.getByText('1 selected')).toBeVisible();
  await desk.press('Escape');
});

test('what was chosen is kept, however soon the window closes after it', async () => {
  await desk.canvas.focus();
  await desk.press('Alt+m');
  await desk.workstation.app.close();
  const kept = JSON.parse(await readFile(join(desk.workstation.userData, 'looks.json'), 'utf8')) as unknown;
  expect(kept).toMatchObject({ minimap: false, pixelGrid: false, colourBy: 'author', fill: 1 });
});
