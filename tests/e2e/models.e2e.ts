import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newId } from '@shared/changes/new-id';
import type { AnnotationId } from '@shared/model/ids';
import { familySamples } from '@tests/support/detector-families';
import { buildModel } from '@tests/support/onnx-builder';
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
    paths: [sample('sign-no-parking-night.jpg'), sample('camera-operator.jpg'), sample('dogs-in-park.jpg')],
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
