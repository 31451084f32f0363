import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { maskFromShape } from '@shared/geometry/mask/rasterise';
import { spansOf } from '@shared/geometry/mask/codec';
import type { Geometry } from '@shared/geometry/geometry';
import { areaOf } from '@shared/geometry/operations';
import { Annotating } from './support/annotating';

let desk: Annotating;
let disc: Disc;

/** The bright disc of the photograph of a retina, found by its own pixels. */
interface Disc {
  readonly width: number;
  readonly height: number;
  readonly inside: Uint8Array;
  readonly area: number;
  readonly cx: number;
  readonly cy: number;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  desk = await Annotating.begin(['retina.jpg']);
  disc = await discOf(resolve(import.meta.dirname, '../../resources/sample/images/retina.jpg'));
});

test.afterAll(async () => desk.end());

async function discOf(path: string): Promise<Disc> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const inside = new Uint8Array(info.width * info.height);
  let [area, cx, cy] = [0, 0, 0];
  for (let at = 0; at < inside.length; at++) {
    // The rest is black.
    if (data[at * 3]! < 40) continue;
    inside[at] = 1;
    area++;
    cx += at % info.width;
    cy += Math.floor(at / info.width);
  }
  return { width: info.width, height: info.height, inside, area, cx: cx / area, cy: cy / area };
}

/** The common part of a shape and the disc, as a part of all that either covers. */
function likeness(geometry: Geometry): number {
  const mask = maskFromShape(geometry)!;
  const { x, y, starts, ys } = spansOf(mask);
  let common = 0;
  for (let column = 0; column < mask.width; column++) {
    for (let at = starts[column]!; at < starts[column + 1]!; at += 2) {
      for (let row = ys[at]! + y; row < ys[at + 1]! + y; row++)
        common += disc.inside[row * disc.width + column + x] ?? 0;
    }
  }
  return common / (areaOf(mask) + disc.area - common);
}

/** A place on the screen over the edge of the disc, in degrees clockwise from the right. */
async function edge(degrees: number): Promise<readonly [number, number]> {
  const { x, y, width, height } = (await desk.canvas.boundingBox())!;
  const scale = Math.min((width - 48) / disc.width, (height - 48) / disc.height);
  const [left, top] = [x + (width - disc.width * scale) / 2, y + (height - disc.height * scale) / 2];
  const [dx, dy] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  let reach = 0;
  const isIn = (far: number) =>
    disc.inside[Math.round(disc.cy + dy * far) * disc.width + Math.round(disc.cx + dx * far)] === 1;
  for (let far = 0; far < disc.width; far++) if (isIn(far)) reach = far;
  return [left + (disc.cx + dx * reach) * scale, top + (disc.cy + dy * reach) * scale];
}

async function drawn(): Promise<readonly Geometry[]> {
  await expect(desk.page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  return (await desk.stored('retina')).annotations.map(({ geometry }) => geometry);
}

const angles = [30, 75, 135, 200, 255, 320];

test('the scissors follow the edge of a thing from click to click, and close on the first', async () => {
  await desk.canvas.focus();
  await desk.press('Shift+S');
  await expect(desk.page.getByRole('group', { name: 'Smart scissors' })).toBeVisible();
  for (const degrees of angles) {
    await desk.page.mouse.move(...(await edge(degrees)), { steps: 4 });
    await desk.page.mouse.click(...(await edge(degrees)));
  }
  await desk.page.mouse.click(...(await edge(angles[0]!)));
  await expect(desk.objects).toHaveCount(1);
  const [outline] = await drawn();
  expect(outline?.type).toBe('polygon');
  expect(likeness(outline!)).toBeGreaterThan(0.97);
});

test('Ctrl+Z takes back the last click with its edge, Enter closes, and Escape takes all of it back', async () => {
  await desk.press('Control+z');
  await expect(desk.objects).toHaveCount(0);
  for (const degrees of angles.slice(0, 5)) await desk.page.mouse.click(...(await edge(degrees)));
  // A slip across the disc, which the list never hears of.
  await desk.page.mouse.click(...(await desk.at(0.5, 0.5)));
  await desk.press('Control+z');
  await desk.page.mouse.click(...(await edge(angles[5]!)));
  await desk.press('Enter');
  await expect(desk.objects).toHaveCount(1);
  expect(likeness((await drawn())[0]!)).toBeGreaterThan(0.97);
  for (const degrees of angles.slice(0, 3)) await desk.page.mouse.click(...(await edge(degrees)));
  await desk.press('Escape');
  await expect(desk.objects).toHaveCount(1);
});

test('a line along an edge stays open, and is drawn by keys alone', async () => {
  await desk.press('Shift+X');
  await desk.page.mouse.move(...(await edge(60)));
  await desk.page.mouse.click(...(await edge(60)));
  for (let step = 0; step < 12; step++) await desk.press('Shift+ArrowLeft');
  await desk.press('Enter', 'Enter');
  await expect(desk.objects).toHaveCount(2);
  expect((await drawn())[1]?.type).toBe('polyline');
});

test('both work on a picture in tiles', async () => {
  const [right, down, side] = [9000, 1000, 600];
  const white = { create: { width: side, height: side, channels: 3, background: '#ffffff' } } as const;
  await sharp({ create: { width: 12_000, height: 6_000, channels: 3, background: '#884422' } })
    .composite([{ input: white, left: right, top: down }])
    .png({ compressionLevel: 1 })
    .toFile(join(desk.folder, 'survey.png'));
  await desk.press('Escape', 'Control+1');
  await desk.open([join(desk.folder, 'survey.png')], 'survey.png');
  await expect(desk.page.getByText(/Preparing this large image/)).toBeHidden({ timeout: 60_000 });
  const { x, y, width, height } = (await desk.canvas.boundingBox())!;
  const scale = Math.min((width - 48) / 12_000, (height - 48) / 6_000);
  const place = (px: number, py: number) =>
    [x + (width - 12_000 * scale) / 2 + px * scale, y + (height - 6_000 * scale) / 2 + py * scale] as const;
  await desk.canvas.focus();
  await desk.press('w');
  await desk.page.mouse.click(...place(right + side / 2, down + side / 2));
  await expect(desk.objects).toHaveCount(1);
  await expect(desk.page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  const [chosen] = (await desk.stored('survey')).annotations.map(({ geometry }) => geometry);
  // Seen whole, it is read at an eighth of its size.
  expect(
    chosen?.type === 'mask' && [chosen.x, chosen.y, chosen.width, chosen.height].map((one) => Math.round(one / 10)),
  ).toEqual([900, 100, 60, 60]);
  await desk.press('Control+z');
  await desk.page.mouse.move(...place(right + side / 2, down + side / 2));
  for (let notch = 0; notch < 10; notch++) await desk.page.mouse.wheel(0, -150);
  await expect(desk.page.getByTitle('Zoom', { exact: true })).not.toHaveText('10%');
  await desk.page.mouse.click(...place(right + side / 2, down + side / 2));
  await expect(desk.objects).toHaveCount(1);
  await expect(desk.page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  const [fine] = (await desk.stored('survey')).annotations.map(({ geometry }) => geometry);
  expect(fine).toMatchObject({ type: 'mask', x: right, y: down, width: side, height: side });
});
