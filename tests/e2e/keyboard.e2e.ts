import { expect, test } from '@playwright/test';
import type { Geometry } from '@shared/geometry/geometry';
import { seriousFindings } from './support/axe';
import { CanvasHand } from './support/canvas';

let hand: CanvasHand;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  hand = await CanvasHand.open('손', { pictures: ['avenue.jpg'], classes: ['car', 'tree', 'house'] });
  await hand.call('skeletons.put', {
    id: null,
    template: {
      name: 'axle',
      joints: [
        { id: 'left', name: 'left', side: 'left', x: 0, y: 0.5, sigma: 0.05 },
        { id: 'right', name: 'right', side: 'right', x: 1, y: 0.5, sigma: 0.05 },
      ],
      edges: [['left', 'right']],
      pairs: [],
      classes: [],
    },
  });
  await hand.canvas.focus();
});

test.afterAll(() => hand.close());

interface Way {
  readonly type: Geometry['type'];
  readonly create: readonly string[];
  readonly edit: readonly string[];
  readonly row: RegExp;
}

const go = (key: string, times: number) => Array.from({ length: times }, () => key);
const right = go('Shift+ArrowRight', 6);
const down = go('Shift+ArrowDown', 4);
const across = ['ArrowLeft', 'Enter', ...right, ...down, 'Enter'];
const corners = ['ArrowLeft', 'Enter', ...right, 'Enter', ...down, 'Enter'];

/** How each kind of shape is made and changed without a mouse; it is deleted by Delete. */
const ways: readonly Way[] = [
  { type: 'box', create: ['r', ...across], edit: ['Control+ArrowRight'], row: /box/ },
  { type: 'rotated-box', create: ['o', ...corners], edit: ['.'], row: /rotated box/ },
  { type: 'polygon', create: ['p', ...corners, 'Enter'], edit: ['n', 'Insert', 'ArrowUp'], row: /polygon/ },
  { type: 'polyline', create: ['l', ...corners, 'Enter'], edit: ['n', 'ArrowUp'], row: /line/ },
  { type: 'ellipse', create: ['e', ...across], edit: ['>'], row: /ellipse/ },
  { type: 'point', create: ['i', 'ArrowRight', 'Enter'], edit: ['ArrowDown'], row: /point/ },
  {
    type: 'skeleton',
    create: ['Shift+I', 'ArrowRight', 'Enter', ...right, 'Enter'],
    edit: ['n', 'ArrowUp'],
    row: /skeleton/,
  },
  { type: 'mask', create: ['b', 'Escape', 'Shift+ArrowDown', 'Enter'], edit: ['ArrowRight'], row: /mask/ },
];

const press = async (keys: readonly string[]) => {
  for (const key of keys) await hand.press(key);
};

for (const { type, create, edit, row } of ways) {
  test(`a shape of type ${type} is created, edited and deleted by keys alone`, async () => {
    await press(create);
    await expect.poll(async () => (await hand.geometries()).map((one) => one.type)).toEqual([type]);
    await expect(hand.row(row)).toHaveCount(1);
    const [before] = await hand.geometries();
    await press(['Escape', 'v', 'Control+a', ...edit]);
    await expect.poll(hand.geometries.bind(hand)).not.toEqual([before]);
    await press(['Escape', 'Control+a', 'Delete']);
    await expect(hand.objects).toHaveCount(0);
    await press(['Control+z']);
    await expect(hand.objects).toHaveCount(1);
    await press(['Control+a', 'Delete']);
    await expect(hand.objects).toHaveCount(0);
  });
}

/** Three boxes beside each other, all of them selected. */
async function threeBoxes(): Promise<void> {
  for (let made = 1; made <= 3; made++) {
    await press(['r', 'ArrowRight', 'Enter', ...go('Shift+ArrowRight', 3), ...go('Shift+ArrowDown', 3), 'Enter']);
    await expect(hand.objects).toHaveCount(made);
    await press(go('Shift+ArrowRight', 2));
  }
  await press(['v', 'Control+a']);
  await expect(hand.page.getByText('3 selected')).toBeVisible();
}

const stored = async () => (await hand.stored('avenue')).annotations;
const pressed = () => hand.objects.locator('[aria-pressed="true"]');

test('a relation, a group and a tag are made, changed and taken away by keys alone', async () => {
  await threeBoxes();
  const relations = async () => (await hand.stored('avenue')).relations.length;
  await press(['Shift+Y']);
  await expect.poll(relations).toBe(2);
  const [first] = (await hand.stored('avenue')).relations;
  await press(['Alt+Shift+Y']);
  await expect.poll(async () => (await hand.stored('avenue')).relations[0]?.from).not.toBe(first!.from);
  await press(['Control+Shift+Y']);
  await expect.poll(relations).toBe(0);
  const groups = async () => (await stored()).filter(({ group }) => group !== undefined && group !== null).length;
  await press(['Control+g']);
  await expect.poll(groups).toBe(3);
  await press(['Control+Shift+G']);
  await expect.poll(groups).toBe(0);
  // With a selection the same keys would convert it.
  await press(['Escape', 'Escape', 'Shift+T']);
  await expect(hand.page.getByRole('combobox', { name: 'Tag the image' })).toBeFocused();
  await hand.page.keyboard.type('street');
  await press(['Enter']);
  const tag = hand.page.getByRole('button', { name: 'Take back the tag street' });
  await expect(tag).toBeVisible();
  await press(['Shift+Tab']);
  await expect(tag).toBeFocused();
  await press(['Enter']);
  await expect(tag).toHaveCount(0);
  await hand.canvas.focus();
});

test('what is done to a whole selection by keys is one step that Ctrl+Z takes back', async () => {
  await press(['Control+a']);
  const begun = await stored();
  const names = (name: RegExp) => hand.row(name);
  const back = async () => {
    await press(['Control+z']);
    await expect.poll(stored).toEqual(begun);
    await press(['Control+a']);
    await expect(pressed()).toHaveCount(3);
  };

  await press(['2']);
  await expect(names(/^tree/)).toHaveCount(3);
  await back();
  for (const key of ['ArrowLeft', 'Control+ArrowDown']) {
    await press([key]);
    await expect.poll(stored).not.toEqual(begun);
    await back();
  }
  await press(['Escape', 'Escape', 'F6', 'Space', 'ArrowDown', 'Space']);
  await expect(pressed()).toHaveCount(2);
  await press(['Shift+Home']);
  await expect.poll(async () => (await stored()).filter(({ stack = 0 }) => stack > 0)).toHaveLength(2);
  await hand.canvas.focus();
  await back();
  await press(['Shift+H']);
  await expect(names(/hidden/)).toHaveCount(3);
  await press(['Control+z']);
  await expect(names(/hidden/)).toHaveCount(0);
  await press(['Shift+L']);
  await expect(names(/locked$/)).toHaveCount(3);
  await press(['Control+z']);
  await expect(names(/locked$/)).toHaveCount(0);
  await press(['Control+Shift+z']);
  await expect(names(/locked$/)).toHaveCount(3);
  await press(['Control+z']);
  await expect(names(/locked$/)).toHaveCount(0);
  await press(['Control+a', 'Delete']);
  await expect(hand.objects).toHaveCount(0);
  await press(['Control+z']);
  await expect(hand.objects).toHaveCount(3);
});

test('the mouse does the same from the line of the selection, each in one step', async () => {
  const { page } = hand;
  await press(['Control+a']);
  const begun = await stored();
  const choose = async (name: RegExp) => {
    await page.getByRole('button', { name: 'More for the selection' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose(/^Hide or show/);
  await expect(hand.row(/hidden/)).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(hand.row(/hidden/)).toHaveCount(0);
  await choose(/^Lock or unlock/);
  await expect(hand.row(/locked$/)).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(hand.row(/locked$/)).toHaveCount(0);
  await hand.row(/^car/).first().click();
  await choose(/^Bring to the front/);
  await expect.poll(stored).not.toEqual(begun);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(stored).toEqual(begun);
  await hand.canvas.focus();
  await press(['Control+a']);
  await page.getByRole('combobox', { name: 'Class of the selection' }).click();
  await page.getByRole('option', { name: 'house' }).click();
  await expect(hand.row(/^house/)).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(hand.row(/^car/)).toHaveCount(3);
  expect(await seriousFindings(page)).toEqual([]);
});

test('the list of objects is a list of named buttons, walked and worked by keys', async () => {
  await hand.canvas.focus();
  await press(['Escape', 'Escape', 'F6']);
  const rows = hand.row(/^car, box, at \d+, \d+, \d+ by \d+ pixels$/);
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toBeFocused();
  await press(['ArrowDown', 'Enter']);
  await expect(rows.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await press(['l']);
  await expect(hand.row(/locked$/)).toHaveCount(1);
  await press(['l', 'ArrowDown', 'Delete']);
  await expect(hand.objects).toHaveCount(2);
  expect(await seriousFindings(hand.page)).toEqual([]);
});
