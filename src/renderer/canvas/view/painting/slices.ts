/** Work in steps small enough that a step never keeps the person waiting. */
export type SlicedWork = Generator<void, void, void>;

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();

/** As setTimeout with nothing to wait for, without its least delay of four milliseconds. */
function soon(run: () => void): void {
  waiting.push(run);
  channel.port2.postMessage(null);
}

/**
 * Runs work for `budget` milliseconds at a time and lets the window breathe in between. The first slice runs at once, so
 * that little work is done when this returns.
 *
 * @returns what gives the rest up.
 */
export function runInSlices(work: SlicedWork, budget: number, onDone: () => void): () => void {
  let cancelled = false;
  function slice(): void {
    if (cancelled) return;
    const until = performance.now() + budget;
    do {
      if (work.next().done) return onDone();
    } while (performance.now() < until);
    soon(slice);
  }
  slice();
  return () => {
    cancelled = true;
  };
}
