import { median, rounded } from '../support/measure';
import type { LoadInput } from './bench-page';
import { framesDuring, type Frames } from './frames';
import { BLANK, HEIGHT, makeShapes, WIDTH } from './make-shapes';
import { traceFrames, untilShown } from './shown';
import { cpuMs, heapMb, rendererMb, type Measurable } from './window';

/** One run. Times in milliseconds, from the call or the input event to the screen. */
export interface Measured {
  readonly loadMs: number;
  /** Of the processor. */
  readonly loadCpuMs: number;
  readonly heapMb: number;
  readonly rendererMb: number;
  readonly hover: Frames;
  readonly selectMs: number;
  readonly newBoxMs: number;
  readonly dragVertex: Frames;
  readonly editedMs: number;
  readonly pan: Frames;
  readonly zoom: Frames;
}

type Point = readonly [number, number];

/** Drives a page that keeps to `BenchPage` with trusted input. */
export async function measurePage(measurable: Measurable, count: number): Promise<Measured> {
  const { page } = measurable;
  const loaded = await load(measurable, count);
  const [left, top] = await place(measurable, 0, 0);
  const [right, bottom] = await place(measurable, WIDTH, HEIGHT);
  const hover = await framesDuring(measurable, (t) =>
    page.mouse.move(
      (left + right) / 2 + ((right - left) / 3) * Math.sin(2 * Math.PI * t),
      (top + bottom) / 2 + ((bottom - top) / 3) * Math.sin(4 * Math.PI * t),
    ),
  );
  const selectMs = await select(measurable, count);
  const newBoxMs = await draw(measurable);
  const middle = await place(measurable, (BLANK[0] + BLANK[2]) / 2, (BLANK[1] + BLANK[3]) / 2);
  // A view that shows part of the picture, so that the hand has where to go.
  await zoomTo(measurable, 0.5);
  const pan = await panAbout(measurable, middle);
  const zoom = await framesDuring(measurable, (_, index) =>
    wheel(measurable, middle, Math.floor(index / 10) % 2 === 0 ? -100 : 100),
  );
  const { dragVertex, editedMs } = await edit(measurable, count);
  return {
    ...loaded,
    hover,
    selectMs: rounded(selectMs),
    newBoxMs: rounded(newBoxMs),
    dragVertex,
    editedMs: rounded(editedMs),
    pan,
    zoom,
  };
}

/** From the call to the screen, with a picture that is made before. */
async function load(measurable: Measurable, count: number) {
  const { page, session } = measurable;
  await page.evaluate(
    async ({ width, height, shapes }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      for (let index = 0; index < 4000; index++) {
        context.fillStyle = `hsl(${(index * 47) % 360} 40% ${20 + (index % 50)}%)`;
        context.fillRect((index * 1237) % width, (index * 769) % height, 220, 160);
      }
      const imageUrl = URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg' }));
      Reflect.set(window, 'input', { imageUrl, width, height, shapes });
    },
    { width: WIDTH, height: HEIGHT, shapes: makeShapes(count) },
  );
  const before = await cpuMs(measurable);
  const end = await traceFrames(session);
  const [called, next] = await page.evaluate(async () => {
    const began = performance.now();
    await window.__bench.load(Reflect.get(window, 'input') as LoadInput);
    performance.mark('loaded');
    const took = performance.now() - began;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return [took, performance.now() - began] as const;
  });
  const shown = (await end()).shownAfter('loaded');
  const loadCpuMs = (await cpuMs(measurable)) - before;
  return {
    loadMs: rounded(shown === null ? next : called + shown),
    loadCpuMs: rounded(loadCpuMs),
    heapMb: rounded(await heapMb(measurable)),
    rendererMb: rounded(await rendererMb(measurable)),
  };
}

async function place({ page }: Measurable, x: number, y: number): Promise<Point> {
  return page.evaluate(([across, down]) => window.__bench.toClient(across, down), [x, y] as const);
}

/** From the press to the frame that shows the selection; the median of five. */
async function select(measurable: Measurable, count: number): Promise<number> {
  const { page } = measurable;
  const shapes = makeShapes(count);
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const { points } = shapes[Math.floor(((turn + 0.5) / 5) * count)]!;
    times.push(await press(measurable, points));
    await page.mouse.up();
  }
  await page.evaluate(() => window.__bench.deselect());
  return median(times);
}

async function press(measurable: Measurable, points: readonly number[]): Promise<number> {
  const { page } = measurable;
  const middle = [0, 1].map((axis) =>
    points.filter((_, at) => at % 2 === axis).reduce((sum, one) => sum + one / 30, 0),
  );
  const target = await place(measurable, middle[0]!, middle[1]!);
  await page.evaluate(() => {
    window.__bench.setMode('select');
    window.__bench.deselect();
  });
  await page.mouse.move(...target);
  await page.waitForTimeout(120);
  return untilShown(measurable, 'pointerdown', 'selected', () => page.mouse.down());
}

/** From the release of the button to the frame that shows the new box; the median of three. */
async function draw(measurable: Measurable): Promise<number> {
  const { page } = measurable;
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await page.evaluate(() => window.__bench.setMode('rect'));
    const from = await place(measurable, BLANK[0] + 30 + turn * 180, BLANK[1] + 30);
    const to = await place(measurable, BLANK[0] + 180 + turn * 180, BLANK[1] + 200);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 6 });
    await page.waitForTimeout(60);
    times.push(await untilShown(measurable, 'pointerup', 'added', () => page.mouse.up()));
  }
  return median(times);
}

/** Frames while one vertex is dragged among all other shapes, and from its release to the frame that shows it there. */
async function edit(measurable: Measurable, count: number) {
  const { page } = measurable;
  await zoomTo(measurable, 1.4);
  // The one that is nearest to the middle, where the view was enlarged.
  const { id, points } = makeShapes(count).reduce((best, shape) => (toMiddle(shape) < toMiddle(best) ? shape : best));
  await press(measurable, points);
  await page.mouse.up();
  const selected = await page.evaluate(() => window.__bench.selectedId());
  if (selected === null) throw new Error(`Nothing was selected at ${id}`);
  const at = await page.evaluate((one) => window.__bench.toClient(...window.__bench.vertex(one, 0)), selected);
  await page.mouse.move(...at);
  await page.mouse.down();
  const dragVertex = await framesDuring(measurable, (t) =>
    page.mouse.move(at[0] + 30 * Math.sin(2 * Math.PI * t) + 10, at[1] + 20 * Math.sin(4 * Math.PI * t)),
  );
  const editedMs = await untilShown(measurable, 'pointerup', 'edited', () => page.mouse.up());
  await page.evaluate(() => window.__bench.deselect());
  return { dragVertex, editedMs };
}

function toMiddle({ points }: { readonly points: readonly number[] }): number {
  return Math.hypot(points[0]! - WIDTH / 2, points[1]! - HEIGHT / 2);
}

/** Turns the wheel until an image pixel is so many CSS pixels large, and waits until that is painted. */
async function zoomTo(measurable: Measurable, scale: number): Promise<void> {
  const { page } = measurable;
  const [x, y] = await place(measurable, WIDTH / 2, HEIGHT / 2);
  const now = (await place(measurable, WIDTH / 2 + 1, HEIGHT / 2))[0] - x;
  await page.mouse.move(x, y);
  const notches = Math.round(Math.log(scale / now) / 0.15);
  for (let notch = 0; notch < Math.abs(notches); notch++) await wheel(measurable, [x, y], -100 * Math.sign(notches));
  // Until the wheel has been heard to the end, and what it led to is painted.
  for (let before = Number.NaN, size = now; size !== before;) {
    before = size;
    await page.waitForTimeout(600);
    size =
      (await place(measurable, WIDTH / 2 + 1, HEIGHT / 2))[0] - (await place(measurable, WIDTH / 2, HEIGHT / 2))[0];
  }
}

async function panAbout(measurable: Measurable, [x, y]: Point): Promise<Frames> {
  const { page } = measurable;
  await page.evaluate(() => window.__bench.setMode('pan'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await framesDuring(measurable, (t) =>
    page.mouse.move(x + 200 * Math.sin(2 * Math.PI * t), y + 120 * Math.sin(4 * Math.PI * t)),
  );
  await page.mouse.up();
  return frames;
}

async function wheel({ session }: Measurable, [x, y]: Point, deltaY: number): Promise<void> {
  await session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY });
}
