import { clusterObjects } from '@shared/agreement/objects/cluster';
import { disagreementKinds, type DisagreementKind } from '@shared/agreement/objects/disagreement';
import { disagreementsOf } from '@shared/agreement/objects/thing';
import type { Drawing } from '@shared/agreement/objects/shape-alpha';
import { ABSENT, objectRatings } from '@shared/agreement/objects/object-ratings';
import type { Rating } from '@shared/agreement/ratings';
import type { MemberId } from '@shared/model/ids';
import { assertExists } from '@shared/lib/assert';
import { annotationsOf, type StoredAnnotation } from '@main/db/queries/annotations';
import { listClasses } from '@main/db/queries/classes';
import { allImages } from '@main/db/queries/images';
import { listMembers } from '@main/db/queries/members';
import { imagesOfSeveral } from '@main/db/queries/overlap';
import type { Store } from '@main/db/store';
import { freeName, uniqueNames } from './unique-names';

export interface ObjectAgreement {
  /** How many images several people labelled. */
  readonly images: number;
  /** One for each thing and each person who labelled its image; items are `<path>#<number>`. */
  readonly ratings: readonly Rating[];
  /** The value of a rating by somebody who did not mark the thing; never the name of a class. */
  readonly absent: string;
  /** For each image what each of its people marked, by the id of the image and the name of the person. */
  readonly drawings: readonly (readonly Drawing[])[];
  readonly disagreements: Readonly<Record<DisagreementKind, number>>;
}

/** What each person is called in reports; no two alike. */
export function annotatorNames({ db }: Store): ReadonlyMap<MemberId, string> {
  return uniqueNames(listMembers(db));
}

/**
 * Reads what several people labelled on the same images as ratings of the things on them. Somebody with no label on an
 * image counts as not having looked at it: a project does not say yet who is done with an image.
 *
 * @param annotators the names of those who are compared.
 * @param threshold least intersection over union of two objects that may be one thing, above 0, at most 1.
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
  const objectOf = (annotation: StoredAnnotation) => ({
    id: annotation.id,
    annotator: assertExists(members.get(annotation.author), 'an annotation has an author'),
    class: assertExists(classes.get(annotation.class), 'an annotation has a class'),
    geometry: annotation.geometry,
  });

  const ratings: Rating[] = [];
  const drawings: Drawing[][] = [];
  const disagreements = Object.fromEntries(disagreementKinds.map((kind) => [kind, 0])) as Record<
    DisagreementKind,
    number
  >;
  let images = 0;
  for (const image of imagesOfSeveral(db)) {
    const objects = annotationsOf(db, image)
      .map(objectOf)
      .filter(({ annotator }) => annotators.has(annotator));
    const submitted = [...new Set(objects.map(({ annotator }) => annotator))].sort();
    if (submitted.length < 2) continue;
    images++;
    drawings.push(submitted.map((annotator) => objects.filter((object) => object.annotator === annotator)));
    const clusters = clusterObjects(objects, threshold);
    const path = assertExists(paths.get(image), 'an annotation has an image');
    for (const rating of objectRatings(path, clusters, submitted, absent)) ratings.push(rating);
    for (const { kind } of disagreementsOf(clusters, submitted)) disagreements[kind]++;
  }
  return { images, ratings, absent, drawings, disagreements };
}
