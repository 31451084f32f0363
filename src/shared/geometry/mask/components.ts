import { SpanWriter, columnsOf, type Spans } from './spans';

/** For each span the part that it belongs to, from 0: pixels that hang together over their edges, not their corners. */
export function componentsOf(spans: Spans): Int32Array {
  const { starts, ys } = spans;
  const parent = Int32Array.from({ length: ys.length / 2 }, (_, index) => index);
  const rootOf = (span: number): number => {
    let root = span;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (let column = 1; column < columnsOf(spans); column++) {
    let before = starts[column - 1]!;
    for (let at = starts[column]!; at < starts[column + 1]!; at += 2) {
      while (before < starts[column]! && ys[before + 1]! <= ys[at]!) before += 2;
      for (let beside = before; beside < starts[column]! && ys[beside]! < ys[at + 1]!; beside += 2) {
        const [one, other] = [rootOf(beside >> 1), rootOf(at >> 1)];
        // The lower number stays the root, so that parts are numbered from left to right.
        parent[Math.max(one, other)] = Math.min(one, other);
      }
    }
  }
  const numbers = new Map<number, number>();
  return parent.map((_, span) => {
    const root = rootOf(span);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
}

/** The spans that `keeps` says yes to. */
export function keepSpans(spans: Spans, keeps: (span: number) => boolean): Spans {
  const writer = new SpanWriter(spans.x);
  for (let column = 0; column < columnsOf(spans); column++) {
    for (let at = spans.starts[column]!; at < spans.starts[column + 1]!; at += 2) {
      if (keeps(at >> 1)) writer.add(spans.ys[at]!, spans.ys[at + 1]!);
    }
    writer.endColumn();
  }
  return { ...writer.finish(), y: spans.y };
}
