import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { seriousFindings } from './support/axe';
import { launchPlumbline } from './support/launch';
import { ask } from './support/asking';

const astronaut = resolve(import.meta.dirname, '../fixtures/images/astronaut.jpg');

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-guidelines '));
});

test.afterEach(() => rm(folder, { recursive: true, force: true }));

function pictureIds(page: Page): Promise<string[]> {
  return ask({ page }, 'images.ids', { filter: { text: '', class: null, state: 'all' }, sort: 'path' });
}

interface Labels {
  readonly image: string;
  readonly class: string;
  readonly className: string;
  readonly ids: readonly string[];
}

/** Labels of one class on the first image, drawn now. */
async function drawLabels(page: Page, count: number): Promise<Labels> {
  const [image] = await pictureIds(page);
  const [first] = await ask<{ id: string; name: string }[]>({ page }, 'classes.list', {});
  const ids = Array.from({ length: count }, () => crypto.randomUUID().replace(/^(.{14})4/, '$17'));
  await ask({ page }, 'annotate.edit', {
    image,
    label: 'draw',
    operations: ids.map((id, index) => ({
      type: 'put',
      id,
      class: first!.id,
      geometry: { type: 'box', x: 10 + 20 * index, y: 10, width: 60, height: 40 },
    })),
  });
  return { image: image!, class: first!.id, className: first!.name, ids };
}

async function openGuidelines(page: Page): Promise<void> {
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Control+3');
  await page
    .getByRole('tab', { name: 'Rules' })
    .or(page.getByRole('tab', { name: '규칙' }))
    .waitFor();
}

/** Writes a rule with one example into the draft. */
async function putRule(page: Page, title: string, image: string, classes: readonly string[], index = 0): Promise<void> {
  await ask({ page }, 'guidelines.putRule', {
    rule: null,
    value: {
      title,
      classes,
      situation: index % 3 === 0 ? 'When more than half is hidden' : '',
      text: 'Outline **all** of it.\n\n- also behind glass\n- never the shadow',
      rationale: 'People read it in two ways.',
      examples: [
        {
          verdict: 'good',
          image,
          region: { type: 'box', x: 0, y: 0, width: 90, height: 90 },
          note: 'Seen through glass',
        },
      ],
      status: 'active',
      order: index * 10,
      question: null,
    },
  });
}

async function publish(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
}

test('a rule is written, published, changed and published again; what was labelled before is looked at again', async () => {
  const workstation = await launchPlumbline({
    arguments: ['--sample'],
    preferences: { theme: 'dark', language: 'en' },
  });
  const { page } = workstation;
  await page.getByRole('option').first().waitFor();
  const [known] = await ask<{ id: string; name: string }[]>({ page }, 'classes.list', {});
  await openGuidelines(page);

  await page.getByRole('button', { name: 'Write the first rule' }).click();
  await page.getByLabel('Title').fill('Outline the whole thing');
  await page.getByRole('combobox', { name: 'Classes' }).fill(known!.name);
  await page.getByRole('option', { name: known!.name, exact: true }).click();
  await page
    .getByRole('textbox', { name: 'What to do' })
    .fill('Outline what is **visible** only.\n\n<img src=x onerror=alert(1)> [more](https://example.com)');
  await page.keyboard.press('Control+Enter');
  const rule = page.getByRole('article', { name: 'Outline the whole thing' });
  await expect(rule.locator('strong')).toHaveText('visible');
  await expect(rule).toContainText('<img src=x onerror=alert(1)>');
  await expect(rule.locator('img, a')).toHaveCount(0);

  await publish(page, 'Our first rule');
  await expect(page.getByRole('dialog', { name: 'Version 1 is in force' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const acknowledge = page.getByRole('button', { name: 'Acknowledge' });
  if (await acknowledge.isVisible()) await acknowledge.click();
  const before = await drawLabels(page, 3);

  await rule.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'What to do' }).fill('Outline the whole thing, also where it is **hidden**.');
  await page.keyboard.press('Control+,');
  await page.keyboard.press('Control+3');
  await rule.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: 'What to do' })).toContainText('also where it is');
  await page.getByRole('button', { name: 'Save in the draft' }).click();
  await expect(page.getByRole('button', { name: /Outline the whole thing.*Changed/ })).toBeVisible();
  await page.getByRole('button', { name: 'Compare…' }).click();
  await expect(page.getByRole('dialog').locator('ins').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Publish…' }).click();
  const impact = page.getByRole('dialog').getByRole('region', { name: 'Impact' });
  await expect(impact).toContainText('will have to be looked at again');
  await expect(impact.getByRole('img').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('dialog').getByLabel('Reason').fill('Hidden parts count');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Version 2 is in force' })).toContainText('in the recheck queue');
  await page.getByRole('button', { name: 'Start the recheck' }).click();

  const after = await drawLabels(page, 2);
  const queue = page.getByRole('listbox', { name: /to recheck/ });
  await expect(queue).toBeFocused();
  const { items, total } = await ask<{ items: { annotation: string }[]; total: number }>(
    { page },
    'guidelines.rechecks',
    {
      state: 'pending',
      version: null,
      mine: false,
      offset: 0,
      limit: 500,
    },
  );
  const queued = new Set(items.map(({ annotation }) => annotation));
  expect(before.ids.every((id) => queued.has(id))).toBe(true);
  expect(after.ids.some((id) => queued.has(id))).toBe(false);
  await expect(queue.getByRole('option').first()).toHaveAttribute('aria-setsize', String(total));
  await expect(page.getByRole('region', { name: 'Label to recheck' }).locator('del, ins').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(queue.getByRole('option').first()).toHaveAttribute('aria-setsize', String(total - 1));
  await expect(page.getByText('1 as they were')).toBeVisible();
  await page.keyboard.press('x');
  await page.getByRole('dialog').getByLabel('Why').fill('Not hidden at all');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 dismissed')).toBeVisible();

  await page.keyboard.press('o');
  await page.locator('canvas:visible').waitFor();
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('tab', { name: 'Recheck' })).toHaveAttribute('aria-selected', 'true');
  await workstation.close();
});

test('a question becomes a rare case that is decided, and its answer a rule with its crop', async () => {
  const workstation = await launchPlumbline({
    arguments: ['--sample'],
    preferences: { theme: 'light', language: 'en' },
  });
  const { page } = workstation;
  await page.getByRole('option').first().waitFor();
  const { image } = await drawLabels(page, 1);
  await ask({ page }, 'guidelines.ask', {
    image,
    region: { type: 'box', x: 10, y: 10, width: 60, height: 40 },
    annotation: null,
    rule: null,
    reason: 'Does the shadow count?',
  });
  await openGuidelines(page);
  await page.getByRole('tab', { name: 'Questions' }).click();
  await expect(page.getByRole('article')).toContainText('Does the shadow count?');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('Title of the rare case').fill('Shadow of a sign');
  await page.getByRole('button', { name: 'Make it a rare case' }).click();
  await page
    .getByRole('region', { name: 'Open' })
    .getByRole('button', { name: /Shadow of a sign/ })
    .click();
  const shown = page.getByRole('dialog', { name: 'Shadow of a sign' });
  await expect(shown.getByRole('img', { name: 'Member of the rare case' })).toBeVisible();
  await shown.getByRole('button', { name: 'Move to “Decided”' }).click();
  await expect(shown.getByRole('alert')).toContainText('no decision');
  await shown.getByLabel('Decision').fill('Never labelled.');
  await shown.getByRole('button', { name: 'Move to “Decided”' }).click();
  await expect(shown.getByRole('button', { name: 'Move to “Collecting”' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Decided' })).toContainText('Shadow of a sign');
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByLabel('Your answer').fill('No, never.');
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(page.getByText('No open questions')).toBeVisible();
  await page.getByText('Answered', { exact: true }).click();
  await page.getByLabel('Title of the rule').fill('Shadows do not count');
  await page.getByRole('button', { name: 'Make it a rule' }).click();
  const rule = page.getByRole('article', { name: 'Shadows do not count' });
  await expect(rule.getByRole('img', { name: 'astronaut.jpg' })).toBeVisible();
  await expect(rule).toContainText('No, never.');
  await workstation.close();
});

test('an example whose picture is missing says so', async () => {
  const workstation = await launchPlumbline({ preferences: { theme: 'dark', language: 'en' } });
  const { app, page } = workstation;
  const pictures = join(folder, 'Signs');
  await mkdir(pictures);
  await copyFile(astronaut, join(pictures, 'one.jpg'));
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, pictures);
  await page.getByRole('heading', { name: 'Recent projects' }).waitFor();
  await page.keyboard.press('Control+N');
  await page.getByRole('button', { name: 'Choose folder…' }).click();
  await page.getByRole('button', { name: 'Create project' }).click();
  await page.getByRole('option').first().waitFor();
  const [image] = await pictureIds(page);
  await putRule(page, 'Signs', image!, []);
  await page.getByRole('button', { name: 'Home' }).click();
  await rename(pictures, join(folder, 'elsewhere'));
  await page.getByRole('button', { name: /Signs/ }).first().click();
  await expect(page.getByRole('option')).toContainText('Missing');
  await openGuidelines(page);
  await expect(page.getByRole('article')).toContainText('The image file is missing');
  await workstation.close();
});

for (const [language, theme, width, height] of [
  ['en', 'dark', 1280, 800],
  ['ko', 'light', 1920, 1080],
  ['en', 'contrast', 1280, 800],
] as const) {
  test(`the guideline is usable empty, with a few rules and with many (${language}, ${theme}, ${width}×${height})`, async () => {
    const workstation = await launchPlumbline({ arguments: ['--sample'], preferences: { theme, language } });
    const { app, page } = workstation;
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await openGuidelines(page);
    const findings = [await seriousFindings(page)];
    const classes = await ask<{ id: string }[]>({ page }, 'classes.list', {});
    const pictures = await pictureIds(page);
    const put = (index: number) => {
      const about = classes[index % (classes.length + 1)];
      return putRule(page, `Rule ${index} on what is hidden`, pictures[0]!, about ? [about.id] : [], index);
    };
    for (let index = 1; index <= 3; index++) await put(index);
    await expect(page.locator('[data-rule]')).toHaveCount(3);
    await expect(page.getByRole('img', { name: 'Seen through glass' })).toBeVisible();
    findings.push(await seriousFindings(page));
    for (let index = 4; index <= 150; index++) await put(index);
    await expect(page.locator('[data-rule]')).toHaveCount(150);
    await page.locator('[data-rule]').first().focus();
    await page.keyboard.press('End');
    await expect(page.locator('[data-rule]').last()).toBeFocused();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      findings.push(await seriousFindings(page));
    }
    expect(findings.flat()).toEqual([]);
    await workstation.close();
  });
}
