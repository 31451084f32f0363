export interface Throttle {
  /** Runs the action now, or as soon as the interval since the last run is over; many requests make one run. */
  request(): void;
  /** Forgets a run that is still to come. */
  cancel(): void;
}

/** @param interval milliseconds between two runs, at least. */
export function createThrottle(action: () => void, interval: number): Throttle {
  let timer: NodeJS.Timeout | null = null;
  let wanted = false;

  function run(): void {
    wanted = false;
    timer = setTimeout(() => {
      timer = null;
      if (wanted) run();
    }, interval);
    action();
  }

  return {
    request() {
      if (timer === null) run();
      else wanted = true;
    },
    cancel() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      wanted = false;
    },
  };
}
