/** One label that one annotator gave to one item. */
export interface Rating {
  readonly item: string;
  readonly annotator: string;
  readonly value: string;
}

/**
 * Ratings in a canonical order, so that every number computed from them is the same on every machine and in whatever
 * order they arrived. `items` and `annotators` are sorted by code unit. The ratings of item `i` stand at positions
 * `starts[i]` to `starts[i + 1] - 1` of `annotatorOf` and `valueOf`, which hold indices into `annotators` and `values`.
 * An item may miss annotators; an annotator may have rated an item more than once.
 */
export interface RatingTable {
  readonly items: readonly string[];
  readonly annotators: readonly string[];
  /** The categories; numbers ascend by their value, other text by code unit, unless an order was declared. */
  readonly values: readonly string[];
  readonly starts: Uint32Array;
  readonly annotatorOf: Uint32Array;
  readonly valueOf: Uint32Array;
}

/**
 * @param order all categories from lowest to highest; they count as categories also when nobody used them.
 * @throws RangeError for a value that is not in `order`.
 */
export function ratingTable(ratings: Iterable<Rating>, order?: readonly string[]): RatingTable {
  const [items, annotators, values] = [new Names(), new Names(), new Names()];
  const [itemOf, annotatorOf, valueOf]: [number[], number[], number[]] = [[], [], []];
  for (const { item, annotator, value } of ratings) {
    itemOf.push(items.indexOf(item));
    annotatorOf.push(annotators.indexOf(annotator));
    valueOf.push(values.indexOf(value));
  }
  const domain = order ?? sortedValues(values.names);
  const [itemNames, annotatorNames] = [[...items.names].sort(), [...annotators.names].sort()];
  const itemRank = ranks(items, itemNames);
  const annotatorRank = ranks(annotators, annotatorNames);
  const valueRank = ranks(values, domain);

  const starts = new Uint32Array(itemNames.length + 1);
  for (const item of itemOf) starts[itemRank[item]! + 1]!++;
  for (let item = 0; item < itemNames.length; item++) starts[item + 1]! += starts[item]!;

  // Counting sorts by value, by annotator, then by item: each keeps the order that the one before it made.
  const byValue = countingOrder(valueOf, valueRank, null);
  const byAnnotator = countingOrder(annotatorOf, annotatorRank, byValue);
  const byItem = countingOrder(itemOf, itemRank, byAnnotator);
  return {
    items: itemNames,
    annotators: annotatorNames,
    values: domain,
    starts,
    annotatorOf: byItem.map((rating) => annotatorRank[annotatorOf[rating]!]!),
    valueOf: byItem.map((rating) => valueRank[valueOf[rating]!]!),
  };
}

/** Names by the order of their first appearance. */
class Names {
  readonly names: string[] = [];
  private readonly index = new Map<string, number>();

  indexOf(name: string): number {
    const known = this.index.get(name);
    if (known !== undefined) return known;
    this.index.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }
}

function sortedValues(values: readonly string[]): string[] {
  const sorted = [...values].sort();
  const numbers = sorted.every((value) => value.trim() !== '' && Number.isFinite(Number(value)));
  return numbers ? sorted.sort((one, other) => Number(one) - Number(other)) : sorted;
}

function ranks(names: Names, sorted: readonly string[]): Uint32Array {
  const rankOf = new Map(sorted.map((name, rank) => [name, rank]));
  return Uint32Array.from(names.names, (name) => {
    const rank = rankOf.get(name);
    if (rank === undefined) throw new RangeError(`Expected one of ${sorted.join(', ')}, got ${name}`);
    return rank;
  });
}

/** The positions of `keys` in ascending order of their rank, stable with respect to `before`. */
function countingOrder(keys: readonly number[], rankOf: Uint32Array, before: Uint32Array | null): Uint32Array {
  const next = new Uint32Array(rankOf.reduce((most, rank) => Math.max(most, rank + 1), 0) + 1);
  for (const key of keys) next[rankOf[key]! + 1]!++;
  for (let rank = 1; rank < next.length; rank++) next[rank]! += next[rank - 1]!;
  const order = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const position = before === null ? at : before[at]!;
    order[next[rankOf[keys[position]!]!]!++] = position;
  }
  return order;
}
