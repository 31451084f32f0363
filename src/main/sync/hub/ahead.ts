/** Segments that are on their way at once, at most: the line is busy while this machine packs and the hub writes. */
const AHEAD = 4;

/**
 * Does `work` for each item, a few at a time, and yields what came of it in the order of the items. An error comes in its
 * turn; nothing is under way any more when the last step has settled.
 */
export async function* ahead<T, R>(items: Iterable<T>, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  const begin = (item: T) => {
    const one = work(item);
    // Its error is thrown when it is its turn.
    one.catch(() => undefined);
    underWay.push(one);
  };
  try {
    for (const item of items) {
      begin(item);
      if (underWay.length >= AHEAD) yield await underWay.shift()!;
    }
    while (underWay.length > 0) yield await underWay.shift()!;
  } finally {
    await Promise.allSettled(underWay);
  }
}
