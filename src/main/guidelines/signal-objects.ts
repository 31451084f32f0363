import { clusterObjects, DEFAULT_THRESHOLD, type Cluster } from '@shared/agreement/objects/cluster';
import { regionOf } from '@shared/embeddings/region';
import { iou } from '@shared/geometry/overlap';
import type { Uuid } from '@shared/lib/uuid';
import type { ClassId } from '@shared/model/ids';
import type { Region } from '@shared/model/region';
import type { SignalObject } from '@shared/signals/signal-object';
import { annotationsOf, type StoredAnnotation } from '@main/db/queries/annotations';
import { embeddingOf } from '@main/db/queries/embeddings';
import { allImages, type StoredImage } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import { answersOf } from './answer-words';

/** A label or a suggestion with where it is and what others made of it. */
export interface Candidate extends Omit<SignalObject, 'vector'> {
  readonly id: Uuid;
  readonly class: ClassId;
  readonly place: Region;
  readonly picture: StoredImage;
  /** The classes that others gave the thing; null: somebody who looked marked nothing. */
  readonly others: readonly (ClassId | null)[];
}

/** Every object of the project, image by image; a suggestion counts where nobody has labelled the place. */
export function* candidatesOf({ db }: Store): Generator<readonly Candidate[]> {
  for (const picture of allImages(db)) {
    const labels = annotationsOf(db, picture.id);
    const found = labelled(picture, labels);
    for (const { id, class: label, geometry, score, decision } of predictionsOf(db, picture.id)) {
      if (decision !== 'pending') continue;
      if (labels.some((one) => iou(one.geometry, geometry) >= DEFAULT_THRESHOLD)) continue;
      found.push({
        id,
        class: label,
        place: { image: picture.id, region: geometry, annotation: null },
        picture,
        disputed: false,
        doubt: 1 - score,
        answers: [],
        others: [],
      });
    }
    yield found;
  }
}

/** The candidate as signals see it, with its look when that is known. */
export function signalObject({ db }: Store, model: Buffer | null, candidate: Candidate): SignalObject {
  const { id, class: label, disputed, doubt, answers, picture, place } = candidate;
  const region = regionOf(place.region, picture);
  const vector = model && embeddingOf(db, model, { content: picture.sha256, region });
  return { id, class: label, disputed, doubt, answers, vector: vector ?? null };
}

function labelled(picture: StoredImage, labels: readonly StoredAnnotation[]): Candidate[] {
  const people = new Set(labels.map(({ author }) => author));
  const several = people.size > 1;
  const thingOf = several ? things(labels) : new Map<string, Cluster>();
  return labels.map((label) => {
    const thing = thingOf.get(label.id) ?? [];
    const missed = several && thing.length < people.size;
    const others: (ClassId | null)[] = thing.filter(({ id }) => id !== label.id).map((other) => other.class as ClassId);
    if (missed) others.push(null);
    const disputed = others.some((other) => other !== label.class);
    return {
      id: label.id,
      class: label.class,
      place: { image: picture.id, region: label.geometry, annotation: label.id },
      picture,
      disputed,
      doubt: several ? Number(disputed) : null,
      answers: answersOf(label.attributes ?? {}),
      others,
    };
  });
}

function things(labels: readonly StoredAnnotation[]): Map<string, Cluster> {
  const objects = labels.map(({ id, author, class: label, geometry }) => ({
    id,
    annotator: author,
    class: label,
    geometry,
  }));
  return new Map(clusterObjects(objects).flatMap((thing) => thing.map(({ id }) => [id, thing] as const)));
}
