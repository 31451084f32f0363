import { expect, test } from '@playwright/test';
import { launchPlumbline } from './support/launch';

test('pictures chosen in the gallery become a rare case, and later ones join it', async () => {
  const workstation = await launchPlumbline({
    arguments: ['--sample'],
    preferences: { theme: 'dark', language: 'en' },
  });
  const { page } = workstation;
  await page.getByRole('option').first().waitFor();
  const choose = async (...names: readonly string[]) => {
    for (const [index, name] of names.entries()) {
      await page.getByText(name, { exact: true }).click({ modifiers: index === 0 ? [] : ['ControlOrMeta'] });
    }
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Make a rare case…' }).click();
  };
  await choose('sign-bakery.jpg', 'sign-trail.jpg');
  const form = page.getByRole('dialog', { name: 'Rare case of 2 places' });
  await form.getByRole('textbox', { name: 'Title' }).fill('Hard to read');
  await form.getByRole('button', { name: 'Make the case' }).click();
  await expect(page.getByText('“Hard to read” now has 2 members.')).toBeVisible();
  await choose('receipt-faded.jpg');
  const again = page.getByRole('dialog', { name: 'Rare case of 1 place' });
  await again.getByRole('combobox', { name: 'Add to' }).click();
  await page.getByRole('option', { name: 'Hard to read' }).click();
  await again.getByRole('button', { name: 'Add to the case' }).click();
  await expect(page.getByText('“Hard to read” now has 3 members.')).toBeVisible();
  await page.keyboard.press('Control+3');
  await page.getByRole('tab', { name: 'Rare cases' }).click();
  await page
    .getByRole('region', { name: 'Open', exact: true })
    .getByRole('button', { name: /^Hard to read/ })
    .click();
  const card = page.getByRole('dialog', { name: 'Hard to read' });
  await expect(card).toContainText('Found by: Chosen by hand');
  await expect(card.getByRole('img', { name: 'Member of the rare case' })).toHaveCount(3);
  await workstation.close();
});
