import type { LabelledObject } from './labelled-object';
import type { Cluster } from './cluster';
import { areaOf } from '../../geometry/operations';
import { overlapArea } from '../../geometry/overlap';
import { coversArea } from './similarity';

export interface Split {
  readonly whole: LabelledObject;
  readonly parts: readonly LabelledObject[];
}

/** A part lies in the whole with at least this share of its area. */
const INSIDE = 0.8;
/** Parts lie beside each other: of the smaller of two at most this share is in the other. */
const SHARED = 0.2;
/** The parts together cover at least this share of the whole. */
const COVERED = 0.5;

/**
 * Where one annotator drew one object and another drew two or more of the same class in its place.
 *
 * @param clusters of one image that not everybody marked; the others cannot be part of a split.
 */
export function splitsOf(clusters: readonly Cluster[]): Split[] {
  const objects = clusters.flat().filter(({ geometry }) => coversArea(geometry));
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.map((object) => [object, cluster] as const)));
  return objects.flatMap((whole) => {
    const around = areaOf(whole.geometry);
    const inside = objects.filter((part) => isPart(part, whole, around, clusterOf));
    const annotators = [...new Set(inside.map(({ annotator }) => annotator))];
    return annotators.flatMap((annotator) => {
      const parts = inside.filter((part) => part.annotator === annotator);
      const same = clusterOf.get(whole)!.find((object) => object.annotator === annotator);
      const covered = parts.reduce((sum, { geometry }) => sum + areaOf(geometry), 0);
      // Who drew the whole as well drew something on it, and did not take it apart.
      if (
        parts.length < 2 ||
        !areApart(parts) ||
        covered < COVERED * around ||
        (same !== undefined && !parts.includes(same))
      )
        return [];
      return [{ whole, parts }];
    });
  });
}

function isPart(
  part: LabelledObject,
  whole: LabelledObject,
  around: number,
  clusterOf: ReadonlyMap<LabelledObject, Cluster>,
): boolean {
  if (part.annotator === whole.annotator || part.class !== whole.class) return false;
  const area = areaOf(part.geometry);
  if (area >= around || overlapArea(part.geometry, whole.geometry) < INSIDE * area) return false;
  const cluster = clusterOf.get(part)!;
  return cluster === clusterOf.get(whole) || cluster.every(({ annotator }) => annotator !== whole.annotator);
}

function areApart(parts: readonly LabelledObject[]): boolean {
  return parts.every((one, index) =>
    parts.slice(index + 1).every((other) => {
      const smaller = Math.min(areaOf(one.geometry), areaOf(other.geometry));
      return overlapArea(one.geometry, other.geometry) <= SHARED * smaller;
    }),
  );
}
