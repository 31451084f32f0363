const LEAST = 12;
const MOST = 12;
/** What is nearer than this to its neighbours is like them, whatever the others do. */
const LEAST_APART = 0.15;
/** Tukey's fence, as cleanlab draws it for embeddings (Kuan and Mueller 2022). */
const FENCE = 1.7;

/**
 * What lies apart from all others: above the third quartile by 1.7 times the distance between the quartiles.
 *
 * @param apart how far each lies from its nearest neighbours.
 * @returns places in the list, the farthest first, at most twelve; none among fewer than twelve.
 */
export function outliersOf(apart: Float64Array): number[] {
  if (apart.length < LEAST) return [];
  const sorted = Float64Array.from(apart).sort();
  const [low, high] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const fence = Math.max(LEAST_APART, high + FENCE * (high - low));
  return [...apart.keys()]
    .filter((index) => apart[index]! > fence)
    .sort((one, other) => apart[other]! - apart[one]! || one - other)
    .slice(0, MOST);
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  return sorted[below]! + (place - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}
