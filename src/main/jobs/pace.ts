/** How fast a job goes: the last measured point and a smoothed rate. */
export interface Pace {
  /** Milliseconds, any origin. */
  readonly at: number;
  readonly done: number;
  /** Items a second; null until enough time went by to tell. */
  readonly rate: number | null;
}

/** Shorter steps than this are merged, for their rates are mostly noise. */
const shortestStepSeconds = 0.5;
/** How long an old rate still counts: a picture of the last quarter of a minute. */
const memorySeconds = 15;

export function beginPace(at: number, done = 0): Pace {
  return { at, done, rate: null };
}

/**
 * Takes in a new point. The rate is an exponential moving average whose weight follows the time that the step took, so
 * that it does not depend on how often a job reports.
 */
export function advancePace(pace: Pace, at: number, done: number): Pace {
  // A job that starts counting afresh (a second phase) begins a new pace.
  if (done < pace.done) return beginPace(at, done);
  const seconds = (at - pace.at) / 1000;
  if (seconds < shortestStepSeconds) return pace;
  const measured = (done - pace.done) / seconds;
  const weight = 1 - Math.exp(-seconds / memorySeconds);
  return { at, done, rate: pace.rate === null ? measured : pace.rate + weight * (measured - pace.rate) };
}

/** @returns seconds until `total` at the present rate, 0 or more; null when there is no telling. */
export function secondsLeft(pace: Pace, done: number, total: number | null): number | null {
  if (total === null || pace.rate === null || pace.rate <= 0) return null;
  return Math.max(0, (total - done) / pace.rate);
}
