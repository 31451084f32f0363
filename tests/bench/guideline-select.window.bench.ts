import { mkdtempSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { imageExtent } from '@shared/geometry/extent';
import { draftState } from '@main/guidelines/draft-changes';
import { publish } from '@main/guidelines/publish';
import { fitBounds } from '@renderer/canvas/editor/viewport';
import { guidelineProject, placeOf, size, sizes } from './support/guideline-project';
import { launch } from './support/launch';
import { quantiles } from './support/measure';

// In the real window with 2,000 rules (10 MB) and 5,000 cases: from the press that selects another label to the frame
// that shows its rules, against the frame that such a press needs anyway.

const rounds = 120;

/** CSS pixels around a picture that was fitted, about: the middle of a label is hit all the same. */
const MARGIN = 24;

interface Pressed {
  readonly panelMs: number;
  readonly frameMs: number;
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const { store } = guidelineProject(folder, sizes.classes);
const base = draftState(store).base.map(({ id }) => id);
await publish(
  store,
  { base, reason: 'Bench', scopes: [] },
  { signal: new AbortController().signal, progress: () => undefined },
);
store.db.close();

const { app, page } = await launch(process.cwd(), [store.path]);
try {
  await page.getByText('avenue.jpg', { exact: true }).dblclick();
  const canvas = page.getByRole('application');
  await canvas.waitFor();
  await page.keyboard.press('g');
  await page.locator('[data-part="guideline"]').waitFor();
  await page.keyboard.press('v');
  const times: Pressed[] = [];
  for (let round = 0; round < rounds; round++) times.push(await select(page, (round * 7 + 1) % sizes.classes));
  const panel = quantiles(times.map(({ panelMs }) => panelMs));
  const floor = quantiles(times.map(({ frameMs }) => frameMs));
  const machine = { cores: cpus().length, load: loadavg()[0] };
  console.log(JSON.stringify({ name: 'guideline-select', ...machine, ...sizes, rounds, panel, floor }));
} finally {
  await app.close();
}

/** Presses on a label and waits for the frame in which the panel shows the first rule of its class. */
async function select(window: Page, index: number): Promise<Pressed> {
  const box = (await window.getByRole('application').boundingBox())!;
  const view = fitBounds(
    { scale: 1, x: 0, y: 0, width: box.width, height: box.height },
    imageExtent(size.width, size.height),
    MARGIN,
  );
  const { x, y, width, height } = placeOf(index);
  // Listens before the press is sent: the two do not come by one way.
  await window.evaluate((title) => {
    const frame = (then: (at: number) => void) =>
      requestAnimationFrame(() => setTimeout(() => then(performance.now())));
    const pressed = new Promise<Pressed>((resolve, reject) => {
      setTimeout(() => reject(new Error(`The panel does not show ${title}`)), 10_000);
      addEventListener(
        'pointerdown',
        ({ timeStamp }) => {
          let frameMs = 0;
          frame((at) => {
            frameMs = at - timeStamp;
          });
          const part = document.querySelector('[data-part="guideline"]')!;
          const observer = new MutationObserver(() => {
            if (part.querySelector('ol h3')?.textContent !== title) return;
            observer.disconnect();
            frame((at) => resolve({ panelMs: at - timeStamp, frameMs }));
          });
          observer.observe(part, { childList: true, subtree: true, characterData: true });
        },
        { capture: true, once: true },
      );
    });
    Object.assign(globalThis, { pressed });
  }, `Rule ${index}`);
  const [right, down] = [x + width / 2, y + height / 2].map((place) => place * view.scale) as [number, number];
  await window.mouse.click(box.x + view.x + right, box.y + view.y + down);
  const pressed = await window.evaluate(() => Reflect.get(globalThis, 'pressed') as Promise<Pressed>);
  // The hand rests, as one does who reads.
  await window.waitForTimeout(150);
  return pressed;
}
