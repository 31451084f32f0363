import { expect, test } from '@playwright/test';
import { CanvasHand, type Spot } from './support/canvas';

let hand: CanvasHand;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  hand = await CanvasHand.open('도형', { pictures: ['avenue.jpg'], classes: ['car', 'kerb'] });
});

test.afterAll(() => hand.close());

const at = (right: number, down: number) => hand.at(right, down);
const drag = (from: Spot, to: Spot) => hand.drag(from, to);
const press = (key: string, times?: number) => hand.press(key, times);
const row = (name: RegExp) => hand.row(name);
const stored = () => hand.geometries();

test('a rotated box is drawn by the mouse, its angle shown while it grows', async () => {
  await press('o');
  await drag(await at(0.3, 0.4), await at(0.45, 0.5));
  await hand.page.mouse.move(...(await at(0.4, 0.6)), { steps: 3 });
  await expect(hand.page.getByText(/^\d+ × \d+ · [\d.]+°$/).first()).toBeVisible();
  await hand.page.mouse.click(...(await at(0.4, 0.6)));
  await expect(hand.objects).toHaveCount(1);
  const [box] = await stored();
  expect(box).toMatchObject({ type: 'rotated-box' });
  expect(box?.type === 'rotated-box' && box.angle).toBeGreaterThan(0);
  await expect(row(/^car, rotated box, centre at \d+, \d+, \d+ by \d+ pixels, turned by [\d.]+ degrees$/)).toHaveCount(
    1,
  );
});

test('a rotated box is drawn, turned, resized and taken back by keys alone', async () => {
  await press('ArrowLeft');
  await press('Enter');
  await press('Shift+ArrowLeft', 6);
  await press('Enter');
  await press('Shift+ArrowUp', 4);
  await press('Enter');
  await expect(hand.objects).toHaveCount(2);
  expect((await stored())[1]).toMatchObject({ type: 'rotated-box', width: 60, height: 40, angle: 180 });
  await press('v');
  await row(/turned by 180 degrees$/).click();
  await hand.canvas.focus();
  await press('.', 3);
  await press('>');
  await press('Control+ArrowRight', 5);
  await expect.poll(async () => (await stored())[1]).toMatchObject({ width: 65, height: 40, angle: 198 });
  await press('Control+z', 5);
  await expect.poll(async () => (await stored())[1]).toMatchObject({ width: 60, angle: 198 });
  await press('Control+Shift+z', 5);
  await expect.poll(async () => (await stored())[1]).toMatchObject({ width: 65, angle: 198 });
});

test('a line leads from click to click, and gets and loses vertices by keys', async () => {
  await press('Escape');
  await press('l');
  await hand.page.mouse.click(...(await at(0.55, 0.3)));
  await hand.page.mouse.click(...(await at(0.7, 0.35)));
  await hand.page.mouse.click(...(await at(0.8, 0.6)));
  await press('Enter');
  await expect(hand.objects).toHaveCount(3);
  const points = async () => {
    const line = (await stored()).find(({ type }) => type === 'polyline');
    return line?.type === 'polyline' ? line.points : [];
  };
  expect(await points()).toHaveLength(6);
  await press('v');
  await row(/^car, line/).click();
  await hand.canvas.focus();
  await press('n');
  await press('Insert');
  await expect.poll(async () => (await points()).length).toBe(8);
  const before = await points();
  await press('ArrowUp');
  await expect.poll(async () => (await points())[3]).toBeCloseTo(before[3]! - 1, 1);
  await press('Delete');
  await expect.poll(async () => (await points()).length).toBe(6);
});

test('an ellipse is drawn by a drag, turned by its handle in steps, copied and deleted', async () => {
  await press('Escape');
  await press('e');
  await drag(await at(0.55, 0.65), await at(0.75, 0.85));
  await expect(hand.objects).toHaveCount(4);
  await press('v');
  await hand.page.mouse.click(...(await at(0.65, 0.75)));
  const [x, y] = await at(0.65, 0.65);
  await hand.page.mouse.move(x, y - 26);
  await hand.page.mouse.down();
  await hand.page.keyboard.down('Shift');
  await hand.page.mouse.move(...(await at(0.8, 0.6)), { steps: 5 });
  await hand.page.mouse.up();
  await hand.page.keyboard.up('Shift');
  await expect
    .poll(async () => {
      const ellipse = (await stored()).find(({ type }) => type === 'ellipse');
      return ellipse?.type === 'ellipse' && ellipse.angle > 0 && ellipse.angle % 15;
    })
    .toBe(0);
  await press('Control+c');
  await press('Control+v');
  await expect(row(/^car, ellipse/)).toHaveCount(2);
  await press('Delete');
  await expect(row(/^car, ellipse/)).toHaveCount(1);
});

test('a point is put by a click and by keys, moved and taken away', async () => {
  await press('Escape');
  await press('i');
  await hand.page.mouse.click(...(await at(0.2, 0.7)));
  await expect(row(/^car, point, at \d+, \d+$/)).toHaveCount(1);
  await press('Shift+ArrowRight', 4);
  await press('Enter');
  await expect(row(/^car, point/)).toHaveCount(2);
  const points = async () => (await stored()).flatMap((one) => (one.type === 'point' ? [one] : []));
  const [first, second] = await points();
  expect(second!.x - Math.round(first!.x)).toBe(40);
  await press('v');
  await row(/^car, point/)
    .nth(1)
    .click();
  await hand.canvas.focus();
  await press('ArrowDown');
  await expect.poll(async () => (await points())[1]?.y).toBeCloseTo(second!.y + 1, 2);
  await press('Delete');
  await expect(row(/^car, point/)).toHaveCount(1);
});

test('every shape is there in both themes', async () => {
  for (const theme of ['dark', 'light'] as const) {
    await hand.call('workstation.setPreferences', { theme });
    await hand.page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    await row(theme === 'dark' ? /^car, ellipse/ : /^car, line/).click();
    await expect(hand.objects).toHaveCount(5);
    await test.info().attach(theme, { body: await hand.page.screenshot(), contentType: 'image/png' });
  }
});
