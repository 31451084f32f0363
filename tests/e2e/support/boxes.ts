import { expect, type Locator } from '@playwright/test';
import type { Workstation } from './launch';

/** The rows of the list of objects, of the open picture. */
export function objects({ page }: Workstation): Locator {
  return page.getByRole('list', { name: 'Objects' }).getByRole('listitem');
}

/** Opens a picture from the list, and waits until keys go to it. */
export async function openPicture({ page }: Workstation, picture: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.getByText(picture, { exact: true }).dblclick();
  await expect(page.getByRole('application', { name: new RegExp(picture) })).toBeFocused();
}

/** A place on the canvas, in parts of its size. */
async function spot({ page }: Workstation, right: number, down: number): Promise<[number, number]> {
  const { x, y, width, height } = (await page.getByRole('application').boundingBox())!;
  return [Math.round(x + width * right), Math.round(y + height * down)];
}

/** Draws a box with the mouse on the open picture. */
export async function draw(window: Workstation): Promise<void> {
  const { mouse, keyboard } = window.page;
  await keyboard.press('r');
  await mouse.move(...(await spot(window, 0.42, 0.35)));
  await mouse.down();
  await mouse.move(...(await spot(window, 0.55, 0.6)), { steps: 4 });
  await mouse.up();
}

/** Selects what lies where `draw` draws. */
export async function select(window: Workstation): Promise<void> {
  await window.page.keyboard.press('v');
  await window.page.getByRole('tab', { name: 'Objects' }).click();
  await window.page.mouse.click(...(await spot(window, 0.485, 0.475)));
  await expect(objects(window).getByRole('button', { pressed: true })).toHaveCount(1);
}

/** Draws a box of the first class with the mouse, and submits the picture. */
export async function labelByHand(window: Workstation, picture: string): Promise<void> {
  const { page } = window;
  await openPicture(window, picture);
  for (const key of ['v', 'Escape', '1']) await page.keyboard.press(key);
  await draw(window);
  await expect(objects(window)).toHaveCount(1);
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByText('Submitted', { exact: true })).toBeVisible();
}
