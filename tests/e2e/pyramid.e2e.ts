import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import type { Geometry } from '@shared/geometry/geometry';
import { boundsOf } from '@shared/geometry/operations';
import { Annotating } from './support/annotating';

const size = { width: 12_000, height: 6_000 };
/** A white square on brown, far from the middle. */
const square = { left: 9_000, top: 1_000, side: 600 };

let desk: Annotating;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Annotating.begin([]);
  for (const [name, background] of [
    ['survey.jpg', '#884422'],
    ['other.jpg', '#226688'],
  ] as const) {
    const white = { create: { width: square.side, height: square.side, channels: 3, background: '#ffffff' } } as const;
    await sharp({ create: { ...size, channels: 3, background } })
      .composite([{ input: white, left: square.left, top: square.top }])
      .jpeg({ quality: 60 })
      .toFile(join(desk.folder, name));
  }
});

test.afterAll(async () => desk.end());

const preparing = () => desk.page.getByText(/Preparing this large image/);
const zoom = () => desk.page.getByTitle('Zoom', { exact: true });

async function tileFolders(): Promise<string[]> {
  return readdir(join(desk.workstation.userData, 'derived', 'tiles')).catch(() => []);
}

async function isWhite(right: number, down: number): Promise<boolean> {
  const [red, green, blue] = await desk.colourAt(await desk.at(right, down));
  return Math.min(red, green, blue) > 240;
}

test('a picture of 72 megapixels is cut into tiles, and shown from them', async () => {
  await desk.open([join(desk.folder, 'survey.jpg')], 'survey.jpg');
  await expect(preparing()).toBeHidden({ timeout: 60_000 });
  await expect.poll(tileFolders).toHaveLength(1);
  await expect.poll(async () => (await desk.colourAt(await desk.at(0.5, 0.5)))[0]).toBeGreaterThan(110);
});

test('its tiles grow finer as one comes near, and labels stay on the pixel', async () => {
  const { x, y, width, height } = (await desk.canvas.boundingBox())!;
  const scale = Math.min((width - 48) / size.width, (height - 48) / size.height);
  const middle = [
    x + (width - size.width * scale) / 2 + (square.left + square.side / 2) * scale,
    y + (height - size.height * scale) / 2 + (square.top + square.side / 2) * scale,
  ] as const;
  await desk.page.mouse.move(...middle);
  for (let notch = 0; notch < 12; notch++) await desk.page.mouse.wheel(0, -150);
  await expect(zoom()).not.toHaveText('10%');
  const area = (await desk.canvas.boundingBox())!;
  const [right, down] = [(middle[0] - area.x) / area.width, (middle[1] - area.y) / area.height];
  await expect.poll(() => isWhite(right, down)).toBe(true);
  await desk.canvas.focus();
  await desk.press('r');
  await desk.page.mouse.move(...middle);
  const before = (await desk.page.getByTitle('Position of the pointer in pixels').textContent())!
    .split(', ')
    .map(Number);
  await desk.drag(middle, [middle[0] + 40, middle[1] + 30]);
  await expect(desk.objects).toHaveCount(1);
  const [box] = (await desk.stored('survey')).annotations.map(({ geometry }) => geometry);
  expect(box?.type === 'box' && [Math.floor(box.x), Math.floor(box.y)]).toEqual(before);
  await desk.press('v', 'f');
});

test('it opens at once the second time', async () => {
  await desk.press('Control+1');
  await desk.page.getByText('survey.jpg', { exact: true }).dblclick();
  await expect(desk.canvas).toBeVisible();
  await expect(preparing()).toBeHidden();
  await expect.poll(async () => (await desk.colourAt(await desk.at(0.4, 0.5)))[0]).toBeGreaterThan(110);
});

test('cutting can be stopped, which leaves nothing behind, and begun again', async () => {
  await desk.press('Control+1');
  await desk.open([join(desk.folder, 'other.jpg')], 'other.jpg');
  await expect(preparing()).toBeVisible();
  await desk.page.getByRole('button', { name: 'Cancel' }).last().click();
  await desk.page.getByRole('button', { name: 'Prepare it' }).click();
  await expect(preparing()).toBeHidden({ timeout: 60_000 });
  await expect.poll(tileFolders).toHaveLength(2);
  await expect.poll(async () => (await desk.colourAt(await desk.at(0.4, 0.5)))[2]).toBeGreaterThan(110);
});

test('the smart scissors find an edge among tiles, as finely as it is seen', async () => {
  await desk.press('Control+1');
  await desk.page.getByText('survey.jpg', { exact: true }).dblclick();
  await expect(desk.canvas).toBeVisible();
  await expect.poll(async () => (await desk.colourAt(await desk.at(0.4, 0.5)))[0]).toBeGreaterThan(110);
  await desk.canvas.focus();
  await desk.press('f', 'Shift+S');
  const { x, y, width, height } = (await desk.canvas.boundingBox())!;
  const scale = Math.min((width - 48) / size.width, (height - 48) / size.height);
  const [left, top] = [x + (width - size.width * scale) / 2, y + (height - size.height * scale) / 2];
  // Its corners, a little beside them as a hand puts them.
  for (const [right, down] of [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const) {
    const at = [
      left + (square.left + right * square.side) * scale + 1,
      top + (square.top + down * square.side) * scale + 1,
    ] as const;
    await desk.page.mouse.move(...at, { steps: 3 });
    await desk.page.mouse.click(...at);
  }
  await expect.poll(async () => (await desk.stored('survey')).annotations.length).toBe(2);
  const drawn = (await desk.stored('survey')).annotations.map(({ geometry }) => geometry).find(isPolygon)!;
  const { minX, minY, maxX, maxY } = boundsOf(drawn);
  const far = [
    minX - square.left,
    minY - square.top,
    maxX - square.left - square.side,
    maxY - square.top - square.side,
  ];
  // One CSS pixel is a dozen of the picture here.
  expect(Math.max(...far.map(Math.abs))).toBeLessThan(2.5 / scale);
});

function isPolygon(geometry: Geometry): boolean {
  return geometry.type === 'polygon';
}
