import { expect, test } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { Annotating } from './support/annotating';

let annotating: Annotating;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  annotating = await Annotating.begin(['avenue.jpg']);
});

test.afterAll(async () => annotating.end());

const pressed = () => annotating.objects.locator('[aria-pressed="true"]');

async function groups(): Promise<(string | undefined)[]> {
  return (await annotating.stored('avenue')).annotations.map(({ group }) => group);
}

async function drawBox(right: number, down: number): Promise<void> {
  await annotating.press('r');
  await annotating.drag(await annotating.at(right, down), await annotating.at(right + 0.1, down + 0.1));
}

test('what is selected becomes a group by a key', async () => {
  const page = annotating.page;
  for (const right of [0.3, 0.45, 0.6]) await drawBox(right, 0.4);
  await expect(annotating.objects).toHaveCount(3);
  await annotating.press('v', 'Escape', 'Escape');
  await page.mouse.click(...(await annotating.at(0.35, 0.45)));
  await page.keyboard.down('Shift');
  await page.mouse.click(...(await annotating.at(0.5, 0.45)));
  await page.keyboard.up('Shift');
  await expect(pressed()).toHaveCount(2);
  await annotating.press('Control+g');
  await expect.poll(async () => new Set(await groups()).size).toBe(2);
  const [first, second, third] = await groups();
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(third).toBeUndefined();
});

test('one of a group is selected alone by a click, and with the others by Ctrl', async () => {
  const page = annotating.page;
  await annotating.press('Escape');
  await page.mouse.click(...(await annotating.at(0.35, 0.45)));
  await expect(pressed()).toHaveCount(1);
  await page.keyboard.down('Control');
  await page.mouse.click(...(await annotating.at(0.5, 0.45)));
  await page.keyboard.up('Control');
  await expect(pressed()).toHaveCount(2);
  expect(await seriousFindings(page)).toEqual([]);
});

test('keys alone select the whole group, take it apart and put it together again', async () => {
  const page = annotating.page;
  await annotating.press('Escape');
  await page.mouse.click(...(await annotating.at(0.35, 0.45)));
  await expect(pressed()).toHaveCount(1);
  await annotating.press('Shift+G');
  await expect(pressed()).toHaveCount(2);
  await annotating.press('Control+Shift+G');
  await expect.poll(groups).toEqual([undefined, undefined, undefined]);
  await annotating.press('Control+z');
  await expect.poll(async () => (await groups()).filter((group) => group !== undefined).length).toBe(2);
});
