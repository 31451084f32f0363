import { expect, test } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { CanvasHand, type Spot } from './support/canvas';

let hand: CanvasHand;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  hand = await CanvasHand.open('캔버스', { pictures: ['avenue.jpg', 'cat.jpg'], classes: ['car', 'tree', 'house'] });
});

test.afterAll(() => hand.close());

const at = (right: number, down: number) => hand.at(right, down);
const drag = (from: Spot, to: Spot) => hand.drag(from, to);
const press = (key: string, times?: number) => hand.press(key, times);
const geometries = () => hand.geometries();

test('a box is drawn, moved and deleted by keys alone', async () => {
  await hand.canvas.focus();
  await press('r');
  await press('ArrowRight');
  await press('Enter');
  await press('Shift+ArrowRight', 8);
  await press('Shift+ArrowDown', 5);
  await press('Enter');
  await expect(hand.objects).toHaveCount(1);
  const [box] = await geometries();
  expect(box).toMatchObject({ type: 'box', width: 80, height: 50 });
  await press('v');
  await press('Control+a');
  await press('ArrowLeft', 3);
  await press('Shift+ArrowUp');
  await expect.poll(geometries).not.toEqual([box]);
  await press('Delete');
  await expect(hand.objects).toHaveCount(0);
  await press('Control+z');
  await expect(hand.objects).toHaveCount(1);
  await press('Escape');
});

test('a polygon is drawn by keys alone, and Ctrl+Z takes back its last point', async () => {
  await press('p');
  await press('ArrowLeft');
  await press('Enter');
  await press('Shift+ArrowLeft', 9);
  await press('Enter');
  await press('Shift+ArrowDown', 9);
  await press('Enter');
  await press('Shift+ArrowDown', 4);
  await press('Enter');
  await press('Control+z');
  await press('Enter');
  await expect(hand.objects).toHaveCount(2);
  const polygon = (await geometries()).find(({ type }) => type === 'polygon');
  expect(polygon?.type === 'polygon' && polygon.parts[0]![0]).toHaveLength(6);
});

test('the list says what is there, and does to it what the canvas does', async () => {
  await press('F6');
  const rows = hand.objects.getByRole('button', { name: /pixels$/ });
  await expect(rows.first()).toBeFocused();
  await expect(rows.first()).toHaveAccessibleName(/^car, box, at \d+, \d+, 80 by 50 pixels$/);
  await press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await press('Enter');
  await expect(rows.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await press('h');
  await expect(rows.nth(1)).toHaveAccessibleName(/hidden/);
  await press('h');
  await press('2');
  await expect.poll(async () => (await hand.stored('avenue')).annotations.length).toBe(2);
  await hand.canvas.focus();
  await press('3');
  await expect(rows.nth(1)).toHaveAccessibleName(/^house/);
  await press('f');
});

test('an edge gets a vertex by a drag of its middle, and loses it by Alt and a click', async () => {
  await press('Escape');
  await press('r');
  await press('v');
  const polygon = async () => (await geometries()).find(({ type }) => type === 'polygon');
  const ring = async () => {
    const found = await polygon();
    return found?.type === 'polygon' ? found.parts[0]![0]! : [];
  };
  const [first, second] = [(await ring()).slice(0, 2), (await ring()).slice(2, 4)];
  const middle = await onScreen((first[0]! + second[0]!) / 2, (first[1]! + second[1]!) / 2);
  const inside = await onScreen((await ring())[0]! - 20, (await ring())[1]! + 8);
  await hand.page.mouse.click(...inside);
  await drag(middle, [middle[0], middle[1] - 40]);
  await expect.poll(async () => (await ring()).length).toBe(8);
  await hand.page.keyboard.down('Alt');
  await hand.page.mouse.click(middle[0], middle[1] - 40);
  await hand.page.keyboard.up('Alt');
  await expect.poll(async () => (await ring()).length).toBe(6);
});

/** Where an image point is on the screen while the whole image is fitted. */
async function onScreen(x: number, y: number): Promise<readonly [number, number]> {
  await press('f');
  const area = (await hand.canvas.boundingBox())!;
  const { width, height } = (await hand.stored('avenue')).image;
  const scale = Math.min((area.width - 48) / width, (area.height - 48) / height);
  return [
    area.x + (area.width - width * scale) / 2 + x * scale,
    area.y + (area.height - height * scale) / 2 + y * scale,
  ];
}

test('a marquee takes what it touches, and the selection is copied onto the next image', async () => {
  await press('Escape');
  await drag(await at(0.02, 0.02), await at(0.98, 0.98));
  await expect(hand.page.getByText('2 selected')).toBeVisible();
  await press('Control+c');
  await press('Control+Enter');
  await expect(hand.page.getByText('cat.jpg', { exact: true })).toBeVisible();
  await press('Control+v');
  await expect(hand.objects).toHaveCount(2);
  await expect.poll(async () => (await hand.stored('cat')).annotations.length).toBe(2);
  await press('Control+d');
  await expect(hand.objects).toHaveCount(4);
  await press('Control+z');
  await expect(hand.objects).toHaveCount(2);
  await press('a');
  await expect(hand.page.getByText('avenue.jpg', { exact: true })).toBeVisible();
  await expect(hand.objects).toHaveCount(2);
});

test('the wheel zooms at the pointer up to 6400 %, and space pans even while drawing', async () => {
  const zoom = hand.page.getByTitle('Zoom', { exact: true });
  const pointer = hand.page.getByTitle('Position of the pointer in pixels');
  await hand.page.mouse.move(...(await at(0.61, 0.63)));
  const before = await pointer.textContent();
  for (let notch = 0; notch < 40; notch++) await hand.page.mouse.wheel(0, -200);
  await expect(zoom).toHaveText('6400%');
  await expect(pointer).toHaveText(before!);
  await press('f');
  await press('p');
  await hand.page.mouse.click(...(await at(0.5, 0.5)));
  await hand.page.keyboard.down('Space');
  await drag(await at(0.5, 0.5), await at(0.6, 0.6));
  await hand.page.keyboard.up('Space');
  await hand.page.mouse.click(...(await at(0.7, 0.5)));
  await hand.page.mouse.click(...(await at(0.7, 0.7)));
  await press('Enter');
  await expect(hand.objects).toHaveCount(3);
  await press('Control+z');
  await expect(hand.objects).toHaveCount(2);
  await press('v');
  await press('f');
});

test.describe('a screen reader', () => {
  for (const theme of ['dark', 'light', 'contrast'] as const) {
    test(`finds nothing serious on the canvas in the ${theme} theme`, async () => {
      await hand.call('workstation.setPreferences', { theme });
      await hand.page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
      }, theme);
      await hand.canvas.focus();
      await press('Control+a');
      expect(await seriousFindings(hand.page)).toEqual([]);
    });
  }
});
