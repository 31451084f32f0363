/** How often the one was said where the other was, and on which images. */
export interface ConfusionCell {
  /** The class that is there, or that one person says; null: nothing. */
  readonly one: string | null;
  readonly other: string | null;
  readonly count: number;
  /** Each once, in order. */
  readonly images: readonly string[];
}

/** A table of confusions with the images behind each cell, built pair by pair in any order. */
export class Confusion {
  private readonly cells = new Map<
    string,
    { one: string | null; other: string | null; count: number; images: Set<string> }
  >();

  add(one: string | null, other: string | null, image: string): void {
    const key = JSON.stringify([one, other]);
    const cell = this.cells.get(key) ?? { one, other, count: 0, images: new Set<string>() };
    cell.count++;
    cell.images.add(image);
    this.cells.set(key, cell);
  }

  /** Every cell that is not empty, the fullest first. */
  report(): ConfusionCell[] {
    return [...this.cells]
      .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .map(([, { images, ...cell }]) => ({ ...cell, images: [...images].sort() }));
  }
}
