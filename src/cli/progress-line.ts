/** A redraw costs time, and nobody reads faster, in milliseconds. */
const PACE = 100;

/** One line of a terminal that is drawn over and over, and gone before anything else is written. */
export class ProgressLine {
  private last = Number.NEGATIVE_INFINITY;
  private shown = false;

  constructor(
    private readonly isTerminal: boolean,
    private readonly write: (text: string) => void,
  ) {}

  /** @param total null until it is known. */
  show(done: number, total: number | null): void {
    if (!this.isTerminal || performance.now() - this.last < PACE) return;
    this.last = performance.now();
    this.shown = true;
    this.write(`\r\u001b[K${total === null ? `${done} …` : `${done} of ${total}`}`);
  }

  clear(): void {
    if (this.shown) this.write('\r\u001b[K');
    this.shown = false;
  }
}
