import { rounded } from '../support/measure';
import { traceFrames } from './shown';
import { cpuMs, type Measurable } from './window';

const SECONDS = 1.5;

/** Milliseconds between the frames of the page; how many of them reached the screen in a second, and what one took. */
export interface Frames {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  readonly shownPerSecond: number;
  /** Milliseconds of the processor. */
  readonly cpuPerShown: number;
}

/** Sends `step` sixty times a second without waiting for the page, and waits until it has dealt with the last one. */
export async function framesDuring(
  measurable: Measurable,
  step: (t: number, index: number) => Promise<unknown>,
): Promise<Frames> {
  const { page, session } = measurable;
  const end = await traceFrames(session);
  const before = await cpuMs(measurable);
  await page.evaluate(record);
  const began = performance.now();
  let last: Promise<unknown> = Promise.resolve();
  for (let index = 0; ; index++) {
    const t = (performance.now() - began) / 1000 / SECONDS;
    if (t > 1) break;
    last = step(t, index);
    await page.waitForTimeout(Math.max(0, began + ((index + 1) * 1000) / 60 - performance.now()));
  }
  await last;
  const times = await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const seen = Reflect.get(window, 'frameTimes') as number[];
    Reflect.set(window, 'frameTimes', null);
    return seen.slice(1).map((time, index) => time - seen[index]!);
  });
  const seconds = (performance.now() - began) / 1000;
  const cpu = (await cpuMs(measurable)) - before;
  const { drawn } = await end();
  const sorted = times.sort((one, other) => one - other);
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return {
    p50: at(0.5),
    p95: at(0.95),
    longest: at(1),
    shownPerSecond: rounded(drawn / seconds),
    cpuPerShown: rounded(cpu / Math.max(1, drawn)),
  };
}

/** Runs in the page. */
function record(): void {
  const times: number[] = [];
  Reflect.set(window, 'frameTimes', times);
  const frame = () => {
    times.push(performance.now());
    if (Reflect.get(window, 'frameTimes') === times) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
