import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newId } from '@shared/changes/new-id';
import { boundsOf } from '@shared/geometry/operations';
import type { AnnotationId } from '@shared/model/ids';
import { familySamples } from '@tests/support/detector-families';
import { buildModel } from '@tests/support/onnx-builder';
import { discRadius, writePointingModel } from '@tests/support/pointing-model';
import { promptModels, writePromptModel } from '@tests/support/prompt-models';
import { Annotating } from './support/annotating';
import { seriousFindings } from './support/axe';
import { answerDialogs } from './support/dialogs';

let at: Annotating;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  at = await Annotating.begin([]);
  const sample = (name: string) => join(import.meta.dirname, '../../resources/sample/images', name);
  await at.call('images.add', {
    paths: [sample('sign-no-parking-night.jpg'), sample('camera-operator.jpg'), sample('dinner-table.jpg')],
  });
  await label('sign-no-parking', { x: 545, y: 508, width: 300, height: 74 });
  await label('camera-operator', { x: 20, y: 100, width: 340, height: 400 });
});

test.afterAll(() => at.end());

/** Puts a box of the first class on an image. */
async function label(name: string, box: object): Promise<void> {
  const image = await imageNamed(name);
  const [first] = (await at.call('classes.list', {})) as { id: string }[];
  const id = newId<AnnotationId>();
  await at.call('annotate.edit', {
    image,
    label: 'draw',
    operations: [{ type: 'put', id, class: first!.id, geometry: { type: 'box', ...box } }],
  });
}

async function imageNamed(name: string): Promise<string> {
  await expect
    .poll(async () => ((await at.call('images.ids', { filter: filterFor(name), sort: 'path' })) as string[]).length)
    .toBe(1);
  return ((await at.call('images.ids', { filter: filterFor(name), sort: 'path' })) as string[])[0]!;
}

const filterFor = (text: string) => ({ text, class: null, state: 'all' });

/** Opens an image with its one label selected. */
async function openSelected(name: string): Promise<void> {
  await at.page
    .getByRole('link', { name: 'Images' })
    .or(at.page.getByRole('button', { name: 'Images' }))
    .first()
    .click();
  await at.page.getByText(name, { exact: true }).dblclick();
  await expect(at.canvas).toBeVisible();
  await expect(at.objects).toHaveCount(1);
  await at.canvas.focus();
  await at.press('Control+a');
}

/** A reader that sees the first two of its letters in any line. */
function hangulReader(): Uint8Array {
  const seen = [1, 1, 0, 2].flatMap((letter) =>
    Array.from({ length: 5 }, (_, index) => (index === letter ? 0.99 : 0.0025)),
  );
  return buildModel(
    [{ name: 'x', type: 'float32', shape: ['batch', 3, 48, 'width'] }],
    [{ name: 'softmax_0.tmp_0', type: 'float32', shape: [1, 4, 5], values: seen }],
  );
}

async function suggestions(name: string) {
  return (await at.stored(name)).predictions.filter(({ decision }) => decision === 'pending');
}

test('the text in a drawn box is read, and a key takes it into the label layer', async () => {
  await openSelected('sign-no-parking-night.jpg');
  await at.press('Alt+t');
  await expect.poll(async () => (await suggestions('sign-no-parking')).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const [line] = await suggestions('sign-no-parking');
  expect(line).toMatchObject({ geometry: { type: 'polygon' }, model: 'ppocr-v4-det@1' });
  expect(line!.transcription?.text).toContain('PARKING');
  await at.canvas.focus();
  await at.press('Tab', 'Enter');
  await expect
    .poll(async () => (await at.stored('sign-no-parking')).annotations.map(({ transcription }) => transcription?.text))
    .toContain(line!.transcription!.text);
});

test('another reader, with letters of its own, is added and chosen, and reads the same sign', async () => {
  const [file, letters] = [join(at.folder, 'hangul.onnx'), join(at.folder, 'letters.txt')];
  await writeFile(file, hangulReader());
  await writeFile(letters, '가\n나\n다');
  await answerDialogs(at.workstation, { open: [file] });
  await at.press('Control+,');
  await at.page.getByRole('button', { name: 'Add a model…' }).click();
  const dialog = at.page.getByRole('dialog', { name: 'Add a model' });
  await expect(dialog.getByText(/needs the list of the letters/)).toBeVisible();
  await answerDialogs(at.workstation, { open: [letters] });
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  // What it reads of the text that the shipped model finds on the sign.
  await dialog.getByRole('button', { name: 'Try on an image' }).click();
  await expect(dialog.getByText(/^가나/)).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  await at.page.getByRole('radio', { name: 'Text is read by hangul' }).check();
  const before = (await suggestions('sign-no-parking')).length;
  await at.page.getByRole('button', { name: 'Images' }).first().click();
  await at.page.getByText('sign-no-parking-night.jpg', { exact: true }).dblclick();
  await expect(at.objects).not.toHaveCount(0);
  await at.objects.first().getByRole('button').first().click();
  await at.canvas.focus();
  await at.press('Alt+t');
  await expect
    .poll(async () => (await suggestions('sign-no-parking')).length, { timeout: 60_000 })
    .toBeGreaterThan(before);
  expect((await suggestions('sign-no-parking')).map(({ transcription }) => transcription?.text)).toContain('가나');
});

test('a person in a drawn box gets joints, which come with their skeleton', async () => {
  await openSelected('camera-operator.jpg');
  await at.press('Alt+p');
  await expect.poll(async () => (await suggestions('camera-operator')).length, { timeout: 60_000 }).toBe(1);
  const [pose] = await suggestions('camera-operator');
  expect(pose!.geometry.type).toBe('skeleton');
});

test('a model is added by its file: what it was found to be is shown, tried and taken', async () => {
  const file = join(at.folder, 'farm.onnx');
  const { inputs, outputs } = familySamples[0]!;
  await writeFile(file, buildModel(inputs, outputs));
  await answerDialogs(at.workstation, { open: [file] });
  await at.press('Control+,');
  await at.page.getByRole('button', { name: 'Add a model…' }).click();
  const dialog = at.page.getByRole('dialog', { name: 'Add a model' });
  await expect(dialog.getByText('finds objects (yolo-v8)')).toBeVisible();
  await expect(dialog.getByText('images float32 [1, 3, 64, 64]')).toBeVisible();
  await expect(dialog.getByText(/does not tell the names of its classes/)).toBeVisible();
  await dialog.getByLabel(/^Classes/).fill('car\ntree\nhouse');
  await dialog.getByRole('button', { name: 'Try on an image' }).click();
  await expect(dialog.getByText(/1 object found in/)).toBeVisible({ timeout: 30_000 });
  expect(await seriousFindings(at.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  const models = at.page.getByRole('list', { name: 'Models' });
  await expect(models.getByText('farm', { exact: true })).toBeVisible();
  await models.getByRole('button', { name: 'Remove farm' }).click();
  await expect(models.getByText('farm', { exact: true })).toBeHidden();
});

test('a model that one points with is added with both its files, and outlines what is in a box', async () => {
  const { encoder, decoder } = await writePromptModel(at.folder, promptModels[0]!);
  await answerDialogs(at.workstation, { open: [encoder] });
  await at.page.getByRole('button', { name: 'Add a model…' }).click();
  const dialog = at.page.getByRole('dialog', { name: 'Add a model' });
  await expect(dialog.getByText(/has a second file, its decoder/)).toBeVisible();
  await answerDialogs(at.workstation, { open: [decoder] });
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  await openSelected('camera-operator.jpg');
  await at.press('Alt+o');
  await expect
    .poll(async () => (await suggestions('camera-operator')).map(({ geometry }) => geometry.type), { timeout: 60_000 })
    .toContain('mask');
});

/** The place on the canvas of a place on the image, both in parts of their size, while all of the image is shown. */
async function onImage(width: number, height: number, right: number, down: number) {
  const box = (await at.canvas.boundingBox())!;
  const scale = Math.min((box.width - 48) / width, (box.height - 48) / height);
  const [left, top] = [(box.width - width * scale) / 2, (box.height - height * scale) / 2];
  return [box.x + left + right * width * scale, box.y + top + down * height * scale] as const;
}

test('without a model to point with, the tool says so and takes one by its files', async () => {
  const models = (await at.call('models.list', {})) as { ref: string; task: string }[];
  for (const { ref, task } of models) if (task === 'prompt') await at.call('models.remove', { model: ref });
  await at.canvas.focus();
  await at.press('Escape', 'z');
  const bar = at.page.getByRole('group', { name: 'Pointing' });
  await expect(bar.getByText(/No model that outlines what you point at was added yet/)).toBeVisible();
  const { encoder, decoder } = await writePointingModel(at.folder);
  await answerDialogs(at.workstation, { open: [encoder] });
  await bar.getByRole('button', { name: 'Add a model…' }).click();
  const dialog = at.page.getByRole('dialog', { name: 'Add a model' });
  await expect(dialog.getByText(/outlines what you point at \(sam\)/)).toBeVisible();
  await answerDialogs(at.workstation, { open: [decoder] });
  await dialog.getByRole('button', { name: 'Choose…' }).click();
  await dialog.getByLabel('Name').fill('Discs');
  await dialog.getByRole('button', { name: 'Try on an image' }).click();
  await expect(dialog.getByText(/1 object found in/)).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(bar.getByText(/Click the thing/)).toBeVisible({ timeout: 60_000 });
  expect(await seriousFindings(at.page)).toEqual([]);
});

test('a mask follows the points, takes the last one back, and becomes a label that knows its model', async () => {
  const { image, annotations } = await at.stored('camera-operator');
  const place = (right: number, down: number) => onImage(image.width, image.height, right, down);
  const bar = at.page.getByRole('group', { name: 'Pointing' });
  await at.press('f');
  await at.page.mouse.click(...(await place(0.7, 0.5)));
  await expect(bar.getByText(/% sure · Enter takes it/)).toBeVisible();
  await at.page.mouse.click(...(await place(0.4, 0.5)));
  await at.page.keyboard.down('Alt');
  await at.page.mouse.click(...(await place(0.4, 0.2)));
  await at.page.keyboard.up('Alt');
  await at.press('Control+z', 'Control+z', 'Enter');
  await expect.poll(async () => (await at.stored('camera-operator')).annotations.length).toBe(annotations.length + 1);
  const after = await at.stored('camera-operator');
  const made = after.annotations.find(({ source }) => source.type === 'accepted')!;
  expect(made).toMatchObject({ geometry: { type: 'mask' }, source: { type: 'accepted', model: 'discs.encoder@1' } });
  const { minX, minY, maxX, maxY } = boundsOf(made.geometry);
  const radius = discRadius * Math.max(image.width, image.height);
  // Only the first point is left of the three: a disc around it.
  expect((minX + maxX) / 2).toBeCloseTo(0.7 * image.width, -1);
  expect((minY + maxY) / 2).toBeCloseTo(0.5 * image.height, -1);
  expect((maxX - minX) / 2).toBeCloseTo(radius, -1);
  const kept = after.predictions.find(({ id }) => made.source.type === 'accepted' && id === made.source.prediction);
  expect(kept).toMatchObject({ model: 'discs.encoder@1', decision: 'accepted', geometry: made.geometry });
  await at.press('Control+z');
  await expect.poll(async () => (await at.stored('camera-operator')).annotations.length).toBe(annotations.length);
});

test('keys alone prompt a box and make a polygon of it, and Escape leaves nothing behind', async () => {
  const { annotations } = await at.stored('camera-operator');
  const bar = at.page.getByRole('group', { name: 'Pointing' });
  await bar.getByText('Box', { exact: true }).click();
  await bar.getByText('Polygon', { exact: true }).click();
  await at.page.mouse.move(...(await onImage(640, 480, 0.5, 0.5)));
  await at.canvas.focus();
  await at.press('Shift+ArrowLeft', 'Enter');
  for (let step = 0; step < 8; step++) await at.press('Shift+ArrowRight', 'Shift+ArrowDown');
  await at.press('Enter');
  await expect(bar.getByText(/% sure/)).toBeVisible();
  await at.press('Escape');
  await expect(bar.getByText(/Two corners or a drag/)).toBeVisible();
  expect((await at.stored('camera-operator')).annotations).toHaveLength(annotations.length);
  await at.press('Shift+ArrowLeft', 'Enter');
  for (let step = 0; step < 8; step++) await at.press('Shift+ArrowRight', 'Shift+ArrowDown');
  await at.press('Enter', 'Enter');
  await expect
    .poll(async () => (await at.stored('camera-operator')).annotations.map(({ geometry }) => geometry.type))
    .toContain('polygon');
  await at.press('Control+z', 'v');
});

test('others like an object are found once their embeddings are computed', async () => {
  await at.canvas.focus();
  await at.press('Escape', 'Control+a', 'Alt+s');
  const dialog = at.page.getByRole('dialog', { name: 'Objects like this one' });
  await dialog.getByRole('button', { name: 'Compute embeddings' }).click();
  const found = dialog.getByRole('list', { name: 'Found' }).getByRole('listitem');
  await expect.poll(() => found.count(), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(dialog.getByText(/could not be compared yet/)).toBeHidden();
  expect(await seriousFindings(at.page)).toEqual([]);
  await at.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a detector pre-labels the sample, and its suggestions are filtered and reviewed by keys alone', async () => {
  await at.page.getByRole('button', { name: 'Images' }).first().click();
  await at.press('Control+Shift+l');
  const dialog = at.page.getByRole('dialog', { name: 'Pre-label with a model' });
  await dialog.getByRole('checkbox', { name: /classes/ }).check();
  await dialog.getByRole('button', { name: 'Suggest' }).click();
  await expect(at.page.getByText(/suggestions on 3 images/)).toBeVisible({ timeout: 60_000 });
  await at.page.getByText('dinner-table.jpg', { exact: true }).dblclick();
  await expect(at.page.getByRole('button', { name: /Accept all \d+/ })).toBeVisible();
  const before = await suggestions('dinner-table');
  expect(before.length).toBeGreaterThan(1);
  expect(new Set(before.map(({ class: label }) => label)).size).toBeGreaterThan(1);
  await at.canvas.focus();
  await at.press('Alt+w');
  const shown = before.filter(
    ({ class: label }) => label === [...new Set(before.map((one) => one.class))].toSorted()[0],
  );
  await expect(at.page.getByText(`${shown.length} of ${before.length} shown`)).toBeVisible();
  for (let step = 0; step < 20; step++) await at.press('Alt+ArrowUp');
  await expect(at.page.getByText(`0 of ${before.length} shown`)).toBeVisible();
  for (let step = 0; step < 20; step++) await at.press('Alt+ArrowDown');
  while (!(await at.page.getByText(`${before.length} of ${before.length} shown`).isVisible())) await at.press('Alt+w');
  await at.press('Tab');
  await expect(at.page.getByText(/Suggested by nanodet-g-416@1, \d+% sure \(kept from 35%\)/)).toBeVisible();
  await at.press('Enter', 'Backspace');
  await expect
    .poll(async () => (await at.stored('dinner-table')).predictions.map(({ decision }) => decision).toSorted())
    .toEqual(expect.arrayContaining(['accepted', 'rejected']));
});

test('what a person changes of an accepted suggestion is told beside it', async () => {
  const [label] = (await at.stored('dinner-table')).annotations;
  await at.canvas.focus();
  await at.press('Escape', 'Control+a');
  await expect(at.page.getByText('Not changed since')).toBeVisible();
  await at.press('Control+ArrowRight', 'Shift+ArrowRight');
  await expect(at.page.getByText(/Changed since: shape, overlap 0\.\d\d/)).toBeVisible();
  const classes = (await at.call('classes.list', {})) as { id: string; name: string }[];
  const other = classes.find(({ id }) => id !== label!.class)!;
  await at.page
    .getByRole('combobox', { name: 'Class of the selection' })
    .or(at.page.getByLabel('Class', { exact: true }))
    .first()
    .click();
  await at.page.getByRole('option', { name: other.name, exact: true }).first().click();
  await expect(at.page.getByText(/Changed since: class .+ → .+, shape, overlap/)).toBeVisible();
});

test('a model is compared with the labels: differences are marked and walked by keys', async () => {
  await at.canvas.focus();
  await at.press('Escape', 'Alt+d');
  const list = at.page.getByRole('list', { name: 'Differences' });
  await expect(list.getByRole('listitem')).not.toHaveCount(0);
  await expect(list.getByText(/: the model says /)).toBeVisible();
  await expect(list.getByText(/not labelled/).first()).toBeVisible();
  await at.press('Alt+n');
  const current = list.locator('[aria-current="true"]');
  await expect(current).toHaveCount(1);
  const first = await current.textContent();
  await at.press('Alt+n');
  await expect(current).not.toHaveText(first!);
  await at.press('Alt+Shift+n');
  await expect(current).toHaveText(first!);
  expect(await seriousFindings(at.page)).toEqual([]);
  await at.press('Alt+d');
  await expect(list).toBeHidden();
});

test('a model that has not looked at an image yet is run from the comparison, and one that sees nothing says so', async () => {
  const sample = join(import.meta.dirname, '../../resources/sample/images/astronaut.jpg');
  await at.call('images.add', { paths: [sample] });
  await imageNamed('astronaut');
  const known = (await at.call('classes.list', {})) as { name: string }[];
  if (!known.some(({ name }) => name === 'person')) {
    await at.call('classes.put', { id: null, name: 'person', colour: '#d8a028' });
  }
  await at.page.getByRole('button', { name: 'Images' }).first().click();
  await at.page.getByText('astronaut.jpg', { exact: true }).dblclick();
  await expect(at.canvas).toBeVisible();
  await at.canvas.focus();
  await at.press('Alt+d');
  const panel = at.page.getByRole('region', { name: 'Against a model' });
  const model = panel.getByRole('combobox', { name: 'Compare with' });
  const choose = async (name: RegExp) => {
    await model.click();
    await at.page.getByRole('option', { name }).click();
  };
  await choose(/NanoDet/);
  await expect(panel.getByText('has suggested nothing')).toBeVisible();
  await panel.getByRole('button', { name: 'Run it here' }).click();
  await expect(panel.getByText(/person \(\d+%\): not labelled/)).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByRole('button', { name: 'Run it here' })).toHaveCount(0);
  await choose(/Face/);
  await expect(panel.getByRole('listitem')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Run it here' }).click();
  await expect(panel.getByText('sees nothing here that the project has a class for')).toBeVisible({ timeout: 60_000 });
  await choose(/NanoDet/);
  await expect(panel.getByText(/person \(\d+%\): not labelled/)).toBeVisible();
  await panel.getByRole('button', { name: 'Stop comparing' }).click();
  await expect(panel).toBeHidden();
});
