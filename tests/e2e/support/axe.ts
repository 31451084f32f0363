import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people with a disability from using what the window shows now: the serious and the critical findings. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(stillness);
  // Evaluated by the debugger, which the page's policy on scripts does not bind.
  await page.evaluate(source);
  const { violations } = await page.evaluate(() =>
    (Reflect.get(window, 'axe') as { run(options: object): Promise<AxeResults> }).run({ resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/**
 * Half faded in, nothing has its contrast yet: waits for ten frames in a row in which nothing moves, since what just
 * appeared begins to fade in only a frame or two later. What goes on for ever (a spinner) is not waited for.
 */
async function stillness(): Promise<void> {
  for (let still = 0; still < 10; still++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const moves = document
      .getAnimations()
      .some(({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations !== Infinity);
    if (moves) still = -1;
  }
}
