import { throttle } from './throttle';

export interface Reading {
  /** Asks again; many calls at once become few. */
  readonly again: () => void;
  /** Nothing is asked or told after this, not even what was put off. */
  readonly stop: () => void;
}

/**
 * Asks now, and again whenever it is told to. An answer that was overtaken by another is dropped.
 *
 * @param ask null: there is nothing to ask now.
 * @param milliseconds between two questions, at least.
 */
export function startReading<Value>(
  ask: () => Promise<Value> | null,
  onAnswer: (value: Value) => void,
  onFailure: (error: unknown) => void,
  milliseconds: number,
): Reading {
  let last = 0;
  let stopped = false;
  const again = throttle(() => {
    // It may have been put off until after the stop.
    const asked = stopped ? null : ask();
    if (asked === null) return;
    const number = ++last;
    const counts = () => !stopped && number === last;
    asked.then(
      (value) => {
        if (counts()) onAnswer(value);
      },
      (error: unknown) => {
        if (counts()) onFailure(error);
      },
    );
  }, milliseconds);
  again();
  return {
    again,
    stop: () => {
      stopped = true;
    },
  };
}
