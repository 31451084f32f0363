import { iou } from '../../geometry/overlap';
import type { Cluster } from './cluster';
import { differencesIn, type Disagreement, type Reading } from './disagreement';
import type { LabelledObject } from './labelled-object';
import { splitsOf, type Split } from './split';

/** What is decided together: one cluster, or several that somebody took apart or marked twice. */
export interface Thing {
  /** By the least id in them; the first one gives the thing its place. */
  readonly clusters: readonly Cluster[];
  readonly disagreements: readonly Disagreement[];
}

const DOUBLED = 0.8;

export const plainReading: Reading = { similarity: iou, method: 'robust', wellPlaced: 0.8, area: 1e6 };

/** More than half. */
export function quorumOf(annotators: number): number {
  return Math.floor(annotators / 2) + 1;
}

/**
 * What there is on an image, and in which ways it is disputed.
 *
 * @param submitted who looked at the image, also those who marked nothing: only they can have missed something.
 * @returns every cluster in exactly one thing, in the order of the clusters.
 */
export function thingsOf(
  clusters: readonly Cluster[],
  submitted: readonly string[],
  reading: Reading = plainReading,
): Thing[] {
  const partial = clusters.filter(({ length }) => length < submitted.length);
  const splits = partial.length > 1 ? splitsOf(partial) : [];
  const doubles = partial.length > 0 ? doublesOf(clusters, quorumOf(submitted.length)) : [];
  const groups = joined(clusters, [
    ...splits.map(({ whole, parts }) => [whole, ...parts]),
    ...doubles.map(({ object, of }) => [object, of]),
  ]);
  return groups.map((group) => {
    const objects = new Set(group.flat());
    const own = splits.filter(({ whole }) => objects.has(whole));
    const twice = doubles.filter(({ object }) => objects.has(object));
    return {
      clusters: group,
      disagreements: [
        ...own.map((split): Disagreement => ({ kind: 'split', ...split })),
        ...group.flatMap((cluster) => [
          ...presence(cluster, submitted, own, twice),
          ...differencesIn(cluster, reading),
        ]),
      ],
    };
  });
}

/** All disagreements about an image. */
export function disagreementsOf(clusters: readonly Cluster[], submitted: readonly string[]): Disagreement[] {
  return thingsOf(clusters, submitted).flatMap(({ disagreements }) => disagreements);
}

type Double = Extract<Disagreement, { kind: 'duplicate' }>;

function presence(
  cluster: Cluster,
  submitted: readonly string[],
  splits: readonly Split[],
  doubles: readonly Double[],
): Disagreement[] {
  // Who took the thing apart has not missed it, and has not added anything to it.
  const parties = new Set(splits.flatMap(({ whole, parts }) => [whole.annotator, parts[0]!.annotator]));
  if (cluster.length < quorumOf(submitted.length))
    return cluster
      .filter(({ annotator }) => !parties.has(annotator))
      .map((object) => doubles.find((double) => double.object === object) ?? { kind: 'extra', object });
  const marked = new Set(cluster.map(({ annotator }) => annotator));
  return submitted
    .filter((annotator) => !marked.has(annotator) && !parties.has(annotator))
    .map((annotator) => ({ kind: 'missing', annotator }));
}

/** Objects that few marked, where the same annotator has another one of the same class. */
function doublesOf(clusters: readonly Cluster[], quorum: number): Double[] {
  const everything = clusters.flat();
  return clusters
    .filter(({ length }) => length < quorum)
    .flatMap((cluster) =>
      cluster.flatMap((object) => {
        const of = everything.find((other) => isSameAgain(object, other));
        return of === undefined ? [] : [{ kind: 'duplicate' as const, object, of }];
      }),
    );
}

function isSameAgain(object: LabelledObject, other: LabelledObject): boolean {
  return (
    other !== object &&
    other.annotator === object.annotator &&
    other.class === object.class &&
    iou(other.geometry, object.geometry) >= DOUBLED
  );
}

/** The clusters, those that share a tie together. */
function joined(clusters: readonly Cluster[], ties: readonly (readonly LabelledObject[])[]): Cluster[][] {
  if (ties.length === 0) return clusters.map((cluster) => [cluster]);
  const groupOf = new Map<LabelledObject, Set<Cluster>>();
  for (const cluster of clusters) {
    const group = new Set([cluster]);
    for (const object of cluster) groupOf.set(object, group);
  }
  for (const [first, ...others] of ties) {
    const group = groupOf.get(first!)!;
    for (const other of others) {
      const added = groupOf.get(other)!;
      if (added === group) continue;
      for (const cluster of added) {
        group.add(cluster);
        for (const object of cluster) groupOf.set(object, group);
      }
    }
  }
  const groups = new Set(clusters.map((cluster) => groupOf.get(cluster[0]!)!));
  return [...groups].map((group) => clusters.filter((cluster) => group.has(cluster)));
}
