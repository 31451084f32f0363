import { similarityOf } from '../embeddings/nearest';

/** Cosine from which on two crops are taken for look-alikes (models.md 3.3). */
export const ALIKE = 0.85;
/** What holds most of a class is the class and no case in it: it is split at a higher similarity. */
const CLOSER = [0.9, 0.94, 0.97];
const MOST_OF_CLASS = 0.6;
const LEAST_CLASS = 12;
/** Neighbours that tell how far apart a crop lies. */
const NEIGHBOURS = 10;

export interface LookAlikes {
  /** Groups of two and more, as places in the list. */
  readonly groups: readonly (readonly number[])[];
  /** The mean of 1 − cosine to the nearest neighbours, for each; 0 to 2. */
  readonly apart: Float64Array;
}

/**
 * Groups crops by single linkage: each is alike to another one in its group.
 *
 * A generator, so that a worker can breathe: it yields how many crops were compared with all others, and returns the
 * groups. Costs the square of their number.
 *
 * @param vectors unit vectors of one length.
 */
export function* lookAlikes(vectors: readonly Float32Array[]): Generator<number, LookAlikes> {
  const apart = new Float64Array(vectors.length);
  const nearest = vectors.map(() => new Nearest(Math.min(NEIGHBOURS, vectors.length - 1)));
  const pairs: [number, number, number][] = [];
  for (let one = 0; one < vectors.length; one++) {
    for (let other = one + 1; other < vectors.length; other++) {
      const similarity = similarityOf(vectors[one]!, vectors[other]!);
      nearest[one]!.add(similarity);
      nearest[other]!.add(similarity);
      if (similarity >= ALIKE) pairs.push([one, other, similarity]);
    }
    yield one + 1;
  }
  nearest.forEach((own, index) => (apart[index] = 1 - own.mean()));
  const all = vectors.map((_, index) => index);
  return { groups: split(all, pairs, [ALIKE, ...CLOSER], vectors.length), apart };
}

function split(
  members: readonly number[],
  pairs: readonly (readonly [number, number, number])[],
  [threshold, ...closer]: readonly number[],
  total: number,
): number[][] {
  const parent = new Map(members.map((member) => [member, member]));
  const rootOf = (member: number): number => {
    let root = member;
    while (parent.get(root) !== root) root = parent.get(root)!;
    parent.set(member, root);
    return root;
  };
  const own = pairs.filter(
    ([one, other, similarity]) => similarity >= threshold! && parent.has(one) && parent.has(other),
  );
  for (const [one, other] of own) parent.set(rootOf(other), rootOf(one));
  const groups = new Map<number, number[]>();
  for (const member of members) {
    const root = rootOf(member);
    const group = groups.get(root);
    if (group) group.push(member);
    else groups.set(root, [member]);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length < 2) return [];
    const isTheClass = total >= LEAST_CLASS && group.length > MOST_OF_CLASS * total;
    return isTheClass && closer.length > 0 ? split(group, own, closer, total) : [group];
  });
}

/** The highest few of many numbers. */
class Nearest {
  private readonly kept: number[] = [];

  constructor(private readonly most: number) {}

  add(similarity: number): void {
    if (this.kept.length === this.most && similarity <= this.kept[this.most - 1]!) return;
    let place = this.kept.length;
    while (place > 0 && this.kept[place - 1]! < similarity) place--;
    this.kept.splice(place, 0, similarity);
    if (this.kept.length > this.most) this.kept.pop();
  }

  /** 1 when there is nothing to compare with. */
  mean(): number {
    return this.kept.length === 0 ? 1 : this.kept.reduce((sum, one) => sum + one, 0) / this.kept.length;
  }
}
