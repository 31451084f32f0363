import type { Page } from '@playwright/test';
import { freshUserData, launch } from './support/launch';
import { median, rounded } from './support/measure';

// From the key that settles a dispute to the next one on the screen (goal: under 100 ms), on the sample's pictures; the
// floor is a key that only turns a word, in the same window.
const keys = ['m', 'a', 'm', 'b', 'm', 'a', 'm', 'a', 'm', 'x', 'm', 'm'];

/** What the page measures: from a key's own time stamp to the end of the frame after what `selector` shows has changed. */
async function keyToFrame(page: Page, key: string, selector: string, attribute: string): Promise<number> {
  const milliseconds = await page.evaluateHandle(
    ([wanted, name]) => {
      let pressed = 0;
      addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true });
      const before = document.querySelector(wanted!)?.getAttribute(name!);
      const shown = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const now = document.querySelector(wanted!)?.getAttribute(name!);
          if (!now || now === before) return;
          observer.disconnect();
          // The frame that shows it, and what the canvas paints in it.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - pressed)));
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      });
      // Within an object, or the page would be waited for.
      return { shown };
    },
    [selector, attribute],
  );
  await page.keyboard.press(key);
  return milliseconds.evaluate(({ shown }) => shown);
}

const { app, page } = await launch(process.cwd(), ['--sample'], freshUserData());
await page.getByRole('button', { name: 'Review' }).click();
await page.getByRole('option').first().waitFor();
await page.getByRole('complementary', { name: 'Dispute' }).getByRole('button', { name: /^A / }).waitFor();
await page.evaluate(() => {
  const word = document.createElement('i');
  word.id = 'floor';
  document.body.append(word);
  addEventListener('keydown', (event) => event.key === 'F9' && word.setAttribute('data-at', String(event.timeStamp)));
});
const floor: number[] = [];
const times: number[] = [];
for (const key of keys) {
  floor.push(await keyToFrame(page, 'F9', '#floor', 'data-at'));
  times.push(await keyToFrame(page, key, '[data-dispute]', 'data-dispute'));
  // As long as a quick person looks.
  await page.waitForTimeout(400);
}
await app.close();
console.log(
  JSON.stringify({
    disputes: times.length,
    nextMs: rounded(median(times)),
    nextWorstMs: rounded(Math.max(...times)),
    floorMs: rounded(median(floor)),
    nextToFloor: rounded(median(times) / median(floor)),
  }),
);
