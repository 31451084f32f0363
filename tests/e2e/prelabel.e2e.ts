import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { Annotating } from './support/annotating';
import { seriousFindings } from './support/axe';

let at: Annotating;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  at = await Annotating.begin([]);
  const sample = (name: string) => join(import.meta.dirname, '../../resources/sample/images', name);
  await at.call('images.add', { paths: ['astronaut.jpg', 'cat.jpg', 'dogs-in-park.jpg'].map(sample) });
});

test.afterAll(() => at.end());

async function openDialog(): Promise<Locator> {
  await at.page.getByRole('button', { name: 'Pre-label…' }).click();
  const dialog = at.page.getByRole('dialog', { name: 'Pre-label with a model' });
  await expect(dialog.getByText('Apache-2.0')).toBeVisible();
  return dialog;
}

async function classNames(): Promise<string[]> {
  return ((await at.call('classes.list', {})) as { name: string }[]).map(({ name }) => name);
}

test('a model looks only at the images that the gallery lists, and its kinds become the classes that a person says', async () => {
  await expect(at.page.getByText('dogs-in-park.jpg', { exact: true })).toBeVisible();
  await at.page.getByLabel('Filter by name').fill('astronaut');
  await expect(at.page.getByText('dogs-in-park.jpg', { exact: true })).toHaveCount(0);
  const before = await classNames();
  const dialog = await openDialog();
  await expect(dialog.getByRole('radio', { name: 'The image listed now' })).toBeChecked();
  await dialog.getByText('Which class each kind becomes').click();
  await dialog.getByRole('combobox', { name: 'What “person” becomes' }).selectOption(before[0]!);
  await expect(dialog.getByText('1 changed')).toBeVisible();
  expect(await seriousFindings(at.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Suggest' }).click();
  await expect(at.page.getByText(/1 suggestion on 1 image/)).toBeVisible({ timeout: 60_000 });
  expect(await classNames()).toEqual(before);
});

test('the next run does only what is left, and looks again when it is asked to', async () => {
  await at.page.getByLabel('Filter by name').fill('');
  await expect(at.page.getByText('dogs-in-park.jpg', { exact: true })).toBeVisible();
  const again = await openDialog();
  await expect(again.getByText('1 changed')).toBeVisible();
  await again.getByText('Which class each kind becomes').click();
  const person = again.getByRole('combobox', { name: 'What “person” becomes' });
  await expect(person.getByRole('option', { selected: true })).toHaveText((await classNames())[0]!);
  await again.getByRole('button', { name: 'Suggest' }).click();
  await expect(at.page.getByText(/on 2 images, 1 was looked at before/)).toBeVisible({ timeout: 60_000 });
  const all = await openDialog();
  await all.getByRole('checkbox', { name: /Also images it has looked at before/ }).check();
  await all.getByRole('button', { name: 'Suggest' }).click();
  await expect(at.page.getByText(/on 3 images/)).toBeVisible({ timeout: 60_000 });
});
