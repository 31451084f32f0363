import { setImmediate } from 'node:timers/promises';
import { regionOf, wholeImage } from '@shared/embeddings/region';
import { annotationsOf } from '@main/db/queries/annotations';
import { allImages } from '@main/db/queries/images';
import { placesOfGuideline } from '@main/db/queries/guideline-places';
import { predictionsOf } from '@main/db/queries/predictions';
import type { Store } from '@main/db/store';
import type { ImageRegions } from './embed-project';

/** Images looked at between two breaths of the event loop. */
const slice = 50;

/**
 * Every part of a project that people compare: the images, their labels, the suggestions that wait, the members of rare
 * cases and the examples of rules.
 */
export async function regionsOfProject(store: Store, signal: AbortSignal): Promise<ImageRegions[]> {
  const all: ImageRegions[] = [];
  const guideline = placesOfGuideline(store.db);
  for (const [index, image] of allImages(store.db).entries()) {
    if (index % slice === slice - 1) await setImmediate();
    signal.throwIfAborted();
    const waiting = predictionsOf(store.db, image.id).filter(({ decision }) => decision === 'pending');
    const shapes = [...annotationsOf(store.db, image.id), ...waiting].map(({ geometry }) => geometry);
    const places = [...shapes, ...(guideline.get(image.id) ?? [])];
    all.push({ image, regions: [wholeImage(image), ...places.map((place) => regionOf(place, image))] });
  }
  return all;
}
