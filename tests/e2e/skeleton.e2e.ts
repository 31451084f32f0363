import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import type { SkeletonTemplateView } from '@shared/contract/skeletons';
import type { Skeleton } from '@shared/geometry/skeleton/skeleton';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

const picture = resolve(import.meta.dirname, '../../resources/sample/images/avenue.jpg');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 관절 '));
  await cp(picture, join(folder, 'pictures', 'avenue.jpg'));
  workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  await call('projects.create', {
    path: join(folder, 'skeletons.plumb'),
    name: 'Skeletons',
    template: 'objects',
    classes: ['person', 'car'],
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
const dialog = () => page.getByRole('dialog', { name: 'Edit skeletons' });
const jointPanel = () => page.getByRole('region', { name: 'Joints' });
const nextJoint = () => page.locator('[data-part="joint"]');

async function templates(): Promise<SkeletonTemplateView[]> {
  return (await call('skeletons.list', {})) as SkeletonTemplateView[];
}

/** The skeletons that the store holds, in the order in which they were made. */
async function stored(): Promise<Skeleton[]> {
  const filter = { text: 'avenue', class: null, state: 'all' };
  const [image] = (await call('images.ids', { filter, sort: 'path' })) as string[];
  const { annotations } = (await call('annotate.load', { image })) as ImageDocument;
  return annotations.map(({ geometry }) => geometry as Skeleton);
}

const visibilities = async (index: number) => (await stored())[index]?.joints.map(({ visibility }) => visibility);

async function at(right: number, down: number): Promise<readonly [number, number]> {
  const { x, y, width, height } = (await canvas().boundingBox())!;
  return [Math.round(x + width * right), Math.round(y + height * down)];
}

async function press(key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
}

test('without a skeleton the tool says so, and opens where one is made', async () => {
  await canvas().focus();
  await press('Shift+I');
  await page.mouse.click(...(await at(0.4, 0.4)));
  await page.getByRole('button', { name: 'Edit skeletons' }).filter({ hasText: 'Edit' }).click();
  await expect(dialog()).toBeVisible();
  await expect(dialog().getByText('This project has no skeleton yet.')).toBeVisible();
});

test('a person of COCO is taken and kept, with names, edges and pairs', async () => {
  await dialog().getByRole('button', { name: 'New' }).click();
  await page.getByRole('menuitem', { name: 'Person, 17 joints (COCO)' }).click();
  await expect(dialog().getByText('17 joints')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Save skeleton' }).click();
  await expect(dialog()).toBeHidden();
  const [person] = await templates();
  expect(person).toMatchObject({ name: 'person', classes: [] });
  expect(person!.edges).toHaveLength(19);
  expect(person!.pairs).toHaveLength(8);
});

test('a drag places the whole layout, and the joints are listed', async () => {
  await canvas().focus();
  await press('Shift+I');
  const [from, to] = [await at(0.25, 0.3), await at(0.45, 0.8)];
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
  await page.mouse.move(...to, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => (await stored()).length).toBe(1);
  expect(await visibilities(0)).toEqual(Array.from({ length: 17 }, () => 2));
  await press('v');
  await page.mouse.click(...(await at(0.35, 0.5)));
  await expect(jointPanel()).toContainText('17 of 17 labelled');
});

test('a joint is dragged, named under the pointer, and hidden by a key there', async () => {
  const [before] = await stored();
  // The nose stands in the middle of the upper edge.
  const nose = await at(0.35, 0.32);
  await page.mouse.move(...nose, { steps: 4 });
  await expect(nextJoint()).toHaveText('nose · seen');
  await press('j');
  await expect.poll(async () => (await visibilities(0))?.[0]).toBe(1);
  await expect(nextJoint()).toHaveText('nose · hidden');
  await page.mouse.down();
  await page.mouse.move(nose[0] + 30, nose[1] - 20, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await stored())[0]!.joints[0]!.x).not.toBe(before!.joints[0]!.x);
  expect((await stored())[0]!.joints[1]).toEqual(before!.joints[1]);
});

test('keys alone walk the joints, move one, leave one unlabelled and swap the sides', async () => {
  await canvas().focus();
  await press('Escape');
  const [before] = await stored();
  await press('n', 3);
  await expect(jointPanel().locator('[data-held]')).toContainText('right_eye');
  await press('ArrowRight', 3);
  await expect.poll(async () => (await stored())[0]!.joints[2]!.x).toBeCloseTo(before!.joints[2]!.x + 3, 6);
  await press('j', 2);
  await expect.poll(async () => (await visibilities(0))?.[2]).toBe(0);
  const leftEar = (skeleton: Skeleton) => skeleton.joints.find(({ id }) => id === 'left_ear')!;
  const rightEar = (skeleton: Skeleton) => skeleton.joints.find(({ id }) => id === 'right_ear')!;
  const ears = (await stored())[0]!;
  await press('Shift+J');
  await expect.poll(async () => leftEar((await stored())[0]!).x).toBe(rightEar(ears).x);
  await press('Control+z');
  await expect.poll(async () => leftEar((await stored())[0]!).x).toBe(leftEar(ears).x);
});

test('the panel brings a joint back by the keyboard', async () => {
  await jointPanel().getByRole('radiogroup', { name: 'right_eye' }).getByRole('radio', { name: 'seen' }).focus();
  await press('ArrowRight');
  await expect.poll(async () => (await visibilities(0))?.[2]).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a template of one’s own is drawn in the window: joints, an edge, names, the class it is for', async () => {
  await page.getByRole('button', { name: 'Edit skeletons' }).click();
  await dialog().getByRole('button', { name: 'New' }).click();
  await page.getByRole('menuitem', { name: 'Empty' }).click();
  await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill('wheels');
  const layout = dialog().getByRole('group', { name: 'Layout' });
  const box = (await layout.boundingBox())!;
  for (const [name, x] of [
    ['front', 0.3],
    ['back', 0.7],
  ] as const) {
    await page.mouse.click(box.x + box.width * x, box.y + box.height * 0.6);
    await dialog().getByRole('textbox', { name: 'Name of the joint' }).fill(name);
  }
  await dialog().getByText('Join', { exact: true }).click();
  await layout.getByRole('button', { name: 'front' }).click();
  await layout.getByRole('button', { name: 'back' }).click();
  await dialog().getByRole('combobox', { name: 'Used for the classes' }).click();
  await page.getByRole('option', { name: 'car' }).click();
  await press('Escape');
  await dialog().getByRole('button', { name: 'Save skeleton' }).click();
  await expect(dialog()).toBeHidden();
  const wheels = (await templates()).find(({ name }) => name === 'wheels')!;
  expect(wheels.joints.map(({ name }) => name)).toEqual(['front', 'back']);
  expect(wheels.edges).toEqual([[wheels.joints[0]!.id, wheels.joints[1]!.id]]);
  expect(wheels.classes).toHaveLength(1);
});

test('joints are clicked one after the other: one hidden, one taken back, one left out', async () => {
  await page
    .getByRole('button', { name: /person/ })
    .first()
    .click();
  await canvas().focus();
  await press('Escape', 2);
  await press('Shift+I');
  await page.mouse.click(...(await at(0.6, 0.3)));
  await expect(nextJoint()).toHaveText('left_eye (2 of 17)');
  await page.keyboard.down('Alt');
  await page.mouse.click(...(await at(0.62, 0.28)));
  await page.keyboard.up('Alt');
  await page.mouse.click(...(await at(0.58, 0.28)));
  await expect(nextJoint()).toHaveText('left_ear (4 of 17)');
  await press('Control+z');
  await expect(nextJoint()).toHaveText('right_eye (3 of 17)');
  await press('n');
  await expect(nextJoint()).toHaveText('left_ear (4 of 17)');
  await press('Enter');
  await expect.poll(async () => (await stored()).length).toBe(2);
  expect((await visibilities(1))?.slice(0, 4)).toEqual([2, 1, 0, 0]);
});

test('a skeleton is placed by keys alone', async () => {
  await page.getByRole('button', { name: /car/ }).first().click();
  await canvas().focus();
  await press('Shift+I');
  await press('ArrowRight', 2);
  await press('Enter');
  await press('Shift+ArrowRight', 3);
  await press('Enter');
  await expect.poll(async () => (await stored()).length).toBe(3);
  const wheels = (await stored())[2]!;
  expect(wheels.joints.map(({ visibility }) => visibility)).toEqual([2, 2]);
  expect(wheels.joints[1]!.x - wheels.joints[0]!.x).toBe(30);
});
