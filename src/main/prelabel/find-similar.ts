import type { SimilarAnswer, SimilarObject, SimilarTo } from '@shared/contract/embeddings';
import { nearest } from '@shared/embeddings/nearest';
import { regionOf, wholeImage } from '@shared/embeddings/region';
import { annotationsOf } from '@main/db/queries/annotations';
import { embeddingOf } from '@main/db/queries/embeddings';
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
  const model = Buffer.from(key);
  const candidates: Candidate[] = [];
  const vectors: Float32Array[] = [];
  let unknown = 0;
  for (const image of allImages(store.db)) {
    for (const candidate of candidatesOf(store, image, to)) {
      const region = candidate.geometry ? regionOf(candidate.geometry, image) : wholeImage(image);
      const vector = embeddingOf(store.db, model, { content: image.sha256, region });
      if (vector?.length !== query.length) {
        unknown++;
        continue;
      }
      candidates.push(candidate);
      vectors.push(vector);
    }
  }
  const data = new Float32Array(vectors.length * query.length);
  vectors.forEach((vector, index) => data.set(vector, index * query.length));
  const found = nearest(query, { length: query.length, data }, count);
  return {
    found: found.map(({ index, similarity }) => ({ ...candidates[index]!, similarity })),
    compared: candidates.length,
    unknown,
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
