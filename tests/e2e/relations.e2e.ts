import { expect, test } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { Annotating } from './support/annotating';

let annotating: Annotating;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  annotating = await Annotating.begin(['avenue.jpg']);
  for (const right of [0.2, 0.45, 0.7]) {
    await annotating.press('r');
    await annotating.drag(await annotating.at(right, 0.4), await annotating.at(right + 0.1, 0.5));
  }
  await expect(annotating.objects).toHaveCount(3);
});

test.afterAll(async () => annotating.end());

/** Where the objects are that were drawn first, second and third. */
const place = (which: 0 | 1 | 2) => annotating.at([0.25, 0.5, 0.75][which]!, 0.45);
const rows = () => annotating.page.getByRole('list', { name: 'Relations' }).getByRole('listitem');
const pressed = () => annotating.objects.locator('[aria-pressed="true"]');

/** As `1 holds 2`, by the order in which the objects were drawn. */
async function said(): Promise<string[]> {
  const { annotations, relations } = await annotating.stored('avenue');
  const number = (id: string) => annotations.findIndex((label) => label.id === id) + 1;
  return relations.map(({ from, to, name }) => `${number(from)} ${name} ${number(to)}`);
}

test('a drag from one object to another relates them by the name in hand', async () => {
  const { page } = annotating;
  await annotating.press('Escape', 'y');
  const bar = page.getByRole('group', { name: 'Relate objects' });
  await bar.getByRole('combobox', { name: 'What the relation says' }).fill('holds');
  await page.keyboard.press('Enter');
  await expect(annotating.canvas).toBeFocused();
  await annotating.drag(await place(0), await place(1));
  await expect.poll(said).toEqual(['1 holds 2']);
  await expect(rows()).toHaveCount(1);
  await expect(annotating.objects.first()).toContainText('holds: car');
  expect(await seriousFindings(page)).toEqual([]);
});

test('a click on each does the same, and a drag to nowhere says what is missing', async () => {
  const { page } = annotating;
  await page.mouse.click(...(await place(0)));
  await page.mouse.click(...(await place(2)));
  await expect.poll(said).toEqual(['1 holds 2', '1 holds 3']);
  await annotating.drag(await place(1), await annotating.at(0.5, 0.8));
  await expect(page.getByText('Let go over an object')).toBeVisible();
  await page.mouse.click(...(await place(1)));
  await annotating.press('Escape');
  await page.mouse.click(...(await place(1)));
  await annotating.press('Control+z');
  expect(await said()).toEqual(['1 holds 2', '1 holds 3']);
});

test('the arrow is painted between the objects, for all of them only when that is wanted', async () => {
  const { page } = annotating;
  await annotating.press('v', 'Escape', 'Escape');
  await page.mouse.move(...(await annotating.at(0.5, 0.9)));
  const [x, y] = await annotating.at(0.4, 0.45);
  const seen = async () => (await page.screenshot({ clip: { x, y: y - 6, width: 6, height: 12 } })).toString('base64');
  const without = await seen();
  await annotating.press('Alt+y');
  await expect.poll(seen).not.toBe(without);
  await annotating.press('Alt+y');
  await expect.poll(seen).toBe(without);
  await page.mouse.click(...(await place(0)));
  await page.mouse.move(...(await annotating.at(0.5, 0.9)));
  await expect.poll(seen).not.toBe(without);
});

test('keys alone relate what is selected, turn it round and take it away, each one step of undo', async () => {
  await annotating.press('Escape', 'Escape', 'F6');
  await expect(annotating.objects.first().getByRole('button').first()).toBeFocused();
  await annotating.press('ArrowDown', 'Space', 'ArrowDown', 'Space');
  await expect(pressed()).toHaveCount(2);
  await annotating.press('Shift+Y');
  await expect.poll(said).toEqual(['1 holds 2', '1 holds 3', '2 holds 3']);
  await annotating.press('Alt+Shift+Y');
  await expect.poll(said).toEqual(['1 holds 2', '1 holds 3', '3 holds 2']);
  await annotating.press('Control+Shift+Y');
  await expect.poll(said).toEqual(['1 holds 2', '1 holds 3']);
  await annotating.press('Control+z');
  await expect.poll(said).toEqual(['1 holds 2', '1 holds 3', '3 holds 2']);
  await annotating.press('Control+z', 'Control+z');
  await expect.poll(said).toEqual(['1 holds 2', '1 holds 3']);
});

test('a relation is named anew and taken away in the panel', async () => {
  const { page } = annotating;
  await annotating.canvas.focus();
  await annotating.press('v', 'Escape');
  await page.mouse.click(...(await place(1)));
  await expect(rows()).toHaveCount(1);
  await rows().getByRole('combobox', { name: 'What the relation says' }).fill('is part of');
  await page.keyboard.press('Enter');
  await expect.poll(said).toEqual(['1 is part of 2', '1 holds 3']);
  await rows().getByRole('button', { name: 'Turn the relation round' }).click();
  await expect.poll(said).toEqual(['2 is part of 1', '1 holds 3']);
  await rows().getByRole('button', { name: 'Take the relation away' }).click();
  await expect.poll(said).toEqual(['1 holds 3']);
  await annotating.press('Control+z');
  await expect.poll(said).toEqual(['2 is part of 1', '1 holds 3']);
  await expect(rows()).toHaveCount(2);
});

test('a relation is silent while one of its objects is deleted, and there again with it', async () => {
  const { page } = annotating;
  await annotating.canvas.focus();
  await annotating.press('v', 'Escape');
  await page.mouse.click(...(await place(2)));
  await expect(rows()).toHaveCount(1);
  await annotating.press('Delete');
  await expect(annotating.objects).toHaveCount(2);
  await page.mouse.click(...(await place(0)));
  await expect(rows()).toHaveCount(1);
  await annotating.press('Control+z');
  await expect(annotating.objects).toHaveCount(3);
  await page.mouse.click(...(await place(0)));
  await expect(rows()).toHaveCount(2);
});

test('copies are related as what they were made of', async () => {
  await annotating.press('Control+a', 'Control+d');
  await expect(annotating.objects).toHaveCount(6);
  // Which copy is listed first is not said.
  const ofCopies = async () => (await said()).filter((one) => /^[456] .* [456]$/.test(one));
  await expect.poll(async () => (await ofCopies()).length).toBe(2);
  expect((await ofCopies()).map((one) => one.slice(2, -2)).toSorted()).toEqual(['holds', 'is part of']);
});
