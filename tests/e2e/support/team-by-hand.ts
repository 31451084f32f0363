import { expect, type Locator, type Page } from '@playwright/test';
import type { Workstation } from './launch';

// What people of a team do at their windows, by clicks and keys.

export function dialog({ page }: Workstation, name: string): Locator {
  return page.getByRole('dialog', { name });
}

export async function syncByHand({ page }: Workstation): Promise<void> {
  await page.getByRole('button', { name: 'Team' }).click();
  const now = page.getByRole('button', { name: 'Sync now' });
  await now.click();
  await expect(now).toBeEnabled({ timeout: 30_000 });
  await expect(page.getByText('Last synced now')).toBeVisible();
  await expect(page.getByText(/\d+ changes? not sent/)).toHaveCount(0);
}

export async function keyOf(window: Workstation): Promise<string> {
  await window.page.getByRole('button', { name: /^Join a team/ }).click();
  return (await dialog(window, 'Join a team').locator('code').textContent()) ?? '';
}

export async function joinByHand(
  window: Workstation,
  { invitation, place, path }: { readonly invitation: string; readonly place: string; readonly path: string },
): Promise<void> {
  const joining = dialog(window, 'Join a team');
  await joining.getByLabel('Paste the invitation that comes back').fill(invitation);
  await joining.getByLabel(/^The folder that the team shares/).fill(place);
  await joining.getByLabel('Your project file').fill(path);
  await window.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(window.page.getByRole('option').first()).toBeVisible();
}

export async function more(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

export async function openGuidelines(page: Page, tab: string): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: tab }).click();
}

export async function lookAgainByHand({ page }: Workstation): Promise<void> {
  await openGuidelines(page, 'Rules');
  const acknowledge = page.getByRole('button', { name: 'Acknowledge' });
  await acknowledge.click();
  await expect(acknowledge).toHaveCount(0);
  const queue = page.getByRole('listbox', { name: /to recheck/ });
  // Places to try the version on may be offered first.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Recheck' }).click({ timeout: 1000 });
    await expect(queue).toBeVisible({ timeout: 1000 });
  }).toPass();
  await queue.focus();
  const nothing = page.getByText('Nothing to look at again');
  await expect(async () => {
    if (await nothing.isHidden()) await page.keyboard.press('Enter');
    await expect(nothing).toBeVisible({ timeout: 500 });
  }).toPass();
}

export async function chooseHub({ page }: Workstation): Promise<void> {
  await page.getByRole('button', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Change…', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Use a team hub…' }).click();
}
