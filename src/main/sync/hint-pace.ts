/** All in milliseconds. */
export interface HintTimes {
  /** From a hint to the sync: more may be on their way, as a person's work often comes in several. */
  readonly soon: number;
  /** A random time up to this is added, so that a hundred machines do not come at once. */
  readonly spread: number;
  /** From one sync to the next that a hint begins, at least. It doubles while they bring nothing. */
  readonly rest: number;
  readonly longestRest: number;
}

/** Who hears hints all day that bring nothing looks no more often than who hears none. */
const usualTimes: HintTimes = { soon: 500, spread: 3_000, rest: 5_000, longestRest: 60_000 };

/**
 * Begins syncs after hints, and not too many: anybody in the hub's database can send as many hints as they like.
 */
export class HintPace {
  private timer: NodeJS.Timeout | null = null;
  private restsUntil = -Infinity;
  private rest: number;
  private isAnswer = false;
  private heardMeanwhile = false;

  /** @param begin returns false when it cannot now, as one runs. */
  constructor(
    private readonly begin: () => boolean,
    private readonly times: HintTimes = usualTimes,
  ) {
    this.rest = times.rest;
  }

  /** Somebody else did something. */
  hear(): void {
    if (this.timer !== null) return;
    const wait = Math.max(this.times.soon, this.restsUntil - performance.now());
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.isAnswer = this.begin();
        this.heardMeanwhile = !this.isAnswer;
      },
      wait + Math.random() * this.times.spread,
    );
  }

  /** A sync has ended, whoever began it. @param brought whether something came with it. */
  noteDone(brought: boolean): void {
    if (brought) this.rest = this.times.rest;
    else if (this.isAnswer) this.rest = Math.min(2 * this.rest, this.times.longestRest);
    this.isAnswer = false;
    this.restsUntil = performance.now() + this.rest;
    if (!this.heardMeanwhile) return;
    this.heardMeanwhile = false;
    this.hear();
  }

  /** What was heard so far is of no use any more. */
  forget(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.heardMeanwhile = false;
  }
}
