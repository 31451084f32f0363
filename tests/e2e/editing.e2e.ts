import { expect, test } from '@playwright/test';
import type { Polygon } from '@shared/geometry/polygon/polygon';
import { seriousFindings } from './support/axe';
import { CanvasHand } from './support/canvas';

let hand: CanvasHand;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  hand = await CanvasHand.open('편집', { pictures: ['avenue.jpg', 'cat.jpg'], classes: ['car', 'tree', 'house'] });
});

test.afterAll(() => hand.close());

/** Leaves the image without a label, and the select tool in hand. */
test.beforeEach(async () => {
  const { canvas, objects } = hand;
  await canvas.focus();
  await hand.press('Escape', 2);
  await hand.press('v');
  await hand.press('Control+a');
  await hand.press('Delete');
  await expect(objects).toHaveCount(0);
});

const polygons = async () =>
  (await hand.geometries()).filter((one): one is Polygon & typeof one => one.type === 'polygon');
const count = async () => (await hand.geometries()).length;

/** Clicks from vertex to vertex, and Enter. */
async function clickRound(...spots: readonly (readonly [number, number])[]): Promise<void> {
  for (const [right, down] of spots) await hand.click(right, down);
  await hand.press('Enter');
}

/** A polygon over the middle of the image, selected. */
async function drawSquare(): Promise<void> {
  await hand.press('p');
  await clickRound([0.3, 0.3], [0.6, 0.3], [0.6, 0.6], [0.3, 0.6]);
  await expect(hand.objects).toHaveCount(1);
  await hand.press('v');
  await hand.press('Control+a');
}

test('a box is drawn by four extreme points, by the mouse and by keys', async () => {
  await hand.press('Shift+R');
  for (const [right, down] of [
    [0.4, 0.2],
    [0.3, 0.3],
    [0.45, 0.4],
    [0.5, 0.35],
  ] as const) {
    await hand.click(right, down);
  }
  await expect.poll(count).toBe(1);
  await hand.press('Shift+ArrowRight', 5);
  await hand.press('Enter');
  await hand.press('Shift+ArrowDown', 4);
  await hand.press('Enter');
  await hand.press('Shift+ArrowLeft', 3);
  await hand.press('Enter');
  await hand.press('Control+z');
  await hand.press('ArrowLeft');
  await hand.press('ArrowRight');
  await hand.press('Enter');
  await hand.press('Shift+ArrowUp', 2);
  await hand.press('Enter');
  await expect.poll(count).toBe(2);
  expect((await hand.geometries())[1]).toMatchObject({ type: 'box', width: 30, height: 40 });
});

test('a polygon is drawn freehand in one stroke', async () => {
  await hand.press('Shift+P');
  const [x, y] = await hand.at(0.5, 0.5);
  const { mouse } = hand.page;
  await mouse.move(x + 120, y);
  await mouse.down();
  for (let step = 1; step <= 40; step++) {
    const angle = (2 * Math.PI * step) / 42;
    await mouse.move(x + 120 * Math.cos(angle), y + 90 * Math.sin(angle));
  }
  await mouse.up();
  await expect.poll(count).toBe(1);
  const [polygon] = await polygons();
  expect(polygon!.parts[0]![0]!.length / 2).toBeGreaterThan(8);
  expect(polygon!.parts[0]![0]!.length / 2).toBeLessThan(40);
});

test('the tools of a group are picked from its flyout, by the mouse and by keys', async () => {
  const tools = hand.page.getByRole('toolbar', { name: 'Tools' });
  const boxes = tools.getByRole('button', { name: /^Draw a box/ });
  await boxes.focus();
  await hand.press('ArrowRight');
  await hand.page.getByRole('menuitem', { name: /rotated box/ }).click();
  await expect(tools.getByRole('button', { name: 'Draw a rotated box' })).toHaveAttribute('aria-pressed', 'true');
  await expect(hand.canvas).toBeFocused();
});

test('a hole is cut out of the selected object, a part is added, and the line splits it', async () => {
  await drawSquare();
  await hand.press('c');
  await clickRound([0.4, 0.4], [0.5, 0.4], [0.5, 0.5], [0.4, 0.5]);
  await expect.poll(async () => (await polygons())[0]!.parts.map((part) => part.length)).toEqual([2]);
  await hand.press('Shift+C');
  await clickRound([0.7, 0.3], [0.8, 0.3], [0.8, 0.5]);
  await expect.poll(async () => (await polygons())[0]!.parts.map((part) => part.length).toSorted()).toEqual([1, 2]);
  await hand.press('Alt+c');
  await expect.poll(async () => (await polygons())[0]!.parts.map((part) => part.length)).toEqual([1, 1]);
  await hand.press('s');
  await hand.click(0.2, 0.45);
  await hand.click(0.65, 0.45);
  await hand.press('Enter');
  await expect(hand.objects).toHaveCount(3);
  await hand.press('Control+z');
  await expect(hand.objects).toHaveCount(1);
});

test('a tool that needs a selection says so', async () => {
  await hand.press('c');
  await hand.click(0.5, 0.5);
  await expect(hand.page.getByText(/^Select an object that covers ground first/)).toBeVisible();
});

test('two objects become one, what they have in common, or one without the other', async () => {
  await hand.press('r');
  await hand.drag(await hand.at(0.3, 0.3), await hand.at(0.5, 0.5));
  await hand.press('e');
  await hand.drag(await hand.at(0.4, 0.4), await hand.at(0.6, 0.6));
  await hand.press('v');
  await hand.press('Control+a');
  await hand.press('j');
  await expect(hand.objects).toHaveCount(1);
  await expect(hand.row(/^car, polygon/)).toHaveCount(1);
  await hand.press('Control+z');
  await expect(hand.objects).toHaveCount(2);
  await hand.press('Control+a');
  await hand.press('Alt+j');
  await expect(hand.objects).toHaveCount(1);
  await hand.press('Control+z');
  await expect(hand.objects).toHaveCount(2);
  await hand.press('Control+a');
  await hand.press('Shift+J');
  await expect(hand.row(/^car, (polygon|ellipse)/)).toHaveCount(2);
});

test('drawing with Ctrl follows the border of a neighbour, and shared vertices move together', async () => {
  await drawSquare();
  await hand.press('Escape');
  await hand.press('p');
  await hand.page.keyboard.down('Control');
  await hand.click(0.6, 0.3);
  await hand.click(0.3, 0.6);
  await hand.page.keyboard.up('Control');
  await hand.click(0.7, 0.7);
  await hand.press('Enter');
  await expect(hand.objects).toHaveCount(2);
  const [square, other] = await polygons();
  expect(other!.parts[0]![0]).toHaveLength(8);
  const corner = square!.parts[0]![0]!.slice(4, 6);
  expect(other!.parts[0]![0]!.slice(2, 4)).toEqual(corner);
  await hand.press('v');
  await hand.click(0.45, 0.35);
  await hand.drag(await hand.at(0.6, 0.6), await hand.at(0.55, 0.5));
  await expect.poll(async () => (await polygons())[1]!.parts[0]![0]!.slice(2, 4)).not.toEqual(corner);
  const [moved, along] = await polygons();
  expect(along!.parts[0]![0]!.slice(2, 4)).toEqual(moved!.parts[0]![0]!.slice(4, 6));
  await hand.press('Control+z');
  await expect.poll(async () => (await polygons())[1]!.parts[0]![0]!.slice(2, 4)).toEqual(corner);
});

test('a box is drawn by two clicks, and lies on whole pixels when that is wanted', async () => {
  await hand.press('r');
  await hand.click(0.3, 0.3);
  await hand.click(0.503, 0.507);
  await expect.poll(count).toBe(1);
  const whole = async () => {
    const [box] = await hand.geometries();
    return box?.type === 'box' && [box.x, box.y, box.width, box.height].every(Number.isInteger);
  };
  expect(await whole()).toBe(false);
  await hand.press('v');
  await hand.press('Control+a');
  await hand.press('Alt+q');
  await expect.poll(whole).toBe(true);
  await hand.press('Control+z');
  await expect.poll(whole).toBe(false);
});

test('an edge is dragged with Shift, and both its ends go along in one step', async () => {
  await drawSquare();
  const ring = async () => (await polygons())[0]!.parts[0]![0]!;
  const before = await ring();
  await hand.page.keyboard.down('Shift');
  await hand.drag(await hand.at(0.45, 0.3), await hand.at(0.45, 0.2));
  await hand.page.keyboard.up('Shift');
  await expect.poll(async () => (await ring())[1]).toBeLessThan(before[1]! - 20);
  const after = await ring();
  expect(after[3]).toBeCloseTo(after[1]!, 1);
  expect(after.slice(4)).toEqual(before.slice(4));
  await hand.press('Control+z');
  await expect.poll(ring).toEqual(before);
});

test('a freehand outline is simplified to what is seen at this zoom, in one step', async () => {
  await drawSquare();
  const ring = async () => (await polygons())[0]!.parts[0]![0]!;
  const before = await ring();
  await hand.press('n');
  for (let vertex = 0; vertex < 3; vertex++) await hand.press('Insert');
  await expect.poll(async () => (await ring()).length).toBe(14);
  await hand.press('Alt+Shift+S');
  await expect(hand.page.getByText('7 vertices became 4.')).toBeVisible();
  await expect.poll(async () => (await ring()).length).toBe(before.length);
  await hand.press('Control+z');
  await expect.poll(async () => (await ring()).length).toBe(14);
});

test('a click on the first vertex closes an outline, and Ctrl+Z while drawing takes back only its last point', async () => {
  await drawSquare();
  await hand.press('Escape');
  await hand.press('p');
  for (const [right, down] of [
    [0.65, 0.3],
    [0.8, 0.3],
    [0.8, 0.5],
    [0.7, 0.7],
  ] as const) {
    await hand.click(right, down);
  }
  await hand.press('Control+z');
  await expect(hand.objects).toHaveCount(1);
  await hand.click(0.65, 0.5);
  await hand.click(0.65, 0.3);
  await expect(hand.objects).toHaveCount(2);
  const [square, closed] = await polygons();
  expect(closed!.parts[0]![0]).toHaveLength(8);
  expect(square!.parts[0]![0]).toHaveLength(8);
});

test('what the search lists is selected, and nothing else', async () => {
  await drawSquare();
  await hand.press('2');
  await expect(hand.row(/^tree/)).toHaveCount(1);
  await hand.press('Escape');
  await hand.press('1');
  await hand.press('r');
  await hand.drag(await hand.at(0.7, 0.7), await hand.at(0.8, 0.8));
  await expect(hand.objects).toHaveCount(2);
  const search = hand.page.getByRole('textbox', { name: 'Search the objects' });
  await search.fill('tree');
  await expect(hand.objects).toHaveCount(1);
  await hand.page.getByRole('button', { name: 'Select the listed objects' }).click();
  await expect(hand.page.getByText('1 selected')).toBeVisible();
  await search.fill('');
  await expect(hand.row(/^tree/)).toHaveAttribute('aria-pressed', 'true');
  await expect(hand.row(/^car/)).toHaveAttribute('aria-pressed', 'false');
});

test('an outline is opened again at a vertex, by keys alone', async () => {
  await drawSquare();
  await hand.press('n');
  await hand.press('Shift+E');
  await hand.click(0.2, 0.2);
  await hand.press('Enter');
  await expect.poll(async () => (await polygons())[0]!.parts[0]![0]!.length).toBe(10);
  await expect(hand.objects).toHaveCount(1);
});

test('converting says first what is lost', async () => {
  await drawSquare();
  await hand.press('c');
  await clickRound([0.4, 0.4], [0.5, 0.4], [0.5, 0.5], [0.4, 0.5]);
  await expect.poll(async () => (await polygons())[0]!.parts[0]).toHaveLength(2);
  await hand.press('v');
  await hand.press('Shift+T');
  const dialog = hand.page.getByRole('dialog', { name: 'Convert the selection to' });
  await expect(dialog.getByText('The outline is lost. The holes are lost.').first()).toBeVisible();
  await expect(dialog.getByText(/^keeps \d+% of its ground$/).first()).toBeVisible();
  expect(await seriousFindings(hand.page)).toEqual([]);
  await hand.press('Enter');
  await expect(hand.row(/^car, box/)).toHaveCount(1);
  await hand.press('Control+z');
  await expect(hand.row(/^car, polygon/)).toHaveCount(1);
});

test('a lasso selects what it goes round', async () => {
  await hand.press('r');
  await hand.drag(await hand.at(0.3, 0.3), await hand.at(0.35, 0.35));
  await hand.drag(await hand.at(0.6, 0.6), await hand.at(0.65, 0.65));
  await expect(hand.objects).toHaveCount(2);
  await hand.press('Shift+V');
  const { mouse } = hand.page;
  await mouse.move(...(await hand.at(0.25, 0.25)));
  await mouse.down();
  for (const [right, down] of [
    [0.4, 0.25],
    [0.4, 0.4],
    [0.25, 0.4],
  ] as const) {
    await mouse.move(...(await hand.at(right, down)), { steps: 4 });
  }
  await mouse.up();
  await expect(hand.page.getByText('1 selected')).toBeVisible();
  await hand.press('Delete');
  await expect(hand.objects).toHaveCount(1);
});

test('a locked object is left alone, and the list says that it is locked', async () => {
  await drawSquare();
  await hand.press('Shift+L');
  await expect(hand.row(/locked$/)).toHaveCount(1);
  await hand.press('Delete');
  await hand.press('Control+a');
  await hand.press('Delete');
  await expect(hand.objects).toHaveCount(1);
  await hand.press('Alt+u');
  await expect(hand.row(/locked$/)).toHaveCount(0);
});

test('what is brought to the front stays there', async () => {
  await hand.press('r');
  await hand.drag(await hand.at(0.3, 0.3), await hand.at(0.5, 0.5));
  await hand.drag(await hand.at(0.4, 0.4), await hand.at(0.6, 0.6));
  await expect(hand.objects).toHaveCount(2);
  await hand.press('v');
  await hand.click(0.32, 0.32);
  await hand.press('Shift+Home');
  const stacks = async () => (await hand.stored('avenue')).annotations.map(({ stack = 0 }) => stack);
  await expect.poll(stacks).toEqual([1, 0]);
  await hand.press('Control+z');
  await expect.poll(stacks).toEqual([0, 0]);
});

test('labels are copied to the next image and taken back', async () => {
  await drawSquare();
  await hand.press('Control+b');
  const dialog = hand.page.getByRole('dialog', { name: 'Copy 1 object to the next images' });
  await expect(dialog.getByRole('textbox', { name: 'Images' })).toBeFocused();
  expect(await seriousFindings(hand.page)).toEqual([]);
  await hand.press('Enter');
  await expect(hand.page.getByText('1 object copied to one image.')).toBeVisible();
  expect(await hand.geometries('cat')).toMatchObject([{ type: 'polygon' }]);
  await hand.press('Control+Shift+b');
  await expect(hand.page.getByText('1 object taken back.')).toBeVisible();
  expect(await hand.geometries('cat')).toEqual([]);
});
