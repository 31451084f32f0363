import { expect, test } from '@playwright/test';
import type { Suggestions } from '@shared/contract/case-signals';
import { launchPlumbline, type Workstation } from './support/launch';

// What may be a rare case is found in the sample as it is shipped: real pictures, three people's readings, and the looks
// that the shipped model gives them.

let workstation: Workstation;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  workstation = await launchPlumbline({ arguments: ['--sample'], preferences: { theme: 'dark', language: 'en' } });
  await workstation.page.getByRole('option').first().waitFor();
});

test.afterAll(() => workstation.close());

async function suggestions(): Promise<Suggestions> {
  const envelope: unknown = await workstation.page.evaluate(() =>
    (Reflect.get(window, 'plumbline') as { call(name: string, input: object): Promise<unknown> }).call(
      'guidelines.suggestions',
      {},
    ),
  );
  return (envelope as { value: Suggestions }).value;
}

test('a search finds look-alikes that people read differently, the ones that explain most first, and outliers last', async () => {
  const { page } = workstation;
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: 'Rare cases' }).click();
  await page.getByRole('button', { name: 'Look for cases' }).click();
  await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible({ timeout: 60_000 });
  const { items, objects, unseen } = await suggestions();
  expect(objects).toBeGreaterThan(50);
  // The shipped model has looked at every one.
  expect(unseen).toBe(0);
  expect(items[0]).toMatchObject({ signal: 'disagreement' });
  expect(items[0]!.size).toBeGreaterThanOrEqual(3);
  expect(items[0]!.doubt!).toBeGreaterThan(items[0]!.usual!);
  const signals = items.map(({ signal }) => signal);
  if (signals.includes('outlier')) {
    expect(signals.lastIndexOf('disagreement')).toBeLessThan(signals.indexOf('outlier'));
  }
  const first = page.getByRole('article', { name: 'Look-alikes that people read differently' }).first();
  await expect(first).toContainText(/\d+ of \d+ disputed; \d+% is usual in this class/);
  await expect(first.getByRole('img').first()).toBeVisible();
});

test('one of them becomes a case with its places and readings, and is not suggested again; another is put aside', async () => {
  const { page } = workstation;
  const before = await suggestions();
  const first = page.getByRole('article', { name: 'Look-alikes that people read differently' }).first();
  await first.getByRole('button', { name: 'Make a case…' }).click();
  const form = page.getByRole('dialog', { name: /^Rare case of/ });
  await form.getByRole('textbox', { name: 'Title' }).fill('Read in several ways');
  await form.getByRole('button', { name: 'Make the case' }).click();
  const board = page.getByRole('region', { name: 'Open', exact: true });
  await expect(board).toContainText('Read in several ways');
  await expect(board).toContainText(`${before.items[0]!.size} members`);
  await expect.poll(async () => (await suggestions()).items.length).toBe(before.items.length - 1);

  // On the screen too, or the button is still that of the one before.
  await expect(page.getByRole('heading', { name: `Suggested cases ${before.items.length - 1}` })).toBeVisible();
  await page.getByRole('button', { name: 'Not a case' }).first().click();
  await expect.poll(async () => (await suggestions()).items.length).toBe(before.items.length - 2);
  await board.getByRole('button', { name: /^Read in several ways/ }).click();
  const card = page.getByRole('dialog', { name: 'Read in several ways' });
  await expect(card).toContainText('Found by: Look-alikes that people read differently');
  await expect(card.getByRole('img', { name: 'Member of the rare case' }).first()).toBeVisible();
});
