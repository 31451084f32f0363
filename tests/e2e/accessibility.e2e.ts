import { expect, test, type Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { launchPlumbline } from './support/launch';

/** Presses Tab until what is looked for has the focus; fails when it never gets there. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  for (let press = 0; press < 60; press++) {
    if ((await focused()).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The focus never reached "${name}"`);
}

for (const [language, theme] of [
  ['en', 'dark'],
  ['ko', 'light'],
] as const) {
  test(`axe finds nothing serious before and around the work (${language}, ${theme})`, async () => {
    const workstation = await launchPlumbline({ preferences: { theme, language } });
    const { page } = workstation;
    const findings: Record<string, string[]> = {};
    const look = async (what: string) => {
      const found = await seriousFindings(page);
      if (found.length > 0) findings[what] = found;
    };
    await page.locator('h1').first().waitFor();
    await look('home');
    await page.keyboard.press('Control+N');
    await page.getByRole('dialog').waitFor();
    await look('new project');
    await page.getByRole('dialog').getByRole('button').last().click();
    await look('new project with words at its fields');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.evaluate(() => Reflect.get(window, 'plumbline').call('projects.openSample', {}));
    await page.getByRole('option').first().waitFor();
    await page.getByRole('listbox').first().focus();
    await page.keyboard.press('Control+A');
    await look('everything selected');
    await page.keyboard.press('Control+F');
    await page.keyboard.type('no such picture');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    await look('nothing found');
    await page.keyboard.press('Escape');
    await page.locator('button[aria-pressed="false"]').click();
    await page.getByRole('row').nth(2).waitFor();
    await look('table');
    await page.keyboard.press('Control+2');
    await page.getByRole('application').waitFor();
    await page.getByRole('application').focus();
    for (const key of ['r', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter', 'v', 'Control+A']) {
      await page.keyboard.press(key);
    }
    await expect(page.getByRole('listitem').getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
    await look('a selected object');
    expect(findings).toEqual({});
    await workstation.close();
  });
}

test('everything on Annotate is reached by Tab, and nothing holds the focus', async () => {
  const workstation = await launchPlumbline({
    arguments: ['--sample'],
    preferences: { theme: 'dark', language: 'en' },
  });
  const { page } = workstation;
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Control+2');
  await page.getByRole('application').waitFor();
  await page.getByRole('application').focus();
  for (const name of ['Name of the class', 'Search or run a command', 'Settings', 'Draw a polygon', 'Fit the image']) {
    await tabTo(page, name);
  }
  await workstation.close();
});
