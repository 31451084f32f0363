import { clusterObjects, type Cluster } from '@shared/agreement/objects/cluster';
import { disagreementKinds, type DisagreementKind } from '@shared/agreement/objects/disagreement';
import type { ImageDrawings } from '@shared/agreement/objects/shape-alpha';
import { ABSENT, objectRatings } from '@shared/agreement/objects/object-ratings';
import { thingsOf } from '@shared/agreement/objects/thing';
import type { Rating } from '@shared/agreement/ratings';
import { assertExists } from '@shared/lib/assert';
import type { ImageId, MemberId } from '@shared/model/ids';
import type { StoredAnnotation } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { allImages, imageSummary } from '@main/db/queries/images';
import { listMembers } from '@main/db/queries/members';
import { imagesToCompare } from '@main/db/queries/submissions';
import type { Store } from '@main/db/store';
import { readImage } from './readings';
import { Snapshot } from './snapshot';
import { readingOf } from './things';
import { freeName, uniqueNames } from './unique-names';

/** One thing that people looked at, with the labels that they gave it. */
export interface RatedThing {
  /** As in the ratings: `<path>#<number>`. */
  readonly item: string;
  readonly image: ImageId;
  readonly path: string;
  /** By the names of people and classes. */
  readonly cluster: Cluster;
  readonly labels: readonly StoredAnnotation[];
}

export interface ObjectAgreement {
  /** How many images several people labelled. */
  readonly images: number;
  /** One for each thing and each person who looked at its image. */
  readonly ratings: readonly Rating[];
  /** The value of a rating by somebody who did not mark the thing; never the name of a class. */
  readonly absent: string;
  readonly drawings: readonly ImageDrawings[];
  readonly disagreements: Readonly<Record<DisagreementKind, number>>;
  readonly things: readonly RatedThing[];
  /** SHA-256 of all that was read. */
  readonly snapshot: string;
}

/** What each person is called in reports; no two alike. */
export function annotatorNames({ db }: Store): ReadonlyMap<MemberId, string> {
  return uniqueNames(listMembers(db));
}

/**
 * Reads what several people say of the same images as ratings of the things on them. Who is done with an image is told
 * by submissions; where nobody submitted, as after an import, everybody counts who has a label there.
 *
 * @param annotators the names of those who are compared.
 * @param threshold least similarity of two objects that may be one thing, above 0, at most 1.
 */
export function rateObjects(store: Store, annotators: ReadonlySet<string>, threshold: number): ObjectAgreement {
  // One transaction, so that all of it is of one moment.
  return store.db.transaction(() => read(store, annotators, threshold))();
}

function read(store: Store, annotators: ReadonlySet<string>, threshold: number): ObjectAgreement {
  const { db } = store;
  const members = annotatorNames(store);
  const classes = uniqueNames(listClasses(db));
  const paths = uniqueNames(allImages(db).map(({ id, path }) => ({ id, name: path })));
  const absent = freeName(ABSENT, new Set(classes.values()));
  const ratings: Rating[] = [];
  const drawings: ImageDrawings[] = [];
  const things: RatedThing[] = [];
  const disagreements = Object.fromEntries(disagreementKinds.map((kind) => [kind, 0])) as Record<
    DisagreementKind,
    number
  >;
  const snapshot = new Snapshot();
  snapshot.add({ threshold, annotators: [...annotators].sort() });
  for (const image of imagesToCompare(db)) {
    const readings = readImage(store, image);
    const extent = imageSummary(db, image);
    const names = new Map(readings.submitted.map((id) => [id as string, members.get(id) ?? id]));
    const submitted = [...names.values()].filter((name) => annotators.has(name)).sort();
    if (!extent || submitted.length < 2) continue;
    const objects = readings.members
      .map((member) => ({
        ...member,
        annotator: names.get(member.annotator) ?? member.annotator,
        class: assertExists(classes.get(member.class as never), 'an annotation has a class'),
      }))
      .filter(({ annotator }) => annotators.has(annotator));
    snapshot.add({ image, submitted, objects });
    const reading = readingOf(extent, { threshold, wellPlaced: 0.8, method: 'robust' }, readings.sigmas);
    drawings.push({
      drawings: submitted.map((annotator) => objects.filter((object) => object.annotator === annotator)),
      similarity: reading.similarity,
    });
    const clusters = clusterObjects(objects, threshold, reading.similarity);
    const path = assertExists(paths.get(image), 'an annotation has an image');
    for (const rating of objectRatings(path, clusters, submitted, absent)) ratings.push(rating);
    for (const { disagreements: found } of thingsOf(clusters, submitted, reading))
      for (const { kind } of found) disagreements[kind]++;
    clusters.forEach((cluster, index) => {
      const labels = cluster.flatMap(({ id }) => readings.labels.get(id) ?? []);
      things.push({ item: `${path}#${index + 1}`, image, path, cluster, labels });
    });
  }
  return {
    images: drawings.length,
    ratings,
    absent,
    drawings,
    disagreements,
    things,
    snapshot: snapshot.digest(),
  };
}
