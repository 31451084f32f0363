import { advancePace, beginPace, secondsLeft } from '@main/jobs/pace';

/** A redraw costs time, and nobody reads faster, in milliseconds. */
const PACE = 100;

/** One line of a terminal that is drawn over and over, and gone before anything else is written. */
export class ProgressLine {
  private last = Number.NEGATIVE_INFINITY;
  private shown = false;
  private pace;

  /** @param now milliseconds, steady. */
  constructor(
    private readonly isTerminal: boolean,
    private readonly write: (text: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.pace = beginPace(now());
  }

  /** @param total null until it is known. */
  show(done: number, total: number | null): void {
    if (!this.isTerminal) return;
    const now = this.now();
    this.pace = advancePace(this.pace, now, done);
    if (now - this.last < PACE) return;
    this.last = now;
    this.shown = true;
    const left = secondsLeft(this.pace, done, total);
    const ending = left === null ? '' : `, ${duration(left)} left`;
    this.write(`\r\u001b[K${total === null ? `${done} …` : `${done} of ${total}${ending}`}`);
  }

  clear(): void {
    if (this.shown) this.write('\r\u001b[K');
    this.shown = false;
  }
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}
