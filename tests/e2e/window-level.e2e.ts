import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { sixteenBitTiff } from '@tests/support/sixteen-bit-tiff';
import { Annotating } from './support/annotating';
import { seriousFindings } from './support/axe';

const [width, height] = [640, 400];

let desk: Annotating;

test.describe.configure({ mode: 'serial' });

/** Two fields that differ by less than an eighth bit could say, in a picture whose values reach much farther. */
function faint(): Uint16Array {
  const samples = new Uint16Array(width * height);
  for (let at = 0; at < samples.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (y < 100) samples[at] = x < width / 2 ? 0 : 60_000;
    else samples[at] = x < width / 2 ? 20_000 : 20_200;
  }
  return samples;
}

/** The same in a picture that is so long that it is cut into tiles: the far values at its left end. */
const long = { width: 16_400, height: 192 };

function faintStrip(): Uint16Array {
  return Uint16Array.from({ length: long.width * long.height }, (_, at) => {
    const x = at % long.width;
    if (x < 2048) return x < 1024 ? 0 : 60_000;
    return x < long.width / 2 ? 20_000 : 20_200;
  });
}

test.beforeAll(async () => {
  desk = await Annotating.begin([]);
  const strip = sixteenBitTiff(long.width, long.height, 1, faintStrip());
  await sharp(strip).toColourspace('grey16').png().toFile(join(desk.folder, 'strip.png'));
  const samples = faint();
  const deep = sixteenBitTiff(width, height, 1, samples);
  await writeFile(join(desk.folder, 'deep.tif'), deep);
  await sharp(deep).toColourspace('grey16').png().toFile(join(desk.folder, 'deep.png'));
  const grey = Buffer.from(samples.map((sample) => 100 + ((sample / 100) % 20)));
  await sharp(grey, { raw: { width, height, channels: 1 } })
    .png()
    .toFile(join(desk.folder, 'grey.png'));
});

test.afterAll(async () => desk.end());

/** How far down the canvas the fields are. */
let down = 0.7;

/** How bright the left and the right field are on the screen. */
async function fields(): Promise<readonly [number, number]> {
  const [[left], [right]] = [
    await desk.colourAt(await desk.at(0.4, down)),
    await desk.colourAt(await desk.at(0.6, down)),
  ];
  return [left, right];
}

async function difference(): Promise<number> {
  const [left, right] = await fields();
  return right - left;
}

const times = (key: string, count: number) => Array.from({ length: count }, () => key);
const popover = () => desk.page.getByRole('dialog', { name: 'View' });
const slider = (name: string) => popover().getByRole('slider', { name });
const adjusted = () => desk.page.getByRole('button', { name: 'Picture adjusted' });

for (const name of ['strip.png', 'deep.png', 'deep.tif']) {
  test(`the 16 bits of ${name} are there: a narrow window shows what eight bits cannot`, async () => {
    down = name === 'strip.png' ? 0.5 : 0.7;
    await desk.open([join(desk.folder, name)], name);
    await expect.poll(async () => (await fields())[0]).toBeGreaterThan(60);
    expect(Math.abs(await difference())).toBeLessThan(2);
    await desk.canvas.focus();
    await desk.press('Alt+v');
    await expect(slider('Level')).toHaveAttribute('aria-valuetext', '30000');
    await expect(slider('Window')).toHaveAttribute('aria-valuetext', '60000');
    await desk.press('Escape');
    await expect(popover()).toBeHidden();
    await expect(adjusted()).toBeHidden();
    // Each step of the level is a tenth of the window: it is led between the two fields while the window narrows.
    for (const narrower of [0, 6, 20]) await desk.press(...times('Alt+[', narrower), 'Alt+;');
    await desk.press(...times('Alt+[', 25));
    await desk.press('Alt+v');
    await expect(slider('Level')).toHaveAttribute('aria-valuetext', /^20[01]\d\d$/);
    await expect(slider('Window')).toHaveAttribute('aria-valuetext', /^4\d\d$/);
    await desk.press('Escape');
    await expect(popover()).toBeHidden();
    await expect.poll(difference).toBeGreaterThan(60);
    await expect(adjusted()).toBeVisible();
    await desk.press('Control+1');
  });
}

test('each picture keeps its own window, and other adjustments are done to what it shows', async () => {
  await desk.page.getByText('deep.png', { exact: true }).dblclick();
  await expect(desk.canvas).toBeVisible();
  await expect.poll(difference).toBeGreaterThan(60);
  const before = await difference();
  await desk.canvas.focus();
  await desk.press('Alt+i');
  await expect.poll(difference).toBeLessThan(-60);
  await desk.press('Alt+i');
  await expect.poll(async () => Math.abs((await difference()) - before)).toBeLessThan(3);
  await desk.press('Alt+0');
  await expect.poll(async () => Math.abs(await difference())).toBeLessThan(2);
  await desk.press('Control+1');
});

test('a drag with the right button shows a single channel of eight bits in another window', async () => {
  await desk.open([join(desk.folder, 'grey.png')], 'grey.png');
  await expect.poll(async () => (await fields())[0]).toBeGreaterThan(80);
  const dark = (await desk.colourAt(await desk.at(0.5, 0.7)))[0];
  const [x, y] = await desk.at(0.5, 0.5);
  await desk.page.mouse.move(x, y);
  await desk.page.mouse.down({ button: 'right' });
  await desk.page.mouse.move(x, y + 120, { steps: 4 });
  await desk.page.mouse.up({ button: 'right' });
  await expect.poll(async () => (await desk.colourAt(await desk.at(0.5, 0.7)))[0]).toBeGreaterThan(dark + 30);
  await expect(desk.objects).toHaveCount(0);
  await desk.canvas.focus();
  await desk.press('Alt+v');
  await popover().getByRole('button', { name: 'Window to the values of this image' }).click();
  await expect(slider('Window')).not.toHaveAttribute('aria-valuetext', '255');
  expect(await seriousFindings(desk.page)).toEqual([]);
  await desk.press('Escape');
});
