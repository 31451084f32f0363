import { pixelsOf, SpanWriter, columnsOf, type Spans } from './spans';

/** Says of a pixel whether the result has it, from whether each of the two has. */
type Rule = (inOne: boolean, inOther: boolean) => boolean;

export function unite(one: Spans, other: Spans): Spans {
  return combine(one, other, (inOne, inOther) => inOne || inOther);
}

export function subtract(one: Spans, other: Spans): Spans {
  return combine(one, other, (inOne, inOther) => inOne && !inOther);
}

export function intersect(one: Spans, other: Spans): Spans {
  return combine(one, other, (inOne, inOther) => inOne && inOther);
}

/** How many pixels both have. */
export function sharedPixels(one: Spans, other: Spans): number {
  return pixelsOf(intersect(one, other));
}

function combine(one: Spans, other: Spans, rule: Rule): Spans {
  const left = Math.min(one.x, other.x);
  const right = Math.max(one.x + columnsOf(one), other.x + columnsOf(other));
  const writer = new SpanWriter(left);
  for (let column = left; column < right; column++) {
    mergeColumn(one, other, column, rule, writer);
    writer.endColumn();
  }
  return writer.finish();
}

function mergeColumn(one: Spans, other: Spans, column: number, rule: Rule, writer: SpanWriter): void {
  const [a, b] = [rangeOf(one, column), rangeOf(other, column)];
  let [i, j] = [a.from, b.from];
  let top: number | null = null;
  while (i < a.to || j < b.to) {
    const nextOne = i < a.to ? one.ys[i]! + one.y : Infinity;
    const nextOther = j < b.to ? other.ys[j]! + other.y : Infinity;
    const row = Math.min(nextOne, nextOther);
    if (nextOne === row) i++;
    if (nextOther === row) j++;
    const inside = rule((i - a.from) % 2 === 1, (j - b.from) % 2 === 1);
    if (inside) top ??= row;
    else if (top !== null) {
      writer.add(top, row);
      top = null;
    }
  }
}

function rangeOf({ x, starts }: Spans, column: number): { readonly from: number; readonly to: number } {
  const index = column - x;
  return index >= 0 && index < starts.length - 1
    ? { from: starts[index]!, to: starts[index + 1]! }
    : { from: 0, to: 0 };
}
