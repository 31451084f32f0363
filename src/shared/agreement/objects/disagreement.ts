import { iou } from '../../geometry/overlap';
import type { Cluster } from './cluster';
import { consensusGeometry } from './consensus-geometry';
import type { LabelledObject } from './labelled-object';

/** One way in which annotators of an image read it differently. */
export type Disagreement =
  /** Most marked the thing, this annotator did not. */
  | { readonly kind: 'missing'; readonly annotator: string }
  /** Too few marked the thing. */
  | { readonly kind: 'extra'; readonly object: LabelledObject }
  /** One annotator marked one thing twice. */
  | { readonly kind: 'duplicate'; readonly object: LabelledObject; readonly of: LabelledObject }
  /** The thing has more than one class. */
  | { readonly kind: 'class'; readonly classes: readonly string[] }
  /** A shape lies apart from what the others drew; `similarity` to the consensus, 0 to 1. */
  | { readonly kind: 'localisation'; readonly object: LabelledObject; readonly similarity: number };

export type DisagreementKind = Disagreement['kind'];

const WELL_PLACED = 0.8;
const SAME_THING = 0.8;

/** More than half. */
function quorumOf(annotators: number): number {
  return Math.floor(annotators / 2) + 1;
}

/**
 * All disagreements about an image.
 *
 * @param submitted who looked at the image, also those who marked nothing: only they can have missed something.
 */
export function disagreementsOf(clusters: readonly Cluster[], submitted: readonly string[]): Disagreement[] {
  const quorum = quorumOf(submitted.length);
  const everything = clusters.flat();
  return clusters.flatMap((cluster) => {
    const own = cluster.length < quorum ? tooFew(cluster, everything) : missing(cluster, submitted);
    return [...own, ...classes(cluster), ...localisation(cluster)];
  });
}

function tooFew(cluster: Cluster, everything: readonly LabelledObject[]): Disagreement[] {
  return cluster.map((object) => {
    const of = everything.find(
      (other) =>
        other !== object &&
        other.annotator === object.annotator &&
        other.class === object.class &&
        iou(other.geometry, object.geometry) >= SAME_THING,
    );
    return of === undefined ? { kind: 'extra', object } : { kind: 'duplicate', object, of };
  });
}

function missing(cluster: Cluster, submitted: readonly string[]): Disagreement[] {
  const marked = new Set(cluster.map(({ annotator }) => annotator));
  return submitted.filter((annotator) => !marked.has(annotator)).map((annotator) => ({ kind: 'missing', annotator }));
}

function classes(cluster: Cluster): Disagreement[] {
  const names = [...new Set(cluster.map((object) => object.class))].sort();
  return names.length > 1 ? [{ kind: 'class', classes: names }] : [];
}

function localisation(cluster: Cluster): Disagreement[] {
  if (cluster.length < 2) return [];
  const consensus = consensusGeometry(cluster);
  return cluster.flatMap((object) => {
    const similarity = iou(object.geometry, consensus);
    return similarity < WELL_PLACED ? [{ kind: 'localisation' as const, object, similarity }] : [];
  });
}
