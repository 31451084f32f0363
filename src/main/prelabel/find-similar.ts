import type { SimilarAnswer, SimilarObject, SimilarTo } from '@shared/contract/embeddings';
import { nearest } from '@shared/embeddings/nearest';
import { regionOf, wholeImage } from '@shared/embeddings/region';
import { annotationsOf } from '@main/db/queries/annotations';
import { embeddingsOf, placeKey } from '@main/db/queries/embeddings';
import { allImages, type StoredImage } from '@main/db/queries/images';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';

export interface SimilarRequest {
  /** What the embeddings are kept under, 32 bytes. */
  readonly key: Uint8Array;
  readonly query: Float32Array;
  readonly to: SimilarTo;
  readonly count: number;
}

type Candidate = Omit<SimilarObject, 'similarity'>;

/** Compares one embedding with all that are kept of labels, suggestions and images. Looks at every one: for a worker. */
export function findSimilar(store: Store, { key, query, to, count }: SimilarRequest): SimilarAnswer {
  const candidates: Candidate[] = [];
  const atPlace = new Map<string, number[]>();
  for (const image of allImages(store.db)) {
    for (const candidate of candidatesOf(store, image, to)) {
      const region = candidate.geometry ? regionOf(candidate.geometry, image) : wholeImage(image);
      const place = placeKey({ content: image.sha256, region });
      const others = atPlace.get(place);
      if (others) others.push(candidates.length);
      else atPlace.set(place, [candidates.length]);
      candidates.push(candidate);
    }
  }
  const { length } = query;
  const data = new Float32Array(candidates.length * length);
  const bytes = new Uint8Array(data.buffer);
  const isKnown = new Uint8Array(candidates.length);
  let compared = 0;
  for (const [place, vector] of embeddingsOf(store.db, Buffer.from(key))) {
    if (vector.length !== 4 * length) continue;
    for (const index of atPlace.get(place) ?? []) {
      bytes.set(vector, index * 4 * length);
      isKnown[index] = 1;
      compared++;
    }
  }
  const found = nearest(query, { length, data }, count, (index) => isKnown[index] === 1);
  return {
    found: found.map(({ index, similarity }) => ({ ...candidates[index]!, similarity })),
    compared,
    unknown: candidates.length - compared,
  };
}

/** Objects are compared with objects, and images with images; never a thing with itself. */
function candidatesOf({ db }: Store, image: StoredImage, to: SimilarTo): Candidate[] {
  const { id, path } = image;
  if (to.type === 'image') {
    return id === to.image ? [] : [{ image: id, path, source: 'image', id: null, class: null, geometry: null }];
  }
  const labels = annotationsOf(db, id).map((label) => ({ ...label, source: 'annotation' as const }));
  const waiting = predictionsOf(db, id)
    .filter(({ decision }) => decision === 'pending')
    .map((suggestion) => ({ ...suggestion, source: 'prediction' as const }));
  return [...labels, ...waiting]
    .filter((object) => object.id !== to.id)
    .map((object) => ({
      image: id,
      path,
      source: object.source,
      id: object.id,
      class: object.class,
      geometry: object.geometry,
    }));
}
