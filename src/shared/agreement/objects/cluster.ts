import { iou } from '../../geometry/overlap';
import { compareText, type LabelledObject } from './labelled-object';
import { matchObjects, type ObjectMatch } from './match';
import type { Similarity } from './similarity';

/** The objects of different annotators that are taken for one thing, by annotator; never two of one annotator. */
export type Cluster = readonly LabelledObject[];

export const DEFAULT_THRESHOLD = 0.5;

/**
 * Groups the objects of any number of annotators on one image into things, without looking at the class first: every
 * pair of annotators is matched, then the matches are joined from the strongest on, as long as no annotator comes twice
 * and every pair in the group reaches the threshold (complete linkage). Replaces the order-dependent clustering of
 * datumaro and CVAT: the result is the same in whatever order objects arrive.
 *
 * @param threshold least similarity of two objects that may be one thing, above 0, at most 1.
 * @param similarity by default intersection over union, which knows nothing of points and lines.
 * @returns every object in exactly one cluster; clusters by the least id in them.
 */
export function clusterObjects(
  objects: readonly LabelledObject[],
  threshold = DEFAULT_THRESHOLD,
  similarity: Similarity = iou,
): Cluster[] {
  const clusterOf = new Map<LabelledObject, LabelledObject[]>();
  for (const object of objects) clusterOf.set(object, [object]);
  for (const { one, other } of matchesOf(objects, threshold, similarity)) {
    const [first, second] = [clusterOf.get(one)!, clusterOf.get(other)!];
    if (first === second || !mayJoin(first, second, threshold, similarity)) continue;
    first.push(...second);
    for (const object of second) clusterOf.set(object, first);
  }
  const clusters = [...new Set(clusterOf.values())];
  for (const cluster of clusters) cluster.sort((one, other) => compareText(one.annotator, other.annotator));
  return clusters.sort((one, other) => compareText(leastId(one), leastId(other)));
}

/** The matches of every pair of annotators, strongest first; ties by id. */
function matchesOf(objects: readonly LabelledObject[], threshold: number, similarity: Similarity): ObjectMatch[] {
  const byAnnotator = new Map<string, LabelledObject[]>();
  for (const object of [...objects].sort((one, other) => compareText(one.id, other.id)))
    byAnnotator.set(object.annotator, [...(byAnnotator.get(object.annotator) ?? []), object]);
  const annotators = [...byAnnotator.keys()].sort(compareText);
  const matches = annotators.flatMap((one, index) =>
    annotators
      .slice(index + 1)
      .flatMap((other) => matchObjects(byAnnotator.get(one)!, byAnnotator.get(other)!, threshold, { similarity })),
  );
  const keyed = matches.map((match) => {
    const [low, high] = [match.one.id, match.other.id].sort(compareText);
    // Rounded, so that the last bits of a similarity decide nothing.
    return { match, strength: Math.round(match.strength * 1e9), low: low!, high: high! };
  });
  keyed.sort(
    (one, other) =>
      other.strength - one.strength || compareText(one.low, other.low) || compareText(one.high, other.high),
  );
  return keyed.map(({ match }) => match);
}

function mayJoin(first: Cluster, second: Cluster, threshold: number, similarity: Similarity): boolean {
  const annotators = new Set(first.map(({ annotator }) => annotator));
  if (second.some(({ annotator }) => annotators.has(annotator))) return false;
  return first.every((one) => second.every((other) => similarity(one.geometry, other.geometry) >= threshold));
}

function leastId(cluster: Cluster): string {
  return cluster.reduce((least, { id }) => (id < least ? id : least), cluster[0]!.id);
}
