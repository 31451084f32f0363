import { newMark } from './hint';

/** Syncs whose hints may still be on their way back, at most. */
const MOST = 64;

/** The marks of the syncs of this program, so that it does not take its own hints for somebody else's. */
export class OwnHints {
  private readonly marks = new Set<string>();

  next(): string {
    const mark = newMark();
    this.marks.add(mark);
    for (const old of this.marks) {
      if (this.marks.size <= MOST) break;
      this.marks.delete(old);
    }
    return mark;
  }

  has(mark: string): boolean {
    return this.marks.has(mark);
  }
}
