/** Unit vectors of one length, end to end. */
export interface Vectors {
  /** Values of each vector. */
  readonly length: number;
  readonly data: Float32Array;
}

export interface Neighbour {
  /** Place of the vector among the others. */
  readonly index: number;
  /** Cosine of the angle between the two, -1 to 1. */
  readonly similarity: number;
}

/**
 * The `count` vectors that are most like one, by looking at every one: exact, and the same each time. Equals come in
 * their order.
 *
 * @param query a unit vector of the same length.
 * @param isWanted leaves out what it says no to.
 * @returns most alike first.
 * @throws RangeError when the lengths differ.
 */
export function nearest(
  query: Float32Array,
  { length, data }: Vectors,
  count: number,
  isWanted: (index: number) => boolean = () => true,
): Neighbour[] {
  if (query.length !== length) throw new RangeError(`Vectors of ${length} values, and a query of ${query.length}`);
  const best: Neighbour[] = [];
  const total = data.length / length;
  for (let index = 0; index < total; index++) {
    const similarity = dot(query, data, index * length);
    const last = best[best.length - 1];
    if (best.length === count && last && similarity <= last.similarity) continue;
    if (!isWanted(index)) continue;
    insert(best, { index, similarity });
    if (best.length > count) best.pop();
  }
  return best;
}

/** The cosine of two unit vectors. */
export function similarityOf(one: Float32Array, other: Float32Array): number {
  return dot(one, other, 0);
}

/** Four sums side by side, since a single one makes each addition wait for the one before. */
function dot(query: Float32Array, data: Float32Array, start: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const { length } = query;
  let index = 0;
  for (; index + 3 < length; index += 4) {
    a += query[index]! * data[start + index]!;
    b += query[index + 1]! * data[start + index + 1]!;
    c += query[index + 2]! * data[start + index + 2]!;
    d += query[index + 3]! * data[start + index + 3]!;
  }
  for (; index < length; index++) a += query[index]! * data[start + index]!;
  return a + b + (c + d);
}

function insert(best: Neighbour[], neighbour: Neighbour): void {
  let place = best.length;
  while (place > 0 && best[place - 1]!.similarity < neighbour.similarity) place--;
  best.splice(place, 0, neighbour);
}
