import type { Rating } from '../ratings';
import type { Cluster } from './cluster';

/** What an annotator says about a thing that they did not mark, unless a class has this name. */
export const ABSENT = 'absent';

/**
 * Turns the things of an image into ratings, so that agreement about objects is corrected for chance like any other:
 * everybody who looked at the image rates every thing with its class, or as absent.
 *
 * @param image names the image; the items are `image#1`, `image#2`, … in the order of the clusters.
 * @param submitted who looked at the image.
 * @param absent must not be a class.
 */
export function objectRatings(
  image: string,
  clusters: readonly Cluster[],
  submitted: readonly string[],
  absent = ABSENT,
): Rating[] {
  return clusters.flatMap((cluster, index) =>
    submitted.map((annotator) => ({
      item: `${image}#${index + 1}`,
      annotator,
      value: cluster.find((object) => object.annotator === annotator)?.class ?? absent,
    })),
  );
}

/** The image of an item that `objectRatings` named: things on one image are not independent of each other. */
export function imageOfThing(item: string): string {
  return item.slice(0, item.lastIndexOf('#'));
}
