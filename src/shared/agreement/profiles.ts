import type { RatingTable } from './ratings';

/** What an item's annotators said, without who said it: `counts[i]` of them gave the value `values[i]`. */
export interface Profile {
  /** Indices of values, ascending. */
  readonly values: readonly number[];
  readonly counts: readonly number[];
  /** How many ratings these are. */
  readonly size: number;
}

/**
 * Items grouped by what was said about them. Coefficients that do not care who said it need each profile once with a
 * weight, which makes resampling a hundred thousand items cheap.
 */
export interface Profiles {
  readonly list: readonly Profile[];
  /** For each item its index in `list`; -1 for an item that does not count. */
  readonly ofItem: Int32Array;
}

/** Linear in the number of ratings. Profiles are numbered by their first item, which is canonical in a `RatingTable`. */
export function profilesOf(table: RatingTable): Profiles {
  const { starts, valueOf, items } = table;
  const width = Math.max(1, table.values.length);
  // A trie over the sorted values of an item: equal multisets end at the same node.
  const children = new Map<number, number>();
  const profileAt = new Map<number, number>();
  const list: Profile[] = [];
  const ofItem = new Int32Array(items.length);
  let nodes = 1;
  for (let item = 0; item < items.length; item++) {
    const said = valueOf
      .subarray(starts[item], starts[item + 1])
      .slice()
      .sort();
    let node = 0;
    for (const value of said) {
      const key = node * width + value;
      const child = children.get(key);
      if (child === undefined) children.set(key, nodes);
      node = child ?? nodes++;
    }
    const known = profileAt.get(node);
    if (known === undefined) {
      profileAt.set(node, list.length);
      list.push(profileOf(said));
    }
    ofItem[item] = known ?? list.length - 1;
  }
  return { list, ofItem };
}

function profileOf(sorted: Uint32Array): Profile {
  const [values, counts]: [number[], number[]] = [[], []];
  for (const value of sorted) {
    if (values.at(-1) !== value) {
      values.push(value);
      counts.push(0);
    }
    counts[counts.length - 1]!++;
  }
  return { values, counts, size: sorted.length };
}

/** How many items have each profile. */
export function profileWeights({ list, ofItem }: Profiles): Float64Array {
  const weights = new Float64Array(list.length);
  for (const profile of ofItem) if (profile >= 0) weights[profile]!++;
  return weights;
}

/** Only items that at least two annotators rated count: nothing can be compared on the others. */
export function pairable({ list, ofItem }: Profiles): Profiles {
  return { list, ofItem: ofItem.map((profile) => (list[profile]!.size >= 2 ? profile : -1)) };
}
