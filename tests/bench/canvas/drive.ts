import type { CDPSession, Page } from '@playwright/test';
import { median, rounded } from '../support/measure';
import { BLANK, HEIGHT, makeShapes, WIDTH } from './make-shapes';

const SECONDS = 1.5;

/** Medians and 95th percentiles in milliseconds; frames as the page sees them. */
export interface Measured {
  readonly loadMs: number;
  readonly hoverP95: number;
  readonly selectMs: number;
  readonly commitMs: number;
  readonly panP95: number;
  readonly zoomP95: number;
  readonly longestBlockMs: number;
  readonly heapMb: number;
}

type Point = readonly [number, number];

/** Drives a page that keeps to `BenchPage` with trusted input, one event a frame. */
export async function measurePage(page: Page, count: number): Promise<Measured> {
  const session = await page.context().newCDPSession(page);
  const loadMs = await load(page, count);
  const [left, top] = await place(page, 0, 0);
  const [right, bottom] = await place(page, WIDTH, HEIGHT);
  const around = (t: number): Point => [
    (left + right) / 2 + ((right - left) / 3) * Math.sin(2 * Math.PI * t),
    (top + bottom) / 2 + ((bottom - top) / 3) * Math.sin(4 * Math.PI * t),
  ];
  const hover = await framesDuring(page, (t) => page.mouse.move(...around(t)));
  const selectMs = await select(page, count);
  const commitMs = await draw(page);
  await page.evaluate(() => window.__bench.setMode('pan'));
  const middle = await place(page, (BLANK[0] + BLANK[2]) / 2, (BLANK[1] + BLANK[3]) / 2);
  await page.mouse.move(...middle);
  await page.mouse.down();
  const pan = await framesDuring(page, (t) =>
    page.mouse.move(middle[0] + 200 * Math.sin(2 * Math.PI * t), middle[1] + 120 * Math.sin(4 * Math.PI * t)),
  );
  await page.mouse.up();
  let notch = 0;
  const zoom = await framesDuring(page, () => wheel(session, middle, Math.floor(notch++ / 10) % 2 === 0 ? -100 : 100));
  await page.waitForTimeout(600);
  return {
    loadMs: rounded(loadMs),
    hoverP95: rounded(p95(hover)),
    selectMs: rounded(selectMs),
    commitMs: rounded(commitMs),
    panP95: rounded(p95(pan)),
    zoomP95: rounded(p95(zoom)),
    longestBlockMs: rounded(Math.max(...pan, ...zoom)),
    heapMb: rounded(await heap(session)),
  };
}

/** From the call to the painted frame, on a picture of noise that is made before. */
async function load(page: Page, count: number): Promise<number> {
  return page.evaluate(
    async ({ width, height, shapes }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      for (let index = 0; index < 4000; index++) {
        context.fillStyle = `hsl(${(index * 47) % 360} 40% ${20 + (index % 50)}%)`;
        context.fillRect((index * 1237) % width, (index * 769) % height, 220, 160);
      }
      const imageUrl = URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg' }));
      const began = performance.now();
      await window.__bench.load({ imageUrl, width, height, shapes });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return performance.now() - began;
    },
    { width: WIDTH, height: HEIGHT, shapes: makeShapes(count) },
  );
}

async function place(page: Page, x: number, y: number): Promise<Point> {
  return page.evaluate(([across, down]) => window.__bench.toClient(across, down), [x, y] as const);
}

/** Sends `step` about sixty times a second, and gives the times between the page's frames meanwhile. */
async function framesDuring(page: Page, step: (t: number) => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Reflect.set(window, 'frames', times);
    const frame = () => {
      times.push(performance.now());
      if ((Reflect.get(window, 'frames') as unknown) === times) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const began = performance.now();
  for (let sent = 0; performance.now() - began < SECONDS * 1000; sent++) {
    await step((performance.now() - began) / 1000 / SECONDS);
    const wait = began + (sent * 1000) / 60 - performance.now();
    if (wait > 0) await page.waitForTimeout(wait);
  }
  return page.evaluate(() => {
    const times = Reflect.get(window, 'frames') as unknown as number[];
    Reflect.set(window, 'frames', null);
    return times.slice(1).map((time, index) => time - times[index]!);
  });
}

/** From the press to the frame that shows the selection; the median of five. */
async function select(page: Page, count: number): Promise<number> {
  await page.evaluate(() => window.__bench.setMode('select'));
  const shapes = makeShapes(count);
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const { points } = shapes[Math.floor(((turn + 0.5) / 5) * count)]!;
    const middle = [0, 1].map((axis) =>
      points.filter((_, at) => at % 2 === axis).reduce((sum, one) => sum + one / 30, 0),
    );
    const target = await place(page, middle[0]!, middle[1]!);
    await page.evaluate(() => window.__bench.deselect());
    await page.mouse.move(...target);
    await page.waitForTimeout(120);
    times.push(await until(page, 'pointerdown', 'selected', () => page.mouse.down()));
    await page.mouse.up();
  }
  await page.evaluate(() => window.__bench.deselect());
  return median(times);
}

/** From the release of the button to the frame that shows the new box; the median of three. */
async function draw(page: Page): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await page.evaluate(() => window.__bench.setMode('rect'));
    const from = await place(page, BLANK[0] + 30 + turn * 180, BLANK[1] + 30);
    const to = await place(page, BLANK[0] + 180 + turn * 180, BLANK[1] + 200);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 6 });
    await page.waitForTimeout(60);
    times.push(await until(page, 'pointerup', 'added', () => page.mouse.up()));
  }
  return median(times);
}

async function until(page: Page, event: string, what: 'selected' | 'added', act: () => Promise<void>): Promise<number> {
  await page.evaluate(
    ([type, state]) => {
      const before = window.__bench.count();
      const reached = () =>
        state === 'added' ? window.__bench.count() > before : window.__bench.selectedId() !== null;
      const pending = new Promise<number>((resolve) => {
        const listen = ({ timeStamp }: Event) => {
          const look = () =>
            reached()
              ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - timeStamp)))
              : setTimeout(look);
          look();
        };
        addEventListener(type, listen, { once: true, capture: true });
      });
      Reflect.set(window, 'pending', pending);
    },
    [event, what] as const,
  );
  await act();
  return page.evaluate(() => Reflect.get(window, 'pending') as Promise<number>);
}

async function wheel(session: CDPSession, [x, y]: Point, deltaY: number): Promise<void> {
  await session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY });
}

async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}
