import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One step of the tour. `says` is printed when it is done (or what `run` returns, where it counts something), `name`
 * names its picture.
 * @typedef {{ name: string, says: string, run: (tour: {
 *   app: import('@playwright/test').ElectronApplication, page: import('@playwright/test').Page, folder: string
 * }) => Promise<string | void> }} Step
 */

/** @type {Step} */
export const look = {
  name: 'project',
  says: 'opened the project',
  async run({ page }) {
    await page.getByText(/Saved · #\d+/).waitFor();
    await picturesShown(page);
  },
};

/**
 * The main job on the sample, in order.
 * @type {Step[]}
 */
export const steps = [
  {
    name: 'sample',
    says: 'opened the sample project',
    async run({ page }) {
      await page.getByText('tulips.jpg').waitFor();
      await picturesShown(page);
    },
  },
  {
    name: 'pre-label',
    says: 'asked the shipped detector for suggestions',
    async run({ page }) {
      await page.getByRole('button', { name: 'Pre-label…' }).click();
      await page.getByRole('checkbox', { name: /Make classes/ }).check();
    },
  },
  {
    name: 'suggestions',
    says: '',
    async run({ page }) {
      await page.getByRole('button', { name: 'Suggest', exact: true }).click();
      const report = page.getByText(/suggestions on \d+ images/);
      await report.waitFor({ timeout: 120_000 });
      return `got ${await report.innerText()}`;
    },
  },
  {
    name: 'annotate',
    says: 'opened an image: suggestions are dashed and violet',
    async run({ page }) {
      await page.getByText('dinner-table.jpg', { exact: true }).dblclick();
      await page.locator('[role=application]:focus').waitFor();
      await picturesShown(page);
      await page.keyboard.press('Tab');
    },
  },
  {
    name: 'accept-and-reject',
    says: 'accepted one suggestion and rejected one, by keys',
    async run({ page }) {
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Backspace');
      await saved(page);
    },
  },
  {
    name: 'polygon',
    says: 'drew a polygon round the bottle, took it back, and drew it again with redo',
    async run({ page }) {
      await page.keyboard.press('8');
      await page.keyboard.press('p');
      const { x, y, width, height } = await page.getByRole('application').boundingBox();
      for (const [right, down] of bottle) await page.mouse.click(x + width * right, y + height * down);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+Shift+z');
      await saved(page);
    },
  },
  {
    name: 'export',
    says: '',
    async run({ app, page, folder }) {
      const file = path.join(folder, 'labels.coco.json');
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file);
      await page.getByRole('button', { name: 'Images', exact: true }).click();
      await page.getByRole('button', { name: 'Export…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export labels' });
      await dialog.getByRole('button', { name: 'Choose…' }).click();
      await dialog.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByText(/written, read back and compared/).waitFor();
      const { images, annotations } = JSON.parse(readFileSync(file, 'utf8'));
      return `exported ${annotations.length} labels of ${images.length} images as COCO to ${file}`;
    },
  },
];

/** The outline of the bottle, in fractions of the canvas. */
const bottle = [
  [0.562, 0.514],
  [0.577, 0.53],
  [0.575, 0.557],
  [0.552, 0.638],
  [0.537, 0.702],
  [0.499, 0.764],
  [0.468, 0.772],
  [0.439, 0.75],
  [0.44, 0.715],
  [0.473, 0.628],
  [0.535, 0.57],
];

/** Every picture in view is there. */
async function picturesShown(page) {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
  await page.waitForTimeout(400);
}

async function saved(page) {
  await page.getByText(/^Saved #\d+$/).waitFor();
}
