import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ImageDocument } from '@shared/contract/annotate';
import type { ClassView } from '@shared/contract/classes';
import { seriousFindings } from './support/axe';
import { launchPlumbline, type Workstation } from './support/launch';

const picture = resolve(import.meta.dirname, '../../resources/sample/images/avenue.jpg');

let folder: string;
let workstation: Workstation;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 속성 '));
  await cp(picture, join(folder, 'pictures', 'avenue.jpg'));
  workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  page = workstation.page;
  await call('projects.create', {
    path: join(folder, 'attributes.plumb'),
    name: 'Attributes',
    template: 'objects',
    classes: ['car', 'sign', 'person'],
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
const dialog = () => page.getByRole('dialog', { name: 'Classes and attributes' });
const panel = () => page.getByRole('region', { name: 'Attributes', exact: true });

async function stored(): Promise<ImageDocument['annotations']> {
  const filter = { text: 'avenue', class: null, state: 'all' };
  const [image] = (await call('images.ids', { filter, sort: 'path' })) as string[];
  return ((await call('annotate.load', { image })) as ImageDocument).annotations;
}

async function classes(): Promise<ClassView[]> {
  return (await call('classes.list', {})) as ClassView[];
}

async function draw(right: number, down: number): Promise<void> {
  const { x, y, width, height } = (await canvas().boundingBox())!;
  await page.keyboard.press('r');
  await page.mouse.move(x + width * right, y + height * down);
  await page.mouse.down();
  await page.mouse.move(x + width * (right + 0.08), y + height * (down + 0.1), { steps: 4 });
  await page.mouse.up();
}

async function choose(label: string, option: string): Promise<void> {
  await dialog().getByRole('combobox', { name: label, exact: true }).last().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a class is given attributes in the dialog, one of them asked only after another', async () => {
  await page.getByRole('button', { name: 'Edit classes and attributes' }).click();
  await expect(dialog()).toBeVisible();
  await dialog().getByRole('button', { name: 'Add attribute' }).click();
  await dialog().getByRole('textbox', { name: 'Attribute', exact: true }).fill('occluded');
  await dialog().getByRole('checkbox', { name: 'Required' }).check();
  await dialog().getByRole('button', { name: 'Add attribute' }).click();
  await dialog().getByRole('textbox', { name: 'Attribute', exact: true }).last().fill('occluded by');
  await choose('Answer', 'one of several');
  await dialog().getByRole('textbox', { name: 'Answer 1' }).fill('post');
  await page.keyboard.press('Enter');
  await expect(dialog().getByRole('textbox', { name: 'Answer 2' })).toBeFocused();
  await page.keyboard.type('car');
  await choose('Asked only when', 'occluded');
  await dialog().getByRole('button', { name: 'Save class' }).click();
  await expect(dialog().getByRole('button', { name: 'Save class' })).toBeDisabled();
  const [car] = await classes();
  expect(car!.attributes).toMatchObject([
    { name: 'occluded', type: 'boolean', required: true },
    { name: 'occluded by', type: 'choice', options: [{ name: 'post' }, { name: 'car' }], when: { values: [true] } },
  ]);
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});

test('two attributes of one name are refused in words, and nothing is lost by it', async () => {
  await dialog().getByRole('textbox', { name: 'Attribute', exact: true }).last().fill('Occluded');
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog().getByText('Another attribute has this name.').first()).toBeVisible();
  await dialog().getByRole('textbox', { name: 'Attribute', exact: true }).last().fill('hidden by');
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog()).toBeHidden();
  expect((await classes())[0]!.attributes![1]!.name).toBe('hidden by');
});

test('the attributes of an object are answered by keys, and a missing one is told until then', async () => {
  await canvas().focus();
  await draw(0.2, 0.3);
  await expect(objects()).toHaveCount(1);
  await expect(page.getByRole('button', { name: '1 object incomplete' })).toBeVisible();
  await page.keyboard.press('q');
  await expect(panel().getByRole('button', { name: 'yes' })).toBeFocused();
  await page.keyboard.press('1');
  await expect(panel().getByRole('group', { name: 'hidden by' })).toBeVisible();
  await expect(page.getByRole('button', { name: /object incomplete/ })).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  const [, hiddenBy] = (await classes())[0]!.attributes!;
  const options = hiddenBy!.type === 'choice' ? hiddenBy!.options : [];
  await expect
    .poll(async () => Object.values((await stored())[0]!.attributes ?? {}))
    .toEqual(expect.arrayContaining([true, options[1]!.id]));
  await expect(objects().getByRole('button', { name: /occluded: yes\. hidden by: car/ })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(canvas()).toBeFocused();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});

test('several objects are answered in one step, and differ visibly until then', async () => {
  await draw(0.4, 0.3);
  await draw(0.6, 0.3);
  await expect(objects()).toHaveCount(3);
  await page.keyboard.press('v');
  await page.keyboard.press('Control+a');
  await expect(panel().getByText('mixed').first()).toBeVisible();
  await panel().getByRole('button', { name: 'no', exact: true }).click();
  const answers = async () => (await stored()).map(({ attributes }) => Object.values(attributes ?? {}));
  await expect.poll(answers).toEqual([[false], [false], [false]]);
  await canvas().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await answers()).map((one) => one.length)).toEqual([2, 0, 0]);
});

test('the next incomplete object is found by a key, and the search finds objects by their answers', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Q');
  await expect(panel().getByRole('button', { name: 'yes' })).toBeFocused();
  await expect(page.getByText('1 selected', { exact: false }).first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Search the objects' }).fill('hidden by: car');
  await expect(objects()).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(objects()).toHaveCount(3);
});

test('a class moves by keys, and is merged into another with all that it has', async () => {
  await canvas().focus();
  await page.keyboard.press('Control+Shift+K');
  const list = dialog().getByRole('navigation', { name: 'Classes' });
  await list.getByRole('button', { name: /^car/ }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await classes()).map(({ name }) => name)).toEqual(['sign', 'car', 'person']);
  await list.getByRole('button', { name: /^person/ }).dragTo(list.getByRole('button', { name: /^sign/ }));
  await expect.poll(async () => (await classes()).map(({ name }) => name)).toEqual(['person', 'sign', 'car']);
  await list.getByRole('button', { name: /^car/ }).click();
  await dialog().getByRole('button', { name: 'Delete or merge…' }).click();
  await expect(dialog().getByText(/“car” is used by 3 labels/)).toBeVisible();
  await expect(dialog().getByRole('button', { name: 'Delete class' })).toBeDisabled();
  await choose('Give what it has to', 'sign');
  await dialog().getByRole('button', { name: 'Merge into sign' }).click();
  await expect.poll(async () => (await classes()).map(({ name }) => name)).toEqual(['person', 'sign']);
  const sign = (await classes())[1]!.id;
  expect((await stored()).map((one) => one.class)).toEqual([sign, sign, sign]);
});

test('a shape reaches outside the image once the project allows it, and is marked truncated', async () => {
  await dialog().getByRole('switch', { name: 'Shapes may reach outside the image' }).click();
  await expect(dialog().getByRole('switch', { name: 'Shapes may reach outside the image' })).toBeChecked();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog()).toBeHidden();
  const { x, y, width, height } = (await canvas().boundingBox())!;
  await canvas().focus();
  await page.keyboard.press('f');
  await page.keyboard.press('r');
  await page.mouse.move(x + width / 2, y + height - 60);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 80, y + height - 4, { steps: 4 });
  await page.mouse.up();
  await expect(objects()).toHaveCount(4);
  await expect(objects().getByRole('button', { name: /reaches outside the image/ })).toHaveCount(1);
  const drawn = (await stored()).at(-1)!;
  expect(drawn).toMatchObject({ truncated: true, geometry: { type: 'box' } });
  expect(drawn.geometry.type === 'box' && drawn.geometry.y + drawn.geometry.height).toBeGreaterThan(960);
});

test('a class is limited to some shapes by keys, and from then on tool and class go together', async () => {
  await canvas().focus();
  await page.keyboard.press('Control+Shift+K');
  await dialog().getByRole('navigation', { name: 'Classes' }).getByRole('button', { name: /^sign/ }).click();
  await dialog().getByRole('checkbox', { name: 'polygon', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(dialog().getByText('Only those checked.', { exact: false })).toBeVisible();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog()).toBeHidden();
  expect((await classes()).map(({ name, shapes }) => [name, shapes])).toEqual([
    ['person', undefined],
    ['sign', ['polygon']],
  ]);
  const list = page.locator('[data-part="classes"]');
  await canvas().focus();
  await page.keyboard.press('v');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(list.getByRole('button', { name: /sign/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('r');
  await expect(page.getByText('the next one will be “person”', { exact: false })).toBeVisible();
  await expect(list.getByRole('button', { name: /person/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('2');
  await expect(page.getByText('the tool is now “Draw a polygon”', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Draw a polygon/ }).first()).toHaveAttribute('aria-pressed', 'true');
});

test('labels that their class does not allow are marked, and no other becomes one', async () => {
  await expect(objects().getByRole('button', { name: /does not allow this shape/ })).toHaveCount(3);
  await page.keyboard.press('v');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('1');
  await expect.poll(async () => new Set((await stored()).map((one) => one.class)).size).toBe(1);
  await expect(objects().getByRole('button', { name: /does not allow this shape/ })).toHaveCount(0);
  await page.keyboard.press('2');
  await expect(page.getByText(/4 objects were left as they are: “sign” does not allow their shape/)).toBeVisible();
  const person = (await classes())[0]!.id;
  expect((await stored()).every((one) => one.class === person)).toBe(true);
});
