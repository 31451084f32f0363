import { clusterObjects, DEFAULT_THRESHOLD, type Cluster } from '../agreement/objects/cluster';
import { consensusGeometry } from '../agreement/objects/consensus-geometry';
import { compareText, type LabelledObject } from '../agreement/objects/labelled-object';
import { ABSENT } from '../agreement/objects/object-ratings';
import { iou } from '../geometry/overlap';
import { reportOf, type RatedThing, type SideReport } from './side-report';

/** What is on one image: as it was labelled under the old version of the guideline, and as it is now. */
export interface SlicedImage {
  readonly image: string;
  readonly before: readonly LabelledObject[];
  readonly after: readonly LabelledObject[];
  /** The labels that the slice is about. */
  readonly about: ReadonlySet<string>;
  /** Those of them that nobody has looked at since. */
  readonly waiting: ReadonlySet<string>;
}

export interface BeforeAfter {
  /** Images of the slice that two people or more labelled, and those that one labelled. */
  readonly images: number;
  readonly alone: number;
  /** Things that were left out of both sides because a label of theirs has yet to be looked at. */
  readonly waiting: number;
  readonly before: SideReport;
  readonly after: SideReport;
}

/**
 * Agreement on the same things under two understandings. A thing of before goes on in what its labels became; where
 * they are gone it goes on in what now lies at its place, and where nothing does, people agree that nothing is there.
 * Both sides are rated by the same people, and a value that only one side has is a category of both, so that a slice on
 * which everybody came to agree has a coefficient.
 *
 * @param images in a canonical order: the intervals depend on it.
 */
export function beforeAfter(images: readonly SlicedImage[], threshold = DEFAULT_THRESHOLD): BeforeAfter {
  const [before, after]: [RatedThing[], RatedThing[]] = [[], []];
  let [several, alone, waiting] = [0, 0, 0];
  for (const one of images) {
    const people = [...new Set([...one.before, ...one.after].map(({ annotator }) => annotator))].sort(compareText);
    if (people.length < 2) {
      alone += people.length;
      continue;
    }
    several++;
    const clusters = clusterObjects(one.after, threshold);
    const known = new Set(one.before.map(({ id }) => id));
    const fresh = clusters.filter((cluster) => !cluster.some(({ id }) => known.has(id)));
    const taken = new Set<Cluster>();
    for (const cluster of clusterObjects(one.before, threshold)) {
      if (!cluster.some(({ id }) => one.about.has(id))) continue;
      const became = whatBecameOf(cluster, clusters, fresh, threshold);
      const own = became.filter((other) => !taken.has(other));
      for (const other of own) taken.add(other);
      if (cluster.some(({ id }) => one.waiting.has(id))) {
        waiting++;
        continue;
      }
      before.push({ image: one.image, cluster, people });
      for (const other of became.length > 0 ? own : [[]]) after.push({ image: one.image, cluster: other, people });
    }
    for (const cluster of clusters) {
      const isNew = !taken.has(cluster) && cluster.some(({ id }) => one.about.has(id) && !one.waiting.has(id));
      if (isNew) after.push({ image: one.image, cluster, people });
    }
  }
  const values = [...new Set([...before, ...after].flatMap(({ cluster }) => cluster.map((object) => object.class)))];
  const domain = [ABSENT, ...values.sort(compareText)];
  return { images: several, alone, waiting, before: reportOf(before, domain), after: reportOf(after, domain) };
}

/** The things that hold its labels now; when they are gone, what was newly drawn at its place. */
function whatBecameOf(
  before: Cluster,
  after: readonly Cluster[],
  fresh: readonly Cluster[],
  threshold: number,
): readonly Cluster[] {
  const ids = new Set(before.map(({ id }) => id));
  const same = after.filter((cluster) => cluster.some(({ id }) => ids.has(id)));
  if (same.length > 0) return same;
  const place = consensusGeometry(before);
  return fresh.filter((cluster) => iou(place, consensusGeometry(cluster)) >= threshold);
}
