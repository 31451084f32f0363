import type { CDPSession } from '@playwright/test';
import type { Measurable } from './window';

/** What the browser's own trace tells of a frame; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ts: number;
  readonly args: {
    readonly frameId?: number;
    readonly layerTreeId?: number;
    readonly data?: { readonly frameId: number };
  };
}

const frameEvents = new Set(['BeginMainThreadFrame', 'ActivateLayerTree', 'DrawFrame']);

interface Trace {
  /** Milliseconds from a mark of the page (`performance.mark`) until the frame it was made in was on the screen. */
  shownAfter(mark: string): number | null;
  /** Frames that reached the screen. */
  readonly drawn: number;
}

/** Records the frames of a window until the result is called. */
export async function traceFrames(session: CDPSession): Promise<() => Promise<Trace>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline.frame', 'blink.user_timing'],
      excludedCategories: ['*'],
      recordMode: 'recordAsMuchAsPossible',
    },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
    const marks = events.filter(({ cat }) => cat === 'blink.user_timing');
    const frames = events.filter(({ name }) => frameEvents.has(name)).sort((one, other) => one.ts - other.ts);
    return {
      shownAfter(name) {
        const mark = marks.find((event) => event.name === name);
        return mark ? shownAfter(mark.ts, frames) : null;
      },
      drawn: Math.max(0, ...countByTree(frames).values()),
    };
  };
}

/** The frame that was begun last before the mark is followed through the compositor to the screen. */
function shownAfter(mark: number, frames: readonly TraceEvent[]): number | null {
  const begun = frames.findLast(({ name, ts }) => name === 'BeginMainThreadFrame' && ts <= mark);
  if (begun?.args.data === undefined) return null;
  const { layerTreeId, data } = begun.args;
  const active = frames.find(
    ({ name, ts, args }) =>
      name === 'ActivateLayerTree' && ts > mark && args.layerTreeId === layerTreeId && args.frameId! >= data.frameId,
  );
  const drawn =
    active &&
    frames.find(({ name, ts, args }) => {
      return name === 'DrawFrame' && ts >= active.ts && args.layerTreeId === layerTreeId;
    });
  return drawn ? (drawn.ts - mark) / 1000 : null;
}

function countByTree(frames: readonly TraceEvent[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { name, args } of frames) {
    if (name === 'DrawFrame') counts.set(args.layerTreeId!, (counts.get(args.layerTreeId!) ?? 0) + 1);
  }
  return counts;
}

/** What an input event is to lead to: a selection, one more shape, a shape that is another. */
type Outcome = 'selected' | 'added' | 'edited';

/** Milliseconds from an input event to the screen that shows what it led to. */
export async function untilShown(
  { page, session }: Measurable,
  event: 'pointerdown' | 'pointerup',
  outcome: Outcome,
  act: () => Promise<void>,
): Promise<number> {
  const end = await traceFrames(session);
  await page.evaluate(watch, [event, outcome] as const);
  await act();
  const { before, next } = await page.evaluate(() => Reflect.get(window, 'pending') as Promise<Reached>);
  const shown = (await end()).shownAfter('reached');
  return shown === null ? next : before + shown;
}

/** Milliseconds after the event: when the outcome was seen, and when the frame after it began. */
interface Reached {
  readonly before: number;
  readonly next: number;
}

/** Runs in the page, and asks once a frame before it is painted. */
function watch([event, outcome]: readonly [string, Outcome]): void {
  const { __bench: bench } = window;
  const [count, edits] = [bench.count(), bench.edits()];
  const outcomes = {
    selected: () => bench.selectedId() !== null,
    added: () => bench.count() > count,
    edited: () => bench.edits() > edits,
  };
  const pending = new Promise<Reached>((resolve, reject) => {
    let began: number | null = null;
    setTimeout(() => reject(new Error(`Nothing was ${outcome} in half a minute`)), 30_000);
    addEventListener(event, ({ timeStamp }) => (began = timeStamp), { once: true, capture: true });
    const look = () => {
      const start = began;
      if (start === null || !outcomes[outcome]()) return requestAnimationFrame(look);
      performance.mark('reached');
      const before = performance.now() - start;
      return requestAnimationFrame(() => resolve({ before, next: performance.now() - start }));
    };
    requestAnimationFrame(look);
  });
  Reflect.set(window, 'pending', pending);
}
