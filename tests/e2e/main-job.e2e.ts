import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import { answerDialogs } from './support/dialogs';
import { launchPlumbline, type Workstation } from './support/launch';

const sample = resolve(import.meta.dirname, '../../resources/sample/images');
const pictures = ['astronaut.jpg', 'camera-operator.jpg', 'cat.jpg', 'dinner-table.jpg'];

let folder: string;
let project: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 본업 '));
  project = join(folder, 'street.plumb');
  for (const name of pictures) await cp(join(sample, name), join(folder, 'pictures', name));
  workstation = await launchPlumbline();
  page = workstation.page;
});

test.afterAll(async () => {
  await workstation.close();
  await rm(folder, { recursive: true, force: true });
});

interface LooseApi {
  call(name: string, input: unknown): Promise<{ readonly value: unknown }>;
}

/** What the store holds, asked through the door as the window does. */
async function stored(image: string): Promise<ImageDocument> {
  return page.evaluate(async (path) => {
    const api = Reflect.get(window, 'plumbline') as LooseApi;
    const listing = { filter: { text: path, class: null, state: 'all' }, sort: 'path' };
    const [id] = (await api.call('images.ids', listing)).value as string[];
    return (await api.call('annotate.load', { image: id })).value as ImageDocument;
  }, image);
}

const canvas = () => page.getByRole('application');
const objects = () => page.getByRole('list', { name: 'Objects' }).getByRole('listitem');
const saved = () => page.getByText(/^Saved #\d+$/);

/** Clicks at fractions of the canvas. */
async function clickAt(where: Locator, places: readonly (readonly [number, number])[]): Promise<void> {
  const { x, y, width, height } = (await where.boundingBox())!;
  for (const [right, down] of places) await page.mouse.click(x + width * right, y + height * down);
}

async function openImage(name: string): Promise<void> {
  await page.getByText(name, { exact: true }).dblclick();
  await underHand(name);
}

/** The image is loaded, and keys go to it. */
async function underHand(name: string): Promise<void> {
  await expect(page.getByRole('application', { name: new RegExp(name) })).toBeFocused();
}

/** The suggestions are there to be walked. */
async function suggested(): Promise<void> {
  await expect(page.getByText(/^[1-9]\d* of \d+ shown$/)).toBeVisible();
}

test('a project is made from a folder of pictures', async () => {
  await page.getByRole('button', { name: 'New project' }).click();
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await answerDialogs(workstation, { open: [join(folder, 'pictures')], save: project });
  await dialog.getByRole('button', { name: /Choose folder/ }).click();
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await expect(dialog.getByLabel('Project file')).toHaveValue(project);
  await dialog.getByLabel('Name').fill('거리 Street');
  await dialog.getByRole('button', { name: 'Create project' }).click();
  for (const name of pictures) await expect(page.getByText(name, { exact: true })).toBeVisible();
  await expect(page.getByText('4 images', { exact: true })).toBeVisible();
});

test('a real detector suggests objects on all of them', async () => {
  await page.getByRole('button', { name: 'Pre-label…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pre-label with a model' });
  await expect(dialog.getByText('Apache-2.0')).toBeVisible();
  await dialog.getByRole('checkbox', { name: /Make classes/ }).check();
  await dialog.getByRole('button', { name: 'Suggest' }).click();
  await expect(page.getByText(/suggestions on 4 images/)).toBeVisible({ timeout: 60_000 });
  const { predictions } = await stored('astronaut');
  expect(predictions[0]!.score).toBeGreaterThan(0.7);
});

test('suggestions are accepted and rejected by keys alone', async () => {
  await openImage('cat.jpg');
  const before = (await stored('cat')).predictions.length;
  expect(before).toBeGreaterThanOrEqual(2);
  await suggested();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(objects()).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Backspace');
  await expect
    .poll(async () => (await stored('cat')).predictions.filter(({ decision }) => decision === 'rejected').length)
    .toBe(1);
  await page.keyboard.press('d');
  await underHand('dinner-table.jpg');
  await suggested();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(objects()).toHaveCount(1);
  const [accepted] = (await stored('dinner')).annotations;
  expect(accepted!.source).toMatchObject({ type: 'accepted', model: expect.stringContaining('nanodet') });
});

test('a polygon is drawn, undone and done again', async () => {
  await page.keyboard.press('p');
  const corners = [
    [0.4, 0.4],
    [0.6, 0.42],
    [0.62, 0.6],
    [0.45, 0.65],
  ] as const;
  await clickAt(canvas(), corners);
  await page.keyboard.press('Enter');
  await expect(objects()).toHaveCount(2);
  await expect(saved()).toBeVisible();
  const drawn = (await stored('dinner')).annotations.find(({ geometry }) => geometry.type === 'polygon');
  const outline = drawn?.geometry.type === 'polygon' ? drawn.geometry.parts[0]![0]! : [];
  expect(outline).toHaveLength(2 * corners.length);
  await page.keyboard.press('Control+z');
  await expect(objects()).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(objects()).toHaveCount(2);
  // A fast hand does not wait for the answer to its undo.
  for (let time = 0; time < 5; time++) {
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+z');
  }
  await expect(saved()).toBeVisible();
  await expect(objects()).toHaveCount(2);
  await expect
    .poll(async () => (await stored('dinner')).annotations.find(({ geometry }) => geometry.type === 'polygon'))
    .toEqual(drawn);
});

test('a box is drawn, moved and resized with the mouse, each one step of undo', async () => {
  await page.keyboard.press('r');
  const { x, y, width, height } = (await canvas().boundingBox())!;
  const at = (right: number, down: number) => [x + width * right, y + height * down] as const;
  const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
  };
  await drag(at(0.2, 0.2), at(0.3, 0.35));
  await expect(objects()).toHaveCount(3);
  const box = async () => {
    const found = (await stored('dinner')).annotations.filter(
      ({ source, geometry }) => source.type === 'drawn' && geometry.type === 'box',
    );
    return found[0]!.geometry as { x: number; y: number; width: number; height: number };
  };
  await expect.poll(async () => (await stored('dinner')).annotations.length).toBe(3);
  const first = await box();
  await page.keyboard.press('v');
  await drag(at(0.25, 0.27), at(0.28, 0.3));
  await expect.poll(async () => (await box()).x).toBeGreaterThan(first.x + 5);
  const moved = await box();
  expect(moved.width).toBeCloseTo(first.width, 3);
  await drag(at(0.33, 0.38), at(0.36, 0.42));
  await expect.poll(async () => (await box()).width).toBeGreaterThan(moved.width + 5);
  await page.keyboard.press('Control+z');
  await expect.poll(box).toEqual(moved);
  await page.keyboard.press('Control+z');
  await expect.poll(box).toEqual(first);
});

test('everything is there after quitting and opening again, undo included', async () => {
  const before = await stored('dinner');
  await workstation.app.close();
  workstation = await launchPlumbline({ userData: workstation.userData, project });
  page = workstation.page;
  await openImage('dinner-table.jpg');
  const after = await stored('dinner');
  expect(after.annotations).toEqual(before.annotations);
  expect(after.predictions).toEqual(before.predictions);
  expect(after.revision).toBe(before.revision);
  await page.keyboard.press('Control+z');
  await expect(objects()).toHaveCount(before.annotations.length - 1);
  await page.keyboard.press('Control+Shift+z');
  await expect(objects()).toHaveCount(before.annotations.length);
});

test('the exported COCO file says what the store holds, and nothing that was not decided', async () => {
  const target = join(folder, 'labels.json');
  await answerDialogs(workstation, { save: target });
  await page.getByRole('button', { name: 'Images', exact: true }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export labels' });
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByText(/written, read back and compared/)).toBeVisible();
  const coco = JSON.parse(await readFile(target, 'utf8')) as Coco;
  const names = new Map(coco.categories.map(({ id, name }) => [id, name]));
  const held = await Promise.all(pictures.map(async (name) => ({ name, ...(await stored(name)) })));
  expect(coco.images.map(({ file_name }) => file_name).sort()).toEqual(pictures);
  expect(coco.annotations).toHaveLength(held.reduce((sum, { annotations }) => sum + annotations.length, 0));
  for (const { name, annotations, image } of held) {
    const entry = coco.images.find(({ file_name }) => file_name === name)!;
    expect([entry.width, entry.height]).toEqual([image.width, image.height]);
    const written = coco.annotations.filter(({ image_id }) => image_id === entry.id);
    for (const { geometry } of annotations) {
      const match = written.filter((one) =>
        geometry.type === 'box'
          ? JSON.stringify(one.bbox) === JSON.stringify([geometry.x, geometry.y, geometry.width, geometry.height])
          : geometry.type === 'polygon' &&
            JSON.stringify(one.segmentation) === JSON.stringify(geometry.parts.map(([outline]) => outline)),
      );
      expect(match, `${name} ${JSON.stringify(geometry)}`).toHaveLength(1);
      expect(names.get(match[0]!.category_id)).toBeTruthy();
    }
  }
});

interface Coco {
  readonly images: readonly {
    readonly id: number;
    readonly file_name: string;
    readonly width: number;
    readonly height: number;
  }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly annotations: readonly {
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly number[];
    readonly segmentation?: unknown;
  }[];
}
