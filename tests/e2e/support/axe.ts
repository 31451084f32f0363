import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people with a disability from using what the window shows now: the serious and the critical findings. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Half faded in, nothing has its contrast yet. What goes on for ever (a spinner) is not waited for.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ effect, playState }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
  );
  // Evaluated by the debugger, which the page's policy on scripts does not bind.
  await page.evaluate(source);
  const { violations } = await page.evaluate(() =>
    (Reflect.get(window, 'axe') as { run(options: object): Promise<AxeResults> }).run({ resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
