import type { Cluster } from './cluster';
import type { Similarity } from './similarity';

/**
 * How far the others agree with each object, 0 to 1: the mean, over everybody else who looked, of the similarity of what
 * they drew of the same thing; 0 for who drew nothing there, or took it for another class.
 *
 * @param looked who looked at the image, also those who marked nothing.
 * @returns nothing where nobody else looked.
 */
export function objectAgreement(
  clusters: readonly Cluster[],
  looked: readonly string[],
  similarity: Similarity,
): Map<string, number> {
  const agreement = new Map<string, number>();
  for (const cluster of clusters) {
    for (const object of cluster) {
      const others = looked.filter((annotator) => annotator !== object.annotator);
      if (others.length === 0) continue;
      const shares = others.map((annotator) => {
        const same = cluster.filter((other) => other.annotator === annotator && other.class === object.class);
        return Math.max(0, ...same.map((other) => similarity(object.geometry, other.geometry)));
      });
      agreement.set(object.id, shares.reduce((sum, share) => sum + share, 0) / others.length);
    }
  }
  return agreement;
}
